"""The table of what was measured, in French and in Markdown."""

import os
from datetime import datetime
from zoneinfo import ZoneInfo

from scripts.bench.serving import table

_LABELS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_TIMES = {"wall_50": "p50", "wall_99": "p99", "wall_99.9": "p99,9"}
_PROCESSOR = {"cpu_50": "p50", "cpu_99": "p99"}
_NAMES = _TIMES | {"cpu_50": "processeur p50", "cpu_99": "processeur p99", "queries": "requêtes"}
# What pages are held to (docs/adr/0009), by the beginning of their line: milliseconds, queries, and how much slower
# the largest corpus may be than the smallest.
_PAGE = {"wall_99": 50.0}
_PAGES = (
    *("accueil", "derniers", "thème", "personne", "organisation", "citation", "intervenants", "auteurs", "annuaire"),
    *("événements", "flux"),
)
_BARS = {
    "recherche": _PAGE | {"cpu_50": 25.0},
    "suggestions": {"wall_99": 20.0},
    "article": _PAGE | {"cpu_50": 10.0, "queries": 12},
    "publication": {"wall_99": 300.0},
} | dict.fromkeys(_PAGES, _PAGE)
_GROWTH = 2.0
_NOTE = (
    "requêtes par ligne, tirées du corpus et déjà faites une fois. Temps en millisecondes, dans un seul processus, "
    "sans réseau. « Processeur » : celui de Python et, s’il est sur cette machine (Linux), celui du processus de "
    "PostgreSQL. « Requêtes » : le plus qu’une page en fasse. « × nue » : combien de fois la vue qui ne fait "
    "rien. Les derniers rapports sont du plus grand corpus au plus petit."
)


def report(measured: dict[tuple[str, int], dict], queries: int) -> str:
    """`measured` holds what `measuring` tells of each engine and size."""
    engines = dict.fromkeys(engine for engine, _size in measured)
    parts = [_heading(measured, queries)]
    for engine in engines:
        sizes = {size: told for (name, size), told in measured.items() if name == engine}
        parts += [_table(engine, sizes), _verdict(sizes), *(_served(size, told) for size, told in sizes.items())]
    return "\n".join(parts)


def _heading(measured: dict, queries: int) -> str:
    now = datetime.now(ZoneInfo("Europe/Paris"))
    told = {engine: f"{_LABELS[engine]} {run['versions']['database']}" for (engine, _size), run in measured.items()}
    python = next(iter(measured.values()))["versions"]["python"]
    names = ", ".join(dict.fromkeys(_whole(run["names"]) for run in measured.values()))
    return (
        f"## Mesures du {now:%d/%m/%Y} à {now:%H:%M}\n\n"
        f"{os.cpu_count()} cœurs, Python {python}, {', '.join(told.values())}. {queries} {_NOTE} "
        f"Noms proposés à la saisie : {names}.\n"
    )


def _table(engine: str, sizes: dict[int, dict]) -> str:
    head, lines = ["page"], []
    for size in sizes:
        head += [f"{_whole(size)} : {_labels(_TIMES)}", f"processeur {_labels(_PROCESSOR)}", "requêtes"]
    first, last = min(sizes), max(sizes)
    head += ["× nue", "rapport p50", "rapport p99"]
    bare = next(iter(sizes[last]["rows"].values()))["wall_50"]
    for name, largest in sizes[last]["rows"].items():
        cells = [name]
        for told in sizes.values():
            row = told["rows"][name]
            cells += [_figures(row, _TIMES), _figures(row, _PROCESSOR), str(row.get("queries", ""))]
        smallest = sizes[first]["rows"][name]
        ratios = [largest[column] / smallest[column] for column in ("wall_50", "wall_99")]
        lines.append([*cells, *map(_figure, [largest["wall_50"] / bare, *ratios])])
    rule = ["---", *["--:"] * (len(head) - 1)]
    memory = " ; ".join(f"{_whole(size)} articles, {told['memory']:.0f} Mo" for size, told in sizes.items())
    foot = ["", f"Mémoire du processus qui mesure, au plus : {memory}.", ""]
    return "\n".join([f"### {_LABELS[engine]}\n", *map(_line, [head, rule, *lines]), *foot])


def _served(size: int, told: dict) -> str:
    """The same pages from gunicorn, beside applications that do nothing but send their bytes."""
    return (
        f"#### Servies par gunicorn, {_whole(size)} articles\n\n{table(told['served'])}\n"
        f"Deux processus, quatre connexions ; médianes de plusieurs tours, rapports à l’application nue du même tour "
        f"(1 : aussi bien). Processeur : celui des processus de gunicorn seuls. Le plus gros tient "
        f"{told['worker']:.0f} Mo.\n"
    )


def _verdict(sizes: dict[int, dict]) -> str:
    """The bars that the largest corpus exceeds, or that it holds them all."""
    first, last = sizes[min(sizes)]["rows"], sizes[max(sizes)]["rows"]
    exceeded = []
    for name, told in last.items():
        bars = next((bars for start, bars in _BARS.items() if name.startswith(start)), None)
        if bars is None:
            continue
        exceeded += [
            f"{name}, {_NAMES[column]} : {_figure(told[column])} pour {_figure(bar)}"
            for column, bar in bars.items()
            if told[column] > bar
        ]
        growth = told["wall_50"] / first[name]["wall_50"]
        exceeded += [f"{name}, croissance : {_figure(growth)} pour {_figure(_GROWTH)}"] if growth > _GROWTH else []
    return "Barres dépassées :\n\n" + "".join(f"- {line}\n" for line in exceeded) if exceeded else "Barres tenues.\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _labels(columns: dict[str, str]) -> str:
    return " / ".join(columns.values())


def _figures(row: dict[str, float], columns: dict[str, str]) -> str:
    return " / ".join(_figure(row[column]) for column in columns)


def _figure(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def _whole(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")

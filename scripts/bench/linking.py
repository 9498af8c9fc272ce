"""Times finding names in texts of 5 kB, with a dictionary of 10,000 names in memory. No database is used.

    python -m scripts.bench.linking [--names 10000] [--texts 200]

Prints in milliseconds the median and the 99th percentile for a text (elapsed, then of processor), and what it takes to
build the dictionary anew.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from random import Random
from statistics import median
from time import perf_counter, process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from articles.corpus.names import coined, person_name  # noqa: E402 - Django is to be set up first
from articles.corpus.prose import Prose  # noqa: E402
from articles.linking.detecting import detect  # noqa: E402
from articles.linking.entries import Entry, Post, Rule, Target  # noqa: E402
from articles.linking.lexicon import Lexicon, build_lexicon  # noqa: E402
from articles.linking.scenes import scene_of_text  # noqa: E402

LENGTH = 5_000  # bytes of a text
DAY = date(2024, 3, 12)
NAMED = 12  # records that a text names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=10_000)
    parser.add_argument("--texts", type=int, default=200)
    options = parser.parse_args()
    rng = Random(7)  # noqa: S311 - the same texts at each run
    names = _names(options.names)
    started = perf_counter()
    lexicon = _lexicon(names)
    built = 1000 * (perf_counter() - started)
    texts = [_text(rng, names) for _rank in range(options.texts)]
    walls, processors = zip(*(_timed(text, lexicon) for text in texts for _time in range(2)), strict=True)
    found = sum(len(detect(scene_of_text(text, DAY), lexicon)) for text in texts) / len(texts)
    sys.stdout.write(
        f"{options.names} noms, {len(texts)} textes de {LENGTH} octets, {found:.1f} mentions par texte\n"
        f"{_told(walls)} ; processeur\u00a0: {_told(processors)} ; dictionnaire construit en {built:.0f} ms\n"
    )


def _names(count: int) -> list[tuple[str, str]]:
    """Half are full names of people (given and family name), half names and sigles of organisations."""
    people = [person_name(rank, is_woman=rank % 2 == 0) for rank in range(count // 2)]
    houses = [(f"Institut {coined(rank)}", f"I{coined(rank)[:3].upper()}{rank % 10}") for rank in range(count // 4)]
    return [*people, *houses]


def _lexicon(names: list[tuple[str, str]]) -> Lexicon:
    entries, posts = [], []
    for rank, (first, second) in enumerate(names):
        if first.startswith("Institut "):
            target = Target("organisation", rank)
            entries += [Entry(first, Rule.NAME, target), Entry(second, Rule.ACRONYM, target)]
            posts.append(Post(("directeur", "general"), rank % 100, rank))
        else:
            target = Target("person", rank)
            entries += [Entry(f"{first} {second}", Rule.NAME, target), Entry(second, Rule.SURNAME, target)]
    return build_lexicon(entries, posts)


def _text(rng: Random, names: list[tuple[str, str]]) -> str:
    prose, lines = Prose(rng, "un projet"), []
    named = rng.sample(names, NAMED)
    while sum(len(line.encode()) + 1 for line in lines) < LENGTH:
        lines.append(prose.sentence())
        if named:
            first, second = named.pop()
            is_house = first.startswith("Institut ")
            lines.append(
                f"Le comité de l’{first} ({second}) le dit." if is_house else f"Le Pr {first} {second} le dit."
            )
    return "\n".join(lines)


def _timed(text: str, lexicon: Lexicon) -> tuple[float, float]:
    wall, processor = perf_counter(), process_time()
    detect(scene_of_text(text, DAY), lexicon)
    return 1000 * (perf_counter() - wall), 1000 * (process_time() - processor)


def _told(times: Sequence[float]) -> str:
    last = sorted(times)[max(0, -(-len(times) * 99 // 100) - 1)]
    return f"médiane {median(times):.2f} ms, 99e centile {last:.2f} ms"


if __name__ == "__main__":
    main()

"""Pages served by gunicorn, made each time, kept, and « not modified », beside applications that send the same bytes.

    python -m scripts.bench.serving [--path /articles/] [--requests 2000] [--rounds 5]

On the database of the site here, on each corpus in `make bench`. Two workers each, in one run, in turn. The processor
is that of the workers, not of the database’s server; its ratio is the one that a busy machine hardly changes.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import median

from scripts.bench import bare
from scripts.bench.servers import Load, Server, serving

WSGI, DJANGO, MADE, KEPT, KNOWN = "application nue", "vue Django nue", "page faite", "page gardée", "304"
RANKS = (50, 99, 99.9)
_FEWER = 10  # times fewer requests for pages that are made each time
_CODING = {"Accept-Encoding": "gzip"}


def percentile(values: list[float], rank: float) -> float:
    """Of the nearest rank."""
    return sorted(values)[max(0, ceil(len(values) * rank / 100) - 1)]


@dataclass(frozen=True)
class Served:
    """What a page cost in each of its manners, `loads` by manner and by round."""

    size: int  # bytes
    loads: dict[str, list[Load]]

    def rate(self, manner: str) -> float:
        return median(load.rate for load in self.loads[manner])

    def processor(self, manner: str) -> float:
        return median(load.processor for load in self.loads[manner])

    def percentile(self, manner: str, rank: float) -> float:
        """Milliseconds, all rounds together."""
        return percentile([time for load in self.loads[manner] for time in load.times], rank)

    def ratios(self, manner: str) -> tuple[float, float]:
        """Of requests a second and of processor, to the bare application of the same round: one is as good."""
        pairs = list(zip(self.loads[manner], self.loads[WSGI], strict=True))
        return median(one.rate / other.rate for one, other in pairs), median(
            other.processor / one.processor for one, other in pairs
        )


def served(
    environment: dict[str, str], pages: dict[str, str], requests: int, rounds: int
) -> tuple[dict[str, Served], float]:
    """Of each page, by the name that is given to its address; and the megabytes of the largest worker afterwards."""
    with tempfile.NamedTemporaryFile() as file, ExitStack() as started:
        site = started.enter_context(serving("portal.wsgi", _without(environment, "PAGE_CACHE_BYTES")))
        answers = {address: _kept(site, address) for address in pages.values()}
        bare.keep(Path(file.name), answers)
        others = environment | {bare.ANSWERS: file.name}
        servers = {
            KEPT: site,
            MADE: started.enter_context(serving("portal.wsgi", environment | {"PAGE_CACHE_BYTES": "0"})),
            WSGI: started.enter_context(serving("scripts.bench.bare:wsgi", others)),
            DJANGO: started.enter_context(serving("scripts.bench.bare:django()", others)),
        }
        told = {}
        for name, address in pages.items():
            asked = _asked(servers, address, answers[address], requests)
            turns = [{manner: act() for manner, act in asked.items()} for _rank in range(rounds + 1)][1:]
            loads = {manner: [turn[manner] for turn in turns] for manner in asked}
            told[name] = Served(len(answers[address][3]), loads)
        return told, site.memory


def _without(environment: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in environment.items() if key != name}


def _kept(site: Server, address: str) -> bare.Answer:
    answer = site.ask(address, **_CODING)
    if answer[0] != 200 or not _etag(answer):
        sys.exit(f"✗ {address}\u00a0: {answer[0]}, et rien à garder. La base est celle de DATABASE_URL.")
    return answer


def _etag(answer: bare.Answer) -> str:
    return {name.lower(): value for name, value in answer[2]}.get("etag", "")


def _asked(
    servers: dict[str, Server], address: str, answer: bare.Answer, requests: int
) -> dict[str, Callable[[], Load]]:
    known = _CODING | {"If-None-Match": _etag(answer)}
    return {
        WSGI: lambda: servers[WSGI].loaded(address, requests, **_CODING),
        DJANGO: lambda: servers[DJANGO].loaded(address, requests, **_CODING),
        MADE: lambda: servers[MADE].loaded(address, max(requests // _FEWER, 4), **_CODING),
        KEPT: lambda: servers[KEPT].loaded(address, requests, **_CODING),
        KNOWN: lambda: servers[KEPT].loaded(address, requests, 304, **known),
    }


def table(pages: dict[str, Served]) -> str:
    """In French and in Markdown: a line for each manner of each page."""
    head = ["page", "octets", "requêtes/s", "p50 / p99 / p99,9 (ms)", "processeur (ms)", "rapport des requêtes/s"]
    lines = [[*head, "rapport des processeurs"], ["---", *["--:"] * len(head)]]
    for name, page in pages.items():
        for manner in page.loads:
            times = " / ".join(f"{page.percentile(manner, rank):.1f}" for rank in RANKS)
            rates, processors = page.ratios(manner)
            cells = [f"{page.rate(manner):.0f}", times, f"{page.processor(manner) / 1000:.2f}"]
            told = [*cells, f"{rates:.2f}", f"{processors:.2f}"]
            lines.append([f"{name}, {manner}", str(page.size), *(cell.replace(".", ",") for cell in told)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    options = _options()
    pages, memory = served(dict(os.environ), {options.path: options.path}, options.requests, options.rounds)
    sys.stdout.write(f"{table(pages)}\nMédianes de {options.rounds} tours. Un processus\u00a0: {memory:.0f} Mo.\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--path", default="/articles/", help="the page (/articles/)")
    parser.add_argument("--requests", type=int, default=2000, help="of each kind in each round (2000)")
    parser.add_argument("--rounds", type=int, default=5, help="beside the first, which warms up (5)")
    return parser.parse_args()


if __name__ == "__main__":
    main()

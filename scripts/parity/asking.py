"""Fills the database of this process with the demonstration and a synthetic corpus, asks it, and prints the answers."""

import io
import json
import os
import sys
from datetime import timedelta
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is to be set up first
from django.utils import timezone  # noqa: E402

from articles.models import Article  # noqa: E402
from portal.search.engines import engine  # noqa: E402
from portal.search.naming.understanding import understand  # noqa: E402
from portal.search.query import parse  # noqa: E402
from portal.search.results import Ask  # noqa: E402
from portal.search.searching import search  # noqa: E402
from tests.search.judged import JUDGED  # noqa: E402

ARTICLES, SEED = 400, 11
REMEMBERED = 120  # titles that are asked for by some of their words, one of them mistyped in every other query
EVERYTHING = 100_000


def main() -> None:
    silent = io.StringIO()
    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=silent)
    call_command("generate_corpus", articles=ARTICLES, seed=SEED, stdout=silent)
    now = timezone.now() + timedelta(minutes=1)
    json.dump({text: _answer(text, now) for text in _queries()}, sys.stdout)


def _queries() -> list[str]:
    """Those that are judged, and what one remembers of titles. The same ones on each database."""
    dice = Random(SEED)  # noqa: S311 - repeatable, not secret
    titles = list(Article.objects.published().order_by("title", "pk").values_list("title", flat=True))
    found = [row.query for row in JUDGED]
    for rank, title in enumerate(dice.sample(titles, min(REMEMBERED, len(titles)))):
        words = title.split()
        kept = words[1:-1] or words
        if rank % 2:
            place = max(range(len(kept)), key=lambda place: len(kept[place]))
            kept[place] = kept[place][:2] + kept[place][3:]
        found.append(" ".join(kept))
    return list(dict.fromkeys(found))


def _answer(text: str, now) -> dict:
    """All that matches, and the first ten of the page; records by their names, since keys may differ."""
    understood = understand(parse(text, today=now.date()), now)
    rows = engine().newest(understood.query.match(now, understood.filters), EVERYTHING)
    results = search(Ask(text=text, visible_at=now), is_counted=False)
    first = [f"{hit.kind.label} {hit.record}" for hit in [*results.best, *results.hits]][:10]
    return {"set": sorted(f"{row.title} {row.facets}" for row in rows), "first": first}


if __name__ == "__main__":
    main()

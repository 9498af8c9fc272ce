"""The ways to narrow what was found, each with how many documents it leaves.

Counted in the documents that were looked at: what a link promises is what its page shows. Where more match than are
looked at, no figure is given, for it would not be what the link leads to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from portal.core import sql
from portal.search import tokens
from portal.search.facets.chosen import FIRST_YEAR, HEADINGS, NATURES, YEAR, month_label
from portal.search.facets.records import RECORDS, Labels, record_labels
from portal.search.kinds import date_of, first_id
from portal.search.matching import Row
from portal.search.query import parse
from portal.search.results import FACETS, Ask, FacetGroup, Option

SHOWN = 10  # options of a facet
CONSIDERED = 15  # the most frequent records, some of which may be out of lists

_OLDEST = "SELECT id FROM search_searchdocument WHERE id >= %s AND visible_from <= %s ORDER BY id LIMIT 1"

Found = list[tuple[str, str, int]]  # value in the address, label, how many
Counts = dict[str, dict[str, int]]  # by prefix, how many documents bear each value


def facet_groups(ask: Ask, on: set[str], rows: Iterable[Row], *, is_limited: bool) -> list[FacetGroup]:
    """The options of each facet but those that are `on`. `is_limited`: more match than `rows`."""
    counts, groups = counted(rows), []
    offered = [name for name in FACETS if name not in on and _is_offered(name, on)]
    labels = record_labels({name: _most_frequent(counts[RECORDS[name].prefix]) for name in offered if name in RECORDS})
    for name in offered:
        found = _records(name, counts, labels[name]) if name in labels else _found(name, counts, ask, is_limited)
        address = ask.by_value(name)
        options = [Option(label, address(value), None if is_limited else number) for value, label, number in found]
        if options:
            groups.append(FacetGroup(name, HEADINGS[name][0], options))
    return groups


def _is_offered(name: str, on: set[str]) -> bool:
    """Months within a year; and no year beside a month that is on, which another year would turn off."""
    return {"mois": "annee" in on, "annee": "mois" not in on}.get(name, True)


def counted(rows: Iterable[Row]) -> Counts:
    """How many of the documents bear each facet. A document holds each of its tokens once."""
    borne = Counter(" ".join([row.facets for row in rows]).split())
    counts: Counts = defaultdict(dict)
    for token, number in borne.items():
        counts[token[1]][token[2:]] = number
    return counts


def _found(name: str, counts: Counts, ask: Ask, is_limited: bool) -> Found:
    """The options of a facet whose values are no records."""
    limited = ask if is_limited else None  # the search, when more match than were looked at
    if name == "nature":
        numbers = [(kind.label, label, counts[tokens.NATURE].get(str(int(kind)))) for kind, label in NATURES.items()]
        return [(value, label, number) for value, label, number in numbers if number]
    if name == "annee":
        return _years(counts[tokens.YEAR], limited)
    return _months(counts[tokens.MONTH], limited)


def _years(numbers: dict[str, int], limited: Ask | None) -> Found:
    """The newest first. Those of the newest documents alone would lead to nothing older: earlier ones are offered too,
    without having been looked at."""
    years = {year for year in numbers if YEAR.fullmatch(year)}
    if limited and years:
        years.update(map(str, range(_first_year(limited), int(min(years)))))
    return [(year, year, numbers.get(year, 0)) for year in sorted(years, reverse=True)][:SHOWN]


def _first_year(ask: Ask) -> int:
    """That from which the search goes on, or that of the oldest public document with a date; one look-up at the end of
    an index.
    """
    since = parse(ask.text, today=timezone.localdate()).since
    if since:
        return max(since.year, FIRST_YEAR)
    found = sql.rows(_OLDEST, [first_id(date.min), sql.moment(ask.visible_at or timezone.now())])
    oldest = next((date_of(key) for (key,) in found), None)
    return max(oldest.year, FIRST_YEAR) if oldest else date.max.year


def _months(numbers: dict[str, int], limited: Ask | None) -> Found:
    months = {f"{value[:4]}-{value[4:]}": number for value, number in numbers.items()}
    if limited and months:
        newest = max(months)
        months = {f"{newest[:4]}-{month:02}": 0 for month in range(1, int(newest[5:]) + 1)}
    return [(month, month_label(month), months[month]) for month in sorted(months, reverse=True)]


def _most_frequent(numbers: dict[str, int]) -> list[str]:
    """The `CONSIDERED` values that most documents bear, then the oldest."""
    if len(numbers) > CONSIDERED:
        least = sorted(numbers.values(), reverse=True)[CONSIDERED - 1]
        numbers = {value: number for value, number in numbers.items() if number >= least}
    return sorted(numbers, key=lambda value: (-numbers[value], int(value)))[:CONSIDERED]


def _records(name: str, counts: Counts, labels: Labels) -> Found:
    """The most frequent of the public records, then by name. Whoever is out of lists is not among them."""
    numbers = counts[RECORDS[name].prefix]
    found = [(slug, label, numbers[value]) for value, (slug, label) in labels.items()]
    return sorted(found, key=lambda option: (-option[2], option[1].casefold(), option[0]))[:SHOWN]

"""From what was asked to what is answered: understood, matched, ranked, counted, and only then read.

The cost is bounded whatever the corpus: see `ordering`.
"""

from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from articles.models import Article
from portal.core.counting import Count
from portal.search.correcting.corrections import correction
from portal.search.correcting.fewer import with_fewer
from portal.search.desk.empty import note_empty
from portal.search.engines import engine
from portal.search.facets.chosen import chips, chosen_facets, typed_chips
from portal.search.facets.options import facet_groups
from portal.search.kinds import record_id, undated
from portal.search.naming.understanding import Understood, understand
from portal.search.query import Query, parse
from portal.search.ranking.ordering import WINDOW, Found, Ordered, by_date, by_relevance, find
from portal.search.results import DATE, RELEVANCE, Ask, OtherWay, Results
from portal.search.showing.hits import hits_of

PAGE = 10
FEW = 3  # results under which another spelling is offered
COUNTED = 50  # how far the results of another way to ask are counted


def numbered(ask: Ask) -> Article | None:
    """The public article whose number was typed, when that is all that was."""
    number = None if ask.is_exact else parse(ask.text, today=timezone.localdate()).number
    if number is None:
        return None
    return Article.objects.published().only("number", "slug").filter(number=number).first()


def search(ask: Ask, *, size: int = PAGE, is_counted: bool = True) -> Results:
    """`size`: how many results a page has. `is_counted`: whether words that find nothing are noted for the editors;
    not those that a machine repeats.
    """
    return _Search(ask, size).results(is_counted=is_counted)


class _Search:
    def __init__(self, ask: Ask, size: int):
        self.ask, self.size = ask, size
        self.visible_at: datetime = ask.visible_at or timezone.now()
        self.today = timezone.localdate(self.visible_at)
        self.chosen = chosen_facets(ask)
        self.filters = tuple(frozenset({facet.token}) for facet in self.chosen)
        self.query = parse(ask.text, today=self.today)

    def results(self, *, is_counted: bool) -> Results:
        results = Results(ask=self.ask, chips=[*typed_chips(self.ask, self.query), *chips(self.ask, self.chosen)])
        found = self._find(self.query)
        results.notes, results.definitions = found.understood.notes, found.understood.definitions
        bare = replace(self.query, since=None, until=None, dates=(), by="")
        results.words, results.has_words = bare.text, not bare.is_empty
        results.is_unfound = not found.rows
        if not found.rows and is_counted and self._is_plain:
            note_empty(self.ask.text)  # as typed: what may tell who asked is only seen there
        if self.query.number is not None and not self.ask.is_exact and numbered(self.ask) is None:
            results.notes = [*results.notes, f"Aucun article ne porte le n°\u00a0{self.query.number}."]
        is_number = self.query.number is not None
        is_settled = self.query.is_empty or is_number or self.ask.is_exact or _is_named(found)
        if len(found.rows) < FEW and not is_settled:
            found = self._otherwise(found, results)
        if not results.did_you_mean:
            results.did_you_mean = self._in_capitals(found)
        results.widened = found.understood.widened
        if results.widened or results.corrected or results.kept:
            results.exact_query = self.ask.query(is_exact=True)
        results.order = DATE if found.understood.query.is_empty else self.ask.order or RELEVANCE
        if found.rows:
            self._fill(results, found)
        return results

    @property
    def _is_plain(self) -> bool:
        """Words alone: nothing found because of a date or of a facet says nothing of the words."""
        query, ask = self.query, self.ask
        is_narrowed = self.filters or query.by or query.since or query.until or query.excluded
        return bool(query.words) and ask.page == 1 and not (ask.is_exact or is_narrowed)

    def _find(self, query: Query) -> Found:
        understood = understand(query, self.visible_at, is_exact=self.ask.is_exact)
        return find(understood, self.visible_at, self.filters)

    def _otherwise(self, found: Found, results: Results) -> Found:
        """What to look for instead when nothing was found; what to offer when hardly anything was."""
        count = self._counter(found.understood)
        better = correction(self.query, self.visible_at, count)
        if found.rows:
            if better and better.count > len(found.rows):
                results.did_you_mean = OtherWay(better.text, self.ask.query(text=better.text))
            return found
        if better and better.is_sure:
            results.corrected = better.text
            return self._find(better.query)
        if better:
            results.did_you_mean = OtherWay(better.text, self.ask.query(text=better.text))
        fewer = with_fewer(self.query, self.visible_at, count)
        if fewer is None:
            return found
        results.kept = fewer.text
        return self._find(fewer)

    def _in_capitals(self, found: Found) -> OtherWay | None:
        """« ans » are years; whoever meant the agency ANS typed its sigle in small letters."""
        shouted = self.query.text.upper()
        if not self.query.text.islower() or not found.understood.best or _holds_best(found):
            return None
        return OtherWay(shouted, self.ask.query(text=shouted))

    def _counter(self, understood: Understood):
        """How many documents another query would find, with the same facets."""
        filters = (*self.filters, *understood.filters)
        return lambda query: engine().count(query.match(self.visible_at, filters), COUNTED)

    def _fill(self, results: Results, found: Found) -> None:
        """The page, the facets and the records."""
        ordered = by_date(found) if results.order == DATE else by_relevance(found, self.today)
        number = len(found.rows)
        results.total = Count(WINDOW, is_more=True) if found.is_limited else Count(number)
        # What narrows a corrected query starts from the corrected words: its counts are theirs.
        asked = replace(self.ask, text=results.corrected or results.kept or self.ask.text)
        on = {facet.name for facet in self.chosen}
        results.groups = facet_groups(asked, on, found.rows, is_limited=found.is_limited)
        results.pages = max(1, -(-len(ordered.others) // self.size))
        results.page = min(max(self.ask.page, 1), results.pages)
        self._read(results, ordered, found.understood.query)

    def _read(self, results: Results, ordered: Ordered, query: Query) -> None:
        start = (results.page - 1) * self.size
        best = ordered.best if results.page == 1 else []
        shown = ordered.others[start : start + self.size]
        hits = hits_of([*best, *shown], query)
        results.best = [hits[row.id] for row in best if row.id in hits]
        results.hits = [hits[row.id] for row in shown if row.id in hits]


def _is_named(found: Found) -> bool:
    """Whether all that was typed is the name of a record that was found: nothing is likelier to be meant."""
    return bool(found.understood.best) and _holds_best(found)


def _holds_best(found: Found) -> bool:
    held = {undated(row.id) for row in found.rows}
    return all(record_id(kind, key) in held for kind, key in found.understood.best)

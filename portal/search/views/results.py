"""The page of results: what was found, the ways to narrow it, and where to go when there is nothing."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.views.generic import TemplateView

from portal.core.addresses import split
from portal.core.house import between_marks
from portal.core.pages import Crumb, PageInfo
from portal.core.views import PageMixin
from portal.search.forms import SearchForm
from portal.search.results import DATE, RELEVANCE, Results
from portal.search.searching import PAGE, numbered, search
from portal.search.showing.best import ways_from
from portal.search.templatetags.found import typeset
from portal.search.views.ways import examples, followed_themes, latest_articles

DESCRIPTION = (
    "Chercher dans les articles, les citations, les intervenants, les organisations, les événements et les thèmes."
)
COUNTED_EVERY = timedelta(seconds=5)  # a search without result that is repeated at once counts once, and costs once


@dataclass(frozen=True)
class Sort:
    label: str
    query: str
    is_on: bool


class Search(PageMixin, TemplateView):
    """What is asked and found, whether a page or a feed tells it."""

    results: Results | None = None  # none while nothing is asked

    @property
    def has_feed(self) -> bool:
        return self.results is not None

    def get(self, request, *args, **kwargs):
        self.form = SearchForm(request.GET)
        self.ask = self.form.ask
        elsewhere = self.get_elsewhere()
        if elsewhere:
            return HttpResponseRedirect(elsewhere)
        if self.ask.text or self.ask.chosen:
            self.results = self.get_results()
        return super().get(request, *args, **kwargs)

    def get_elsewhere(self) -> str:
        """The address that answers in place of this one, if any."""
        return ""

    def get_results(self) -> Results:
        return search(self.ask, is_counted=self.is_counted)

    @property
    def is_counted(self) -> bool:
        """Whether a reader asks, to be told among those who found nothing."""
        return self.request.method == "GET" and not self.is_of_the_desk

    @property
    def is_of_the_desk(self) -> bool:
        """Whether an editor followed a link of the admin: that is no reader who looks for something."""
        came_from = split(self.request.headers.get("Referer", ""))
        return came_from.netloc == self.request.get_host() and came_from.path.startswith(reverse("admin:index"))

    def get_feed_path(self):
        return f"{self.own_path}flux/{self.ask.query(order='')}"

    @property
    def asked(self) -> str:
        """The search in a few words: what was typed, and the facets that are on."""
        chips = self.results.chips if self.results else []
        return " – ".join(filter(None, [typeset(self.ask.text), *(chip.label for chip in chips if chip.is_known)]))

    def get_page(self, context):
        page = PageInfo(
            title=f"Recherche\u00a0: {self.asked}" if self.asked else "Recherche",
            description=DESCRIPTION,
            breadcrumb=(Crumb("Recherche"),),
            schema_type="SearchResultsPage",
            is_indexed=False,
        )
        if self.results:
            self._place(page, self.results)
        return page

    def _place(self, page: PageInfo, results: Results) -> None:
        """Which page of the results this is, and where those before and after are."""

        def address(number: int) -> str:
            return f"{self.own_path}{self.ask.query(page=number)}"

        page.path = address(results.page)
        if results.page > 1:
            page.title = f"{page.title}, page {results.page}"
            page.previous_url = address(results.page - 1)
        if results.page < results.pages:
            page.next_url = address(results.page + 1)


class SearchView(Search):
    """The page for readers: with the ways to narrow what was found, and ways in where nothing was."""

    template_name = "search/results.html"

    def get_elsewhere(self):
        """The article whose number was typed: there is nothing else to choose from."""
        article = None if self.ask.chosen else numbered(self.ask)
        return article.get_absolute_url() if article else ""

    def get_context_data(self, **kwargs):
        ask, results = self.ask, self.results
        context = super().get_context_data(
            ask=ask,
            asked=self.asked,
            results=results,
            refused=self.form.refused,
            without_facets=ask.query(chosen={}, text=results.words if results else ask.text),
            not_exact=ask.query(is_exact=False),
            carried=[*ask.chosen.items(), *([("tri", ask.order)] if ask.order else [])],
            **kwargs,
        )
        is_found = results is not None and (results.hits or results.best)
        return context | (_found(results, context["page"]) if is_found else _ways_in(is_asked=results is not None))

    def render_to_response(self, context, **response_kwargs):
        response = super().render_to_response(context, **response_kwargs)
        if self.results and self.results.is_unfound:
            response.stands_for = COUNTED_EVERY if self.is_counted else timedelta()
        return response


def _found(results: Results, page: PageInfo) -> dict:
    return {
        "best": [(hit, ways_from(hit, timezone.now())) for hit in results.best],
        "total": _total(results),
        "window": number_format(results.total.value, force_grouping=True),
        "sorts": _sorts(results),
        "first_rank": (results.page - 1) * PAGE + 1,
        "page_number": results.page,
        "pages": results.pages,
        "previous_url": page.previous_url,
        "next_url": page.next_url,
    }


def _ways_in(*, is_asked: bool) -> dict:
    themes, latest = followed_themes(), latest_articles()
    return {"themes": themes, "latest": latest, "examples": [] if is_asked else examples(themes, latest)}


def _total(results: Results) -> str:
    """« Plus de 500 résultats pour « données » »"""
    words = results.corrected or results.kept or results.ask.text
    number = f"{capfirst(str(results.total))}\u00a0résultat{'s' if results.total.is_plural else ''}"
    return f"{number} pour {between_marks(typeset(words))}" if words else number


def _sorts(results: Results) -> list[Sort]:
    """Without words there is nothing to be relevant to."""
    if not results.has_words or results.total.value < 2:
        return []
    return [
        Sort(label, results.ask.query(order=order), results.order == (order or RELEVANCE))
        for label, order in (("Pertinence", ""), ("Date", DATE))
    ]

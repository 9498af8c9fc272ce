import re

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.citing import cite_quote, mail_quote
from articles.facets import chosen_filters, facets_of
from articles.models import Event, Quote, Tag
from articles.queries.quote_page import corrections_of, others_of, quote_page
from articles.queries.quotes import latest_said_first, quotes_filtered
from articles.queries.variants import same_words_elsewhere
from articles.rendering.beside import beside
from articles.rendering.context import surroundings
from articles.structured_data import quotation
from articles.templatetags.quotes import quote_title, voices
from articles.views.articles import GONE
from articles.views.withdrawn import withdrawn_quote
from organisations.cards import dealt, quote_cards
from organisations.models import Organisation
from organisations.queries import sorted_functions
from people.models import Person
from portal.core.house import between_marks
from portal.core.pages import Crumb, Link, PageInfo
from portal.core.structured_data import identifier, item_list
from portal.core.text import fold
from portal.core.views import PublishedDetail, PublishedList, found_or_404, slug_parameter

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class QuoteList(PublishedList):
    """The full quotes, the latest said first, of everybody or narrowed by any of the filters together."""

    template_name = "articles/quote_list.html"

    def get_filters(self):
        slugs = ("personne", "organisation", "theme", "evenement")
        return {name: slug_parameter(self.request, name) for name in slugs} | {"annee": self._year()}

    def _year(self) -> str:
        text = self.request.GET.get("annee", "")
        if text and not _YEAR.fullmatch(text):
            raise Http404("Année inconnue.")
        return text

    def get_owners(self) -> dict:
        """What the filters name, in their order; a record that is not public is « not found »."""
        known = {
            "personne": Person.objects.published(),
            "organisation": Organisation.objects.published(),
            "theme": Tag.objects.published(),
            "evenement": Event.objects.published(),
        }
        filters = self.get_filters()
        owners = {name: get_object_or_404(known[name], slug=filters[name]) for name in known if filters[name]}
        return owners | ({"annee": int(filters["annee"])} if filters["annee"] else {})

    def get_queryset(self):
        self.owners = self.get_owners()
        return self.in_order(quotes_filtered(self.owners))

    def in_order(self, quotes):
        return latest_said_first(quotes)

    def get_list_page(self, context):
        names = [str(owner) for owner in self.owners.values()]
        narrowed = (Crumb("Citations", reverse("quotes:list")), Crumb("Citations choisies"))
        return PageInfo(
            title=" – ".join(["Citations", *names]),
            description=(
                f"Qui a dit quoi, quand et où, sous la fonction de ce jour-là{''.join(f', {name}' for name in names)}."
            ),
            breadcrumb=narrowed if names else (Crumb("Citations"),),
            links=[Link("Citations", f"{self.own_path}flux.json{self._query(1)}", "application/feed+json")],
            is_indexed=not names,
        )

    def get_nodes(self, page, context):
        rows = context["object_list"]
        return [item_list(rows, names=quote_title) | {"@id": f"{page.canonical}#liste"}] if rows else []


class QuoteListView(QuoteList):
    """The page for readers: with the ways to narrow the list, which its feeds have no use for."""

    def read_rows(self, rows):
        """Their keys first: a database would fetch all that cards need of every quote that matches."""
        keys = list(rows.values_list("pk", flat=True))
        (cards,) = dealt(quote_cards(keys), keys)
        return cards

    def get_context_data(self, **kwargs):
        filters = self.get_filters()
        return super().get_context_data(
            facets=facets_of(self.object_list, filters), chosen=chosen_filters(filters, self.owners), **kwargs
        )


class QuoteDetailView(PublishedDetail):
    """A quote follows its article: public, withdrawn or unknown with it."""

    template_name = "articles/quote_detail.html"
    gone_notice = GONE

    def get_object(self, queryset=None):
        return found_or_404(quote_page, pk=self.kwargs["pk"])

    def get_judged(self):
        return self.object.article

    def respond(self):
        return withdrawn_quote(self.request, self.object) or super().respond()

    def get_page(self, context):
        quote = self.object
        return PageInfo(
            title=quote_title(quote),
            description=f"{quote.text or quote.text_as_printed} – dans {between_marks(quote.parent.title)}.",
            breadcrumb=(Crumb("Citations", reverse("quotes:list")), Crumb("Citation")),
            main_id=identifier(quote) if quotation(quote) else "",
            is_indexed=quote.kind == Quote.Kind.FULL,
            published_at=quote.parent.published_at,
        )

    def get_nodes(self, page, context):
        said = quotation(self.object, context["corrections"])
        return [said] if said else []

    def get_context_data(self, **kwargs):
        quote = self.object
        before, after = surroundings(quote)
        heading, paragraph = beside(quote)
        same_speaker, same_event = others_of(quote)
        return super().get_context_data(
            **self._functions(),
            before=before,
            after=after,
            heading=heading,
            paragraph=paragraph,
            companions=self._companions(),
            corrections=corrections_of(quote),
            same_speaker=same_speaker,
            same_event=same_event,
            variant_of=same_words_elsewhere(quote),
            citation=cite_quote(quote),
            mail=mail_quote(quote),
            **kwargs,
        )

    def _companions(self) -> list[tuple[Person, list]]:
        """The others who speak, each with the functions known on the day of the utterance."""
        day, others = self.object.spoken_on, [who for who in voices(self.object) if who != self.object.speaker]
        return [(person, person.functions_on(day) if day else []) for person in others]

    def _functions(self) -> dict[str, list]:
        """Those known on the day of the utterance, and those of today that neither they nor the label tell."""
        quote, day = self.object, self.object.spoken_on
        if quote.speaker is None or not quote.speaker.is_published or day is None:
            return {"functions": [], "functions_today": []}
        that_day = quote.speaker.functions_on(day)
        told = {function.wording for function in that_day}
        label = fold(quote.speaker_label)
        present = sorted_functions(quote.speaker.affiliations.all()).present
        today = [held for held in present if held.wording not in told and fold(held.wording) not in label]
        return {"functions": that_day, "functions_today": today}

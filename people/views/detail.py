from itertools import chain

from django.http import Http404
from django.urls import reverse

from organisations.activity import telling_activity
from organisations.cards import article_cards, dealt, quote_cards
from people.appearances import Appearances, appearances_of
from people.company import company_of
from people.identifiers import elsewhere
from people.models import Person
from people.moments import Kind
from people.pictures import gallery_of, with_pictures
from people.queries import public_articles, public_functions
from people.structured_data import person_node
from people.ties import OTHER_WORDS, other_words, quote_keys, signed_articles, words_about
from people.timeline import timeline_of
from people.views.lists import GONE, ListOfPerson
from portal.core.by_address import ByAddress
from portal.core.counting import Window
from portal.core.pages import Crumb, PageInfo
from portal.core.structured_data import identifier
from portal.core.templatetags.house import plain
from portal.core.views import PublishedDetail, choice_parameter, found_or_404, page_number

QUOTES, ARTICLES, SIGNED, EVENTS = 6, 10, 5, 10
_PERSON = ByAddress(lambda: with_pictures(Person.objects.select_related("portrait")), "names")


class PersonDetailView(PublishedDetail):
    """Somebody: what they do, what they said, where, with whom. `?frise=` and `?page=` narrow the chronology."""

    template_name = "people/person_detail.html"
    gone_notice = GONE
    has_feed = True

    def get_object(self, queryset=None):
        return found_or_404(_PERSON, slug=self.kwargs["slug"])

    def get_page(self, context):
        person = self.object
        about = plain(person.biography) or "fonctions, citations, articles et événements, en une seule chronologie."
        is_whole = not self.get_chosen() and page_number(self.request) == 1
        return PageInfo(
            title=person.full_name,
            description=f"{person.full_name}\u00a0: {about}",
            breadcrumb=(Crumb("Intervenants", reverse("people:list")), Crumb(person.name)),
            og_type="profile",
            schema_type="ProfilePage",
            main_id=identifier(person),
            is_indexed=is_whole and not person.is_unlisted,
            published_at=person.published_at,
        )

    def get_chosen(self) -> str:
        return choice_parameter(self.request, "frise", Kind.values)

    def get_nodes(self, page, context):
        return [person_node(self.object, context["functions"])]

    def get_timeline(self, appearances, functions):
        number = page_number(self.request)
        timeline = timeline_of(self.object, appearances, functions, chosen=self.get_chosen(), number=number)
        if number > 1 and not timeline.moments:
            raise Http404("Cette page n’existe pas.")
        return timeline

    def get_context_data(self, **kwargs):
        person, known_at, said = self.object, elsewhere(self.object), quote_keys(self.object)
        functions, appearances = public_functions(person), appearances_of(person, said)
        timeline, signed = self.get_timeline(appearances, functions), signed_articles(person)
        return super().get_context_data(
            is_bare=not (timeline.filters or appearances.articles.rows or signed.rows or known_at),
            functions=functions,
            appearances=appearances,
            timeline=timeline,
            activity=telling_activity(appearances.months),
            company=company_of(person, appearances),
            elsewhere=known_at,
            gallery=gallery_of(person),
            has_more_quotes=len(appearances.quotes.rows) > QUOTES,
            has_more_articles=len(appearances.articles.rows) > ARTICLES,
            signed_count=signed.count,
            events=appearances.events.rows[:EVENTS],
            has_more_events=len(appearances.events.rows) > EVENTS,
            **self._quotes(appearances, said),
            **self._articles(appearances, signed),
            **kwargs,
        )

    def _quotes(self, appearances: Appearances, said: list[int]) -> dict:
        """The three lists of quotes, read at once."""
        own, words, about = _keys(appearances.quotes, QUOTES), other_words(said), words_about(self.object)
        shown = own, words[:OTHER_WORDS], about
        quotes, others, said_of = dealt(quote_cards({*chain(*shown)}), *shown)
        return {
            "quotes": quotes,
            "other_words": others,
            "has_more_words": len(words) > OTHER_WORDS,
            "quotes_about": said_of,
        }

    def _articles(self, appearances: Appearances, signed: Window) -> dict:
        """The same of the two lists of articles."""
        shown = _keys(appearances.articles, ARTICLES), signed.rows[:SIGNED]
        named, written = dealt(article_cards({*chain(*shown)}), *shown)
        return {"articles": named, "signed": written}


def _keys(window: Window, count: int) -> list[int]:
    return [record.pk for record in window.rows[:count]]


class PersonArticlesView(ListOfPerson):
    """All the articles where a person speaks or is named, of which their page shows the newest."""

    template_name = "people/person_articles.html"
    has_feed = False

    def get_queryset(self):
        return public_articles(self.person, quote_keys(self.person))

    def get_list_page(self, context):
        person = self.person
        return PageInfo(
            title=f"Articles où paraît {person.name}",
            description=f"Les articles où {person.name} parle ou est nommé·e, du plus récent au plus ancien.",
            breadcrumb=(
                Crumb("Intervenants", reverse("people:list")),
                Crumb(person.name, person.get_absolute_url()),
                Crumb("Articles"),
            ),
            is_indexed=not person.is_unlisted,
        )

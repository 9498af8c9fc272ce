from django.http import Http404
from django.urls import reverse

from organisations.activity import telling_activity
from people.appearances import appearances_of
from people.company import company_of
from people.identifiers import elsewhere
from people.models import Person
from people.moments import Kind
from people.pictures import gallery_of, with_pictures
from people.queries import (
    articles_signed,
    other_words,
    public_articles,
    public_functions,
    public_quotes,
    quotes_about,
)
from people.structured_data import person_node
from people.timeline import timeline_of
from people.views.lists import GONE, ListOfPerson
from portal.core.counting import bounded_count
from portal.core.pages import Crumb, PageInfo
from portal.core.structured_data import identifier
from portal.core.templatetags.house import plain
from portal.core.views import PublishedDetail, choice_parameter, page_number

QUOTES, ABOUT, OTHER_WORDS = 6, 20, 12
ARTICLES, SIGNED, EVENTS = 10, 5, 10


class PersonDetailView(PublishedDetail):
    """Somebody: what they do, what they said, where, with whom. `?frise=` and `?page=` narrow the chronology."""

    template_name = "people/person_detail.html"
    gone_notice = GONE
    has_feed = True

    def get_queryset(self):
        return with_pictures(Person.objects.select_related("portrait").prefetch_related("names"))

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
        person, known_at = self.object, elsewhere(self.object)
        functions, appearances = public_functions(person), appearances_of(person)
        timeline, signed = self.get_timeline(appearances, functions), articles_signed(person)
        signed_count, words = bounded_count(signed.values("pk")), list(other_words(person)[: OTHER_WORDS + 1])
        return super().get_context_data(
            is_bare=not (timeline.filters or appearances.articles.rows or signed_count or known_at),
            functions=functions,
            appearances=appearances,
            timeline=timeline,
            activity=telling_activity(appearances.months),
            company=company_of(person, appearances),
            elsewhere=known_at,
            gallery=gallery_of(person),
            quotes=public_quotes(person)[:QUOTES],
            has_more_quotes=appearances.quotes.count.value > QUOTES,
            other_words=words[:OTHER_WORDS],
            has_more_words=len(words) > OTHER_WORDS,
            quotes_about=list(quotes_about(person)[:ABOUT]),
            articles=public_articles(person)[:ARTICLES],
            has_more_articles=appearances.articles.count.value > ARTICLES,
            signed=signed[:SIGNED],
            signed_count=signed_count,
            events=appearances.events.rows[:EVENTS],
            has_more_events=appearances.events.count.value > EVENTS,
            **kwargs,
        )


class PersonArticlesView(ListOfPerson):
    """All the articles where a person speaks or is named, of which their page shows the newest."""

    template_name = "people/person_articles.html"
    has_feed = False

    def get_queryset(self):
        return public_articles(self.person)

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

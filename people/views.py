from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404
from django.utils import timezone

from organisations.queries import public_articles
from people.models import Affiliation, Person
from people.queries import (
    articles_signed,
    listed_people,
    public_functions,
    public_participations,
    public_quotes,
    quotes_about,
)
from portal.core.publishing import published_q
from portal.core.views import PublishedDetail, PublishedList, letter_parameter, refusal

QUOTES, ARTICLES, SIGNED, EVENTS = 20, 20, 5, 20
FUNCTIONS = 2  # on a card


class PersonListView(PublishedList):
    """People from A to Z, by family name."""

    template_name = "people/person_list.html"
    page_size = 60

    def get_filters(self):
        return {"lettre": letter_parameter(self.request)}

    def get_queryset(self):
        functions = Affiliation.objects.filter(Q(organisation=None) | published_q("organisation__"))
        people = listed_people().select_related("portrait").order_by("sort_key", "pk")
        people = people.prefetch_related(Prefetch("affiliations", functions.select_related("organisation")))
        return people.filter(sort_key__startswith=self.get_filters()["lettre"])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(filters=self.get_filters(), **kwargs)
        for person in context["object_list"]:
            person.functions_today = person.functions_on(timezone.localdate())[:FUNCTIONS]
        return context


class PersonDetailView(PublishedDetail):
    template_name = "people/person_detail.html"
    gone_notice = "Cette fiche a été retirée"

    def get_queryset(self):
        return Person.objects.select_related("portrait").prefetch_related("names")

    def get_context_data(self, **kwargs):
        person = self.object
        present, past = public_functions(person)
        return super().get_context_data(
            present=present,
            past=past,
            quotes=public_quotes(person)[:QUOTES],
            quotes_about=quotes_about(person)[:QUOTES],
            articles=public_articles(person)[:ARTICLES],
            signed=articles_signed(person)[:SIGNED],
            participations=public_participations(person)[:EVENTS],
            **kwargs,
        )


class AuthorView(PublishedList):
    """What a person signed. Who signed nothing public has no such page."""

    template_name = "people/author_detail.html"
    may_be_empty = False

    def get(self, request, *args, **kwargs):
        self.author = get_object_or_404(Person.objects.select_related("portrait"), slug=kwargs["slug"])
        return refusal(request, self.author, PersonDetailView.gone_notice) or super().get(request, *args, **kwargs)

    def get_queryset(self):
        return articles_signed(self.author)

    def get_context_data(self, **kwargs):
        return super().get_context_data(author=self.author, **kwargs)

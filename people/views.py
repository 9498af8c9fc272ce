from django.shortcuts import get_object_or_404

from people.models import Person
from people.queries import (
    articles_signed,
    listed_people,
    presentation,
    public_articles,
    public_functions,
    public_participations,
    public_quotes,
    quotes_about,
    with_presentation,
)
from portal.core.views import PublishedDetail, PublishedList, letter_parameter, refusal

QUOTES, ARTICLES, SIGNED, EVENTS = 20, 20, 5, 20


class PersonListView(PublishedList):
    """Those who spoke, from A to Z, by family name."""

    template_name = "people/person_list.html"
    page_size = 60

    def get_filters(self):
        return {"lettre": letter_parameter(self.request)}

    def get_queryset(self):
        people = with_presentation(listed_people()).order_by("sort_key", "pk")
        return people.filter(sort_key__startswith=self.get_filters()["lettre"])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(filters=self.get_filters(), **kwargs)
        for person in context["object_list"]:
            person.presentation = presentation(person)
        return context


class PersonDetailView(PublishedDetail):
    template_name = "people/person_detail.html"
    gone_notice = "Cette fiche a été retirée"

    def get_queryset(self):
        return Person.objects.select_related("portrait").prefetch_related("names")

    def get_context_data(self, **kwargs):
        person = self.object
        quotes = list(public_quotes(person)[: QUOTES + 1])
        return super().get_context_data(
            functions=public_functions(person),
            quotes=quotes[:QUOTES],
            has_more_quotes=len(quotes) > QUOTES,
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

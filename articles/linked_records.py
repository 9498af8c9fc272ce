"""The people, organisations and events that an article cannot be read without."""

from django.db.models import Model, Q, QuerySet

from articles.models import (
    Article,
    Attachment,
    Box,
    CrossReference,
    Figure,
    GlossaryTerm,
    Intervention,
    Mention,
    Participation,
    Publication,
    Quote,
)
from organisations.models import Organisation
from people.models import Affiliation, Person
from portal.core.publishing import Publishable
from portal.media.models import Document, Image


def linked_records(article: Article) -> list[Publishable]:
    """What becomes public with the article, each record once: speakers, signatories, event, organisations.

    Mentions count once accepted; somebody only suggested by the machine stays as they are.
    """
    event = article.event
    people = _people(article)
    organisations = _organisations(article, people)
    events = [quote.event for quote in Quote.objects.filter(parent=article).exclude(event=None).select_related("event")]
    records = [*people, *organisations, *events, *([event] if event else [])]
    return list({(type(record), record.pk): record for record in records}.values())


def _people(article: Article) -> list[Person]:
    quotes = Quote.objects.filter(parent=article)
    wanted = {
        *quotes.values_list("speaker", flat=True),
        *quotes.values_list("co_speakers", flat=True),
        *quotes.values_list("about", flat=True),
        *article.bylines.values_list("person", flat=True),
        *article.about_people.values_list("pk", flat=True),
        *Intervention.objects.filter(parent=article).values_list("person", flat=True),
        *article.mentions.filter(state=Mention.State.ACCEPTED).values_list("person", flat=True),
        *Participation.objects.filter(event=article.event).values_list("person", flat=True),
    }
    return list(Person.objects.filter(pk__in=wanted - {None}))


def _organisations(article: Article, people: list[Person]) -> list[Organisation]:
    wanted = {
        *Quote.objects.filter(parent=article).values_list("organisation", flat=True),
        *article.about_organisations.values_list("pk", flat=True),
        *article.directory_entries.values_list("organisation", flat=True),
        *article.mentions.filter(state=Mention.State.ACCEPTED).values_list("organisation", flat=True),
        *Affiliation.objects.filter(person__in=people).values_list("organisation", flat=True),
    }
    if article.event:
        wanted |= set(article.event.organisers.values_list("pk", flat=True))
    return list(Organisation.objects.filter(pk__in=wanted - {None}))


def citing_articles(record: Model) -> QuerySet[Article]:
    """The articles in whose body `record` is printed or linked, the newest first.

    A person, an organisation, a term, a picture, a document, a press title, or another article. Suggested mentions
    count: what they propose may change with the record.
    """
    conditions = _CITED_BY.get(type(record))
    if conditions is None:
        return Article.objects.none()
    named = Q()
    for model, path in conditions:
        rows = model.objects.filter(**{path: record.pk})
        named |= Q(pk__in=rows.values("pk" if model is Article else _ARTICLE_OF.get(model, "parent")))
    return Article.objects.filter(named).select_related("publication").order_by("-published_at", "-pk")


# Where the body of an article prints or links each kind of record.
_CITED_BY: dict[type[Model], list[tuple[type[Model], str]]] = {
    Person: [(Quote, "speaker"), (Quote, "co_speakers"), (Intervention, "person"), (Mention, "person")],
    Organisation: [(Quote, "organisation"), (Mention, "organisation")],
    GlossaryTerm: [(Mention, "term")],
    Image: [
        (Figure, "image"),
        (Intervention, "portrait"),
        (Intervention, "person__portrait"),
        (Quote, "speaker__portrait"),
    ],
    Document: [(Attachment, "document"), (Box, "document")],
    Publication: [(Article, "publication")],
    Article: [(CrossReference, "target"), (Box, "article")],
}
_ARTICLE_OF = {CrossReference: "source", Mention: "article"}

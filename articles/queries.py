"""The querysets of readers’ pages. Everything here is filtered by what is public at the time of the call."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q

from articles.models import (
    Article,
    Byline,
    DirectoryEntry,
    Event,
    Mention,
    Participation,
    Quote,
    Reference,
    Rubrique,
    TaggedArticle,
)
from organisations.models import Organisation
from organisations.queries import quotes_of, with_voices
from people.models import Person
from people.queries import named_functions
from portal.core.publishing import published_q

DIRECTORY = 5  # records at most under « Dans l’annuaire »


def listed_rubriques():
    """The sections that hold a public article."""
    return Rubrique.objects.filter(Exists(Article.objects.published().filter(rubrique=OuterRef("pk"))))


def article_pages():
    """Articles with all that their page prints, in a fixed number of queries."""
    body = ("target__body_html", "target__body_text", "target__outline")
    organisations = published_q("organisation__")
    accepted = Mention.objects.filter(organisations, state=Mention.State.ACCEPTED)
    return Article.objects.select_related("publication", "type", "rubrique", "event").prefetch_related(
        Prefetch("bylines", Byline.objects.filter(published_q("person__")).select_related("person__portrait")),
        Prefetch("references", Reference.objects.select_related("target").defer(*body)),
        Prefetch("tagged", TaggedArticle.objects.select_related("tag").order_by("tag__name_key", "tag_id")),
        Prefetch("directory_entries", DirectoryEntry.objects.filter(organisations).select_related("organisation")),
        Prefetch("mentions", accepted.select_related("organisation"), to_attr="organisation_mentions"),
    )


def directory_of(article: Article) -> list[Organisation]:
    """« Dans l’annuaire », for an article of `article_pages`: what was chosen by hand, then accepted mentions."""
    entries = [*article.directory_entries.all(), *article.organisation_mentions]
    return list({entry.organisation_id: entry.organisation for entry in entries}.values())[:DIRECTORY]


def published_quotes():
    """The full quotes that lists show: a few words inside a sentence are no list item."""
    return with_voices(Quote.objects.published().full().newest_first().with_card())


def one_an_article(quotes: Iterable[Quote]) -> list[Quote]:
    """The first quote of each article, in order."""
    first: dict[int, Quote] = {}
    for quote in quotes:
        first.setdefault(quote.parent_id, quote)
    return list(first.values())


def quotes_of_event(event: Event):
    """The full quotes said at the event, be it named by the quote or by its article."""
    return quotes_filtered({"evenement": event})


def speakers_of(event: Event):
    return Participation.objects.filter(published_q("person__"), event=event).select_related("person__portrait")


def quotes_by_speaker(quotes: Iterable[Quote]) -> list[list[Quote]]:
    """The quotes in groups of one voice, in the order of their first words."""
    groups: dict[tuple, list[Quote]] = {}
    for quote in quotes:
        together = tuple(sorted(person.pk for person in quote.co_speakers.all()))
        voice = (quote.speaker_id, together, quote.organisation_id if not quote.speaker_id else None)
        key = voice if any(voice) else (None, quote.speaker_label)
        groups.setdefault(key, []).append(quote)
    return list(groups.values())


def quotes_filtered(owners: dict):
    """The listed quotes of a person, of an organisation, on a theme and at an event, as far as given."""
    quotes = published_quotes()
    if person := owners.get("personne"):
        quotes = quotes.filter(Q(speaker=person) | Q(pk__in=person.co_quotes.values("pk")))
    if organisation := owners.get("organisation"):
        quotes = quotes.filter(pk__in=quotes_of(organisation).values("pk"))
    if tag := owners.get("theme"):
        quotes = quotes.filter(parent__tagged__tag=tag)
    if event := owners.get("evenement"):
        quotes = quotes.filter(Q(event=event) | Q(event=None, parent__event=event))
    return quotes


def quote_pages():
    quotes = with_voices(Quote.objects.with_card().select_related("parent__rubrique"))
    return quotes.prefetch_related(
        Prefetch("about", Person.objects.published()), Prefetch("speaker__affiliations", named_functions())
    )


def editions_around(event: Event) -> tuple[Event | None, Event | None]:
    """The editions of the same series just before and just after, as far as dated and public."""
    if event.series_id is None or event.start is None:
        return None, None
    others = Event.objects.published().filter(series=event.series_id).exclude(pk=event.pk)
    before = others.filter(Q(start__lt=event.start) | Q(start=event.start, pk__lt=event.pk))
    after = others.filter(Q(start__gt=event.start) | Q(start=event.start, pk__gt=event.pk))
    return before.order_by("-start", "-pk").first(), after.order_by("start", "pk").first()

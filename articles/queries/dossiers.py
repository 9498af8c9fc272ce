"""The querysets of dossiers’ pages. Filtered by what is public at the time of the call."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.models import Article, Dossier, DossierEntry, Mention, Quote
from organisations.models import Organisation
from people.models import Person
from portal.core.publishing import published_q

ENTRIES = 100  # articles of a dossier on its page
PRESENT = 6  # people, and organisations, shown as the most present


def dossier_cards() -> QuerySet[Dossier]:
    """The public dossiers, the newest first, each with the number of its public articles."""
    entries = DossierEntry.objects.filter(published_q("article__"), dossier=OuterRef("pk")).order_by()
    counted = Subquery(entries.values("dossier").annotate(total=Count("pk")).values("total"))
    return Dossier.objects.published().newest_first().annotate(article_total=Coalesce(counted, 0))


def entries_of(dossier: Dossier) -> list[DossierEntry]:
    """Its public articles in the order chosen, each ready for a card."""
    entries = DossierEntry.objects.filter(published_q("article__"), dossier=dossier)
    cards = Article.objects.with_card()
    return list(entries.order_by("ordering", "pk").prefetch_related(Prefetch("article", cards))[:ENTRIES])


def articles_of(dossier: Dossier) -> QuerySet[Article]:
    return Article.objects.published().filter(dossier_entries__dossier=dossier).newest_first()


@dataclass(frozen=True)
class Present:
    """A person or an organisation, and in how many articles they are found."""

    record: Person | Organisation
    count: int


def most_present(articles: Iterable[Article]) -> tuple[list[Present], list[Present]]:
    """The people and the organisations that speak, are named or are the subject in most of the articles."""
    keys = [article.pk for article in articles]
    quotes = Quote.objects.filter(parent__in=keys).order_by()
    mentions = Mention.objects.filter(article__in=keys, state=Mention.State.ACCEPTED).order_by()
    people = {
        *quotes.values_list("speaker", "parent").distinct(),
        *mentions.values_list("person", "article").distinct(),
        *Article.about_people.through.objects.filter(article__in=keys).values_list("person", "article"),
    }
    organisations = {
        *quotes.values_list("organisation", "parent").distinct(),
        *mentions.values_list("organisation", "article").distinct(),
        *Article.about_organisations.through.objects.filter(article__in=keys).values_list("organisation", "article"),
    }
    listed = Person.objects.published().filter(is_unlisted=False).select_related("portrait")
    return _ranked(people, listed), _ranked(organisations, Organisation.objects.published().select_related("logo"))


def _ranked(pairs: set[tuple[int | None, int]], records: QuerySet) -> list[Present]:
    """The records found in most articles; ties by name, so that the order never wavers."""
    counts = Counter(key for key, _article in pairs if key is not None)
    found = records.in_bulk(list(counts)).values()
    ranked = sorted(found, key=lambda record: (-counts[record.pk], record.name_key, record.pk))
    return [Present(record, counts[record.pk]) for record in ranked[:PRESENT]]

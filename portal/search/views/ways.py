"""Ways in for those who have nothing to look for yet, or found nothing."""

from dataclasses import dataclass

from django.db.models import Count

from articles.models import Article, Quote, Tag, TaggedArticle
from portal.core.house import french_date
from portal.core.publishing import published_q
from portal.search.results import Ask

RECENT = 500  # articles in which themes are counted
THEMES, LATEST = 18, 5
QUOTED = 100  # newest articles searched for somebody to quote as an example


def followed_themes(number: int = THEMES) -> list[Tag]:
    """The themes most frequent in the newest articles, in alphabetical order."""
    recent = Article.objects.published().newest_first().values("pk")[:RECENT]
    entries = TaggedArticle.objects.filter(content_object__in=recent).values("tag")
    ranked = entries.annotate(uses=Count("pk")).order_by("-uses", "tag").values_list("tag", flat=True)
    return list(Tag.objects.filter(pk__in=list(ranked[:number])).alphabetical())


def latest_articles() -> list[Article]:
    return list(Article.objects.published().newest_first().with_card()[:LATEST])


@dataclass(frozen=True)
class Example:
    """A search that finds something today: what one types, and what it asks for."""

    label: str
    note: str

    @property
    def query(self) -> str:
        return Ask(text=self.label).query()


def examples(themes: list[Tag], latest: list[Article]) -> list[Example]:
    """One of each way of asking, out of what is here."""
    return [*_of_themes(themes), *_of_the_latest(latest), *_of_somebody()]


def _of_themes(themes: list[Tag]) -> list[Example]:
    found = [Example(theme.name, "un thème, ou tout autre mot") for theme in themes[:1]]
    several = next((theme for theme in themes if " " in theme.name), None)
    if several:
        found.append(Example(f"“{several.name}”", "ces mots à la suite"))
    return found


def _of_the_latest(latest: list[Article]) -> list[Example]:
    """What was written of a theme of the latest article since the month of it, and the number of that article."""
    article = next(iter(latest), None)
    if article is None:
        return []
    theme = Tag.objects.filter(tagged__content_object=article).alphabetical().first()
    since = [
        Example(f"{theme.name} du:{french_date(article.published_at, 'Y-m')}", "depuis un mois, un jour ou une année")
        for theme in ([theme] if theme else [])
    ]
    return [*since, Example(f"n°\u00a0{article.number}", "un article par son numéro")]


def _of_somebody() -> list[Example]:
    """The last to be quoted of those who are not left out of lists."""
    recent = Article.objects.published().newest_first().values("pk")[:QUOTED]
    quotes = Quote.objects.published().full().filter(parent__in=list(recent.values_list("pk", flat=True)))
    named = quotes.filter(published_q("speaker__"), speaker__is_unlisted=False)
    latest = named.newest_first().select_related("speaker")[:1]
    return [Example(f"par:“{quote.speaker.name}”", "les mots que cette personne a prononcés") for quote in latest]

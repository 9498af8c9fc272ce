"""How to cite: the references that readers copy, and the messages by which they share a page."""

from urllib.parse import quote as quoted

from django.conf import settings
from django.urls import reverse

from articles.models import Article, Quote
from articles.templatetags.quotes import names_of, together
from portal.core.house import between_marks, french_date
from portal.core.pages import absolute


def cite_quote(quote: Quote) -> str:
    """« Ada Lux, « Des mots », Journée, 3 mai 2021, dans « Titre », La Vigie, n° 12, 4 mai 2021, https://… »."""
    occasion = quote.occasion.name if quote.occasion else ""
    said = [names_of(quote), between_marks(quote.text or quote.text_as_printed), occasion, _day(quote)]
    article = quote.parent
    return ", ".join(
        [
            *_present(said),
            f"dans {between_marks(article.title)}",
            *_printed(article),
            absolute(quote.get_absolute_url()),
        ]
    )


def cite_article(article: Article, authors: list[str]) -> str:
    """« Ada Lux, « Titre », La Vigie, n° 12, 4 mai 2021, https://… »; an empty string before publication."""
    if article.number is None:
        return ""
    address = absolute(reverse("articles:number", args=[article.number]))
    return ", ".join([*_present([together(authors)]), between_marks(article.title), *_printed(article), address])


def mail_quote(quote: Quote) -> str:
    words = between_marks(quote.text or quote.text_as_printed)
    return _mail(f"Une citation de {settings.SITE_NAME}", f"{words}\n{absolute(quote.get_absolute_url())}")


def mail_article(article: Article) -> str:
    return _mail(article.title, f"{article.title}\n{absolute(article.get_absolute_url())}")


def _mail(subject: str, body: str) -> str:
    return f"mailto:?subject={quoted(subject)}&body={quoted(body)}"


def _printed(article: Article) -> list[str]:
    """Where and when the article stands: its press title, its number when that title prints one, its day."""
    house = article.publication
    number = f"n°\u00a0{article.number}" if house is None or house.shows_numbers else ""
    name = house.name if house else settings.SITE_NAME
    return _present([name, number, french_date(article.published_at, "j F Y")])


def _day(quote: Quote) -> str:
    """The day said, as the page prints it; none when only the day of publication is known: it stands further on."""
    if quote.said_on:
        return french_date(quote.said_on, "j F Y")
    return quote.occasion.dates if quote.occasion else ""


def _present(parts: list[str]) -> list[str]:
    return [part for part in parts if part]

"""Corrections of a quote, told to readers: its words changed wherever they stand, or the quote taken away."""

from dataclasses import dataclass

from django.utils import timezone

from articles.models import Article, Change, Quote, RichText
from articles.quoting.incises import spoken_words
from articles.rendering.quotes import places_of, stands_in_title
from articles.rendering.rewording import Entangled, places_in, reword
from articles.rendering.withdrawn import places_of_words, wordings
from articles.services.refreshing import Refreshed, refresh
from portal.core.saving import gathered
from portal.core.typography import normalise

# What the correction of a quote may print elsewhere in its article.
_TITLES = {"title": "le titre", "standfirst": "le chapô"}


class CorrectionRefused(Exception):
    """The correction would lose something, or change nothing. The message is for the editor."""


class ChangedMeanwhile(CorrectionRefused):
    """Somebody else changed the words since the editor began."""


@dataclass(frozen=True)
class Corrected:
    """`left_in`: where the former words are still read in the article, as « le chapô »."""

    change: Change
    refreshed: Refreshed
    left_in: tuple[str, ...] = ()


@gathered()
def correct_quote(  # noqa: PLR0913 - keyword-only
    quote: Quote, *, seen: str, text_as_printed: str, text: str, note: str, gravity: str = Change.Gravity.SERIOUS
) -> Corrected:
    """Changes the words of a public quote, in the running text too where it was noted there, and says so to readers.

    `seen`: the words printed when the editor began; `text`: the words less the incise, or "" to compute them. The
    address of the quote, its speaker and its label stay. Raises `CorrectionRefused`, and then changes nothing.
    """
    article, quote = _locked(quote)
    marks = article.quotation_marks
    former = quote.text_as_printed
    new = normalise(text_as_printed, marks=marks).strip()
    if _plain(former) != _plain(seen):
        raise ChangedMeanwhile(
            "La citation a été modifiée entre-temps. Ses mots sont maintenant\u00a0: "
            f"«\u00a0{former}\u00a0». Relisez, puis enregistrez de nouveau."
        )
    if _plain(new) == _plain(former) and normalise(text, marks=marks).strip() in {"", quote.text}:
        raise CorrectionRefused("Rien n’a changé\u00a0: les mots sont ceux qui sont imprimés.")
    if not quote.is_displayed and new != former:
        _reword_article(article, quote, new)
    quote.text_as_printed = new
    quote.text = text or spoken_words(new)
    quote.save(update_fields=["text_as_printed", "text", "spoken_on"])
    change = Change.objects.create(
        article=article,
        quote=quote,
        kind=Change.Kind.CORRECTION,
        gravity=gravity,
        note=note,
        former_text=former,
        new_text=quote.text_as_printed,
    )
    places = [place for name, place in _TITLES.items() if any(places_of(getattr(article, name), former))]
    return Corrected(change, _told(article), tuple(places))


@gathered()
def withdraw_quote(quote: Quote, *, reason: str) -> Corrected:
    """Takes one quote away from its article, from lists, searches and feeds. Its address says that it is gone, and why.

    What was written stays as it was, for `restore_quote`: readers see a notice in place of the words. Raises
    `CorrectionRefused` where the words would still be read: in the title or the standfirst.
    """
    article, quote = _locked(quote)
    if article.first_published_at is None:
        raise CorrectionRefused(
            "L’article n’a jamais paru\u00a0: ôtez la citation dans l’article, il n’y a rien à dire."
        )
    for name, place in _TITLES.items():
        if any(_stands_in(getattr(article, name), words, quote) for words in wordings(quote)):
            raise CorrectionRefused(
                f"Ces mots se lisent dans {place} de l’article. Changez-le d’abord\u00a0: ils y resteraient."
            )
    quote.parent, quote.withdrawn_from = None, article
    quote.withdrawn_at, quote.withdrawal_reason = timezone.now(), reason
    quote.save()
    change = Change.objects.create(article=article, quote=quote, kind=Change.Kind.WITHDRAWAL, note=reason)
    return Corrected(change, _told(article))


@gathered()
def restore_quote(quote: Quote) -> Refreshed:
    """Puts a withdrawn quote back where it was. The notice of its withdrawal goes: it would be untrue."""
    locked = Quote.objects.select_for_update(of=("self",)).get(pk=quote.pk)
    article = locked.withdrawn_from
    if article is None:
        raise CorrectionRefused("Cette citation n’est pas retirée.")
    locked.parent, locked.withdrawn_from = article, None
    locked.withdrawn_at, locked.withdrawal_reason = None, ""
    locked.save()
    locked.changes.filter(kind=Change.Kind.WITHDRAWAL).delete()
    return _told(article)


def twins_of(quote: Quote) -> list[Quote]:
    """The other quotes of the article that print the same words: one is not withdrawn with the other."""
    known = {_plain(words) for words in wordings(quote)}
    others = Quote.objects.filter(parent=quote.parent_id).exclude(pk=quote.pk)
    return [other for other in others if known & {_plain(words) for words in wordings(other)}]


def _locked(quote: Quote) -> tuple[Article, Quote]:
    """The article first, as whoever saves it does; both as they are now."""
    article = Article.objects.select_for_update(of=("self",)).filter(pk=quote.parent_id).first()
    locked = Quote.objects.select_for_update(of=("self",)).filter(pk=quote.pk, parent=article).first()
    if article is None or locked is None:
        raise CorrectionRefused("Cette citation a été retirée, ou ôtée de l’article, entre-temps.")
    locked.parent = article
    return article, locked


def _told(article: Article) -> Refreshed:
    """Whoever has the article open is told that it changed."""
    refreshed = refresh(article)
    Article.objects.filter(pk=article.pk).update(modified_at=timezone.now())
    return refreshed


def _plain(text: str) -> str:
    return " ".join(text.split())


def _stands_in(text: str, words: str, quote: Quote) -> bool:
    """The words of a title quote are looked for as they are; others as far as they can be told from anybody’s."""
    found = places_of if quote.kind == Quote.Kind.TITLE else places_of_words
    return any(found(text, words))


def _reword_article(article: Article, quote: Quote, new: str) -> None:
    """The words of a noted quote are those of the text, or of the title: these change with it."""
    if stands_in_title(quote, article.title):
        match = next(iter(places_of(article.title, quote.text_as_printed)))
        article.title = f"{article.title[: match.start()]}{new}{article.title[match.end() :]}"
        article.save(update_fields=["title", "modified_at"])
        return
    block, place = _place_of(article, quote)
    if block is None:
        return  # The words are not in the text any more: there is nothing there to correct.
    try:
        block.text = reword(block.text, place, new)
    except Entangled as entangled:
        raise CorrectionRefused(
            "Dans l’article, un lien, une mise en forme ou un saut de ligne se trouve parmi les mots à changer. "
            "Corrigez d’abord ce passage dans l’article\u00a0: rien ne s’y perdra."
        ) from entangled
    block.save()
    if not places_in(block.text, new):
        raise CorrectionRefused(
            "Une fois le passage corrigé, ces mots ne s’y retrouveraient pas à l’identique. "
            "Corrigez d’abord le passage dans l’article."
        )


def _place_of(article: Article, quote: Quote) -> tuple[RichText | None, tuple[int, int]]:
    """Where the quote stands: as many places further as noted quotes before it have the same words."""
    noted = Quote.objects.filter(parent=article, region=quote.region).order_by("ordering", "pk")
    earlier = []
    for other in noted:
        if other.pk == quote.pk:
            break
        earlier.append(other)
    skipped = sum(_plain(other.text_as_printed) == _plain(quote.text_as_printed) for other in earlier)
    places = [
        (block, place)
        for block in RichText.objects.filter(parent=article, region="body").order_by("ordering", "pk")
        for place in places_in(block.text, quote.text_as_printed)
    ]
    return places[skipped] if skipped < len(places) else (None, (0, 0))

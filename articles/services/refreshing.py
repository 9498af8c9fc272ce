"""What derives from an article’s fields and blocks, computed in one place and stored."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max, Q
from django.utils import timezone

from articles.linking.suggesting import suggest
from articles.models import Article, CrossReference, Event, Publication, Quote, Reference
from articles.quoting.incises import spoken_words
from articles.rendering.body import RenderedBody, render_body
from portal.core.saving import changed, gathered


@dataclass(frozen=True)
class Refreshed:
    """What `refresh` has to tell the editor: noted quotes whose words are not in the text, links that lead nowhere,
    how many mentions wait for a decision."""

    missing_quotes: list[Quote]
    unresolved_numbers: set[int]
    suggestions: int = 0  # mentions that wait for a decision
    linked: tuple[str, ...] = ()  # words linked without one, for records marked « lien automatique »


def ensure_default_publication() -> Publication:
    """The site’s own press title, made from the settings the first time."""
    publication = Publication.objects.filter(is_default=True).first()
    if publication is None:
        publication, _created = Publication.objects.update_or_create(
            name=settings.SITE_PUBLISHER, defaults={"is_default": True}
        )
    return publication


@gathered()
def refresh(article: Article) -> Refreshed:
    """Recomputes all that derives from the article’s fields and blocks. Call it once every block is saved.

    Today: the words of each quote, the rendered body with its anchors, the outline, the mentions that it suggests,
    the cross-references, and the entries of other articles’ lists that this one answers. Concurrent calls wait for
    one another.
    """
    # Evaluated for its lock: of two refreshes, the later one must read what the earlier one’s editor saved.
    list(Article.objects.select_for_update(of=("self",)).filter(pk=article.pk).values_list("pk"))
    if article.publication is None:
        article.publication = ensure_default_publication()
    _complete_quotes(article)
    moment = max(timezone.now(), article.published_at or timezone.now())
    body = render_body(article, moment=moment)
    suggested = suggest(article, body.html)
    if suggested.accepted:
        body = render_body(article, moment=moment)
    article.body_html, article.body_text = body.html, body.text
    article.outline = [asdict(heading) for heading in body.headings]
    Article.objects.filter(pk=article.pk).update(
        publication=article.publication,
        body_html=article.body_html,
        body_text=article.body_text,
        outline=article.outline,
        last_changed_at=_last_told(article, moment),
    )
    changed(Article, [article.pk])
    _record_cross_references(article, body)
    _resolve_references(article)
    return Refreshed(body.missing_quotes, body.linked_numbers - set(body.targets), suggested.waiting, suggested.linked)


def _last_told(article: Article, moment: datetime) -> datetime | None:
    """A date to come is told to nobody yet; publishing or refreshing later brings it."""
    latest = article.changes.filter(changed_at__lte=moment).aggregate(at=Max("changed_at"))["at"]
    told = [at for at in (article.published_at, article.updated_at, latest) if at and at <= moment]
    return max(told, default=None)


def _complete_quotes(article: Article) -> None:
    """The words of quotes that have none, from the text as printed less the incise; the day when each was said."""
    for quote in article.articles_quote_set.select_related("event", "parent__event"):
        known = quote.text, quote.spoken_on
        quote.text = quote.text or spoken_words(quote.text_as_printed)
        if known != (quote.text, quote.day_spoken()):
            quote.save(update_fields=["text", "spoken_on"])


@gathered()
def date_quotes(event: Event) -> int:
    """Brings the day of the quotes said at `event` to its date; how many were changed."""
    said_there = Q(event=event) | Q(event=None, parent__event=event)
    moved = []
    for quote in Quote.objects.filter(said_there, said_on=None).select_related("event", "parent__event"):
        if quote.spoken_on != quote.day_spoken():
            quote.spoken_on = quote.day_spoken()
            moved.append(quote)
    Quote.objects.bulk_update(moved, ["spoken_on"])
    changed(Quote, [quote.pk for quote in moved])
    changed(Article, [quote.parent_id for quote in moved])
    return len(moved)


def _record_cross_references(article: Article, body: RenderedBody) -> None:
    """Every article that the text links to, public or not: what is not yet public is printed as words for now."""
    linked = Article.objects.filter(number__in=body.linked_numbers).exclude(pk=article.pk)
    targets = set(linked.values_list("pk", flat=True))
    article.cross_references.exclude(target__in=targets).delete()
    known = set(article.cross_references.values_list("target", flat=True))
    CrossReference.objects.bulk_create(
        [CrossReference(source=article, target_id=target) for target in targets - known], ignore_conflicts=True
    )


def _resolve_references(article: Article) -> None:
    """Ties printed entries to our articles, both ways: this one’s entries, and others’ that name this one."""
    for reference in article.references.filter(target=None):
        target = _find_target(reference)
        if target is not None:
            Reference.objects.filter(pk=reference.pk).update(target=target)
    if article.number is None:
        return
    waiting = Reference.objects.filter(target=None).exclude(article=article)
    same_title = Q(number=None, title_key=article.title_key)
    waiting.filter(Q(number=article.number) | same_title).update(target=article)


def _find_target(reference: Reference) -> Article | None:
    others = Article.objects.filter(number__isnull=False).exclude(pk=reference.article_id)
    if reference.number:
        return others.filter(number=reference.number).first()
    return others.filter(title_key=reference.title_key).order_by("-number").first()

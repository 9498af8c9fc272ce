"""An article with what its page prints, in a fixed number of questions; see also `named_records`.

Readers ask for it more than for anything else: its questions are worded once (`portal.core.prepared`).
"""

from operator import itemgetter

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from articles.models import Article, Byline, Change, Dossier, Quote, Reference, TaggedArticle
from articles.queries.cards import accepted_terms, public_dossiers
from portal.core.prepared import Given, Prepared, hang
from portal.core.publishing import published_q

_LARGEST = 2**31 - 1  # number that the column holds
_BODY = ("target__body_html", "target__body_text", "target__outline")


def _pages() -> QuerySet[Article]:
    changes = Change.objects.told().filter(article=OuterRef("pk"))
    articles = Article.objects.select_related("publication", "type", "rubrique", "event")
    changed_at = Subquery(changes.values("changed_at")[:1])
    return articles.annotate(changed_at=changed_at, glossary=accepted_terms(), dossier_rows=public_dossiers())


def _bylines(article: Given) -> QuerySet[Byline]:
    public = Byline.objects.filter(published_q("person__"), article=article)
    return public.select_related("person__portrait")


def _references(article: Given) -> QuerySet[Reference]:
    return Reference.objects.filter(article=article).select_related("target").defer(*_BODY)


def _tagged(article: Given) -> QuerySet[TaggedArticle]:
    tagged = TaggedArticle.objects.filter(content_object=article).select_related("tag")
    return tagged.order_by("tag__name_key", "tag_id")


def _quotes(article: Given) -> QuerySet[Quote]:
    shared = Quote.co_speakers.through.objects.filter(quote=OuterRef("pk"))
    quotes = Quote.objects.filter(parent=article).annotate(is_shared=Exists(shared))
    return quotes.select_related("speaker__portrait", "organisation", "event")


_BY_NUMBER = Prepared(lambda number: _pages().filter(number=number))
_BY_KEY = Prepared(lambda pk: _pages().filter(pk=pk))
_HANGING = {
    "bylines": Prepared(_bylines),
    "references": Prepared(_references),
    "tagged": Prepared(_tagged),
    "articles_quote_set": Prepared(_quotes),
}


def article_page(*, number: int | None = None, pk: int | None = None) -> Article:
    """The article of this number, or of this key, whatever its status. Five queries. May raise `DoesNotExist`."""
    if (number or 0) > _LARGEST:
        raise Article.DoesNotExist
    found = _BY_KEY(pk=pk) if number is None else _BY_NUMBER(number=number)
    if not found:
        raise Article.DoesNotExist
    (article,) = found
    for relation, rows_of in _HANGING.items():
        hang([article], relation, rows_of(article=article.pk))
    article.in_dossiers = [Dossier(**row) for row in sorted(article.dossier_rows or (), key=itemgetter("id"))]
    return article

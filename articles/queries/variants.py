"""Quotes that are the same words, in whatever article, whatever their case and punctuation."""

from articles.models import Quote
from articles.quoting.sameness import is_telling


def quotes_alike(quote: Quote):
    """The other quotes of the same words that nobody has tied to this one; none for words that anybody says.

    A withdrawn quote is in no article: nothing is a variant of it.
    """
    words = quote.text or quote.text_as_printed
    if not quote.words_hash or not is_telling(words):
        return Quote.objects.none()
    same = Quote.objects.filter(words_hash=quote.words_hash, parent__isnull=False).exclude(pk=quote.pk)
    tied = [key for key in (quote.pk, quote.variant_of_id) if key]
    untied = same.exclude(pk__in=tied).exclude(variant_of__in=tied)
    return untied.select_related("parent", "speaker", "organisation").defer(
        "parent__body_html", "parent__body_text", "parent__outline"
    )


def same_words_elsewhere(quote: Quote) -> Quote | None:
    """The public quote of which this one is a variant. No query for a quote that is none."""
    if quote.variant_of_id is None:
        return None
    return Quote.objects.published().filter(pk=quote.variant_of_id).with_card().first()

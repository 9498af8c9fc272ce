"""Tying a quote to the one whose words it takes up."""

from articles.models import Quote
from portal.core.saving import changed, gathered


@gathered()
def tie_variant(quote: Quote, *, to: Quote) -> Quote:
    """Makes `quote`, and what was tied to it, variants of `to`, or of what that is a variant of. Returns that one.

    Raises `ValueError` when they are tied already, the other way round included.
    """
    locked = {one.pk: one for one in Quote.objects.select_for_update(of=("self",)).filter(pk__in=[quote.pk, to.pk])}
    first = locked[to.pk].variant_of or locked[to.pk]
    if first.pk == quote.pk or locked[quote.pk].variant_of_id == first.pk:
        raise ValueError("these quotes are tied already")
    Quote.objects.filter(variant_of=quote.pk).update(variant_of=first)
    Quote.objects.filter(pk=quote.pk).update(variant_of=first)
    changed(Quote, [quote.pk])
    return first

"""What the address of a withdrawn quote answers: that it is gone, and why."""

from django.shortcuts import render

from articles.models import Quote
from portal.core.pages import PageInfo


def withdrawn_quote(request, quote: Quote):
    """410 with the reason, in place of any page of a quote that was withdrawn; None for another.

    To be asked once the article itself is known to be public.
    """
    if not quote.is_withdrawn:
        return None
    context = {"page": PageInfo(title="Cette citation a été retirée", is_indexed=False), "quote": quote}
    response = render(request, "articles/quote_withdrawn.html", context, status=410)
    response["Cache-Control"] = "no-store"
    return response

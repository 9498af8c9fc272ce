"""Two quotes of the same words: told after a save, and tied from a page that shows both."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles import services
from articles.models import Quote
from articles.queries.variants import quotes_alike
from portal.core.admin.notices import tell_waiting
from portal.core.house import between_marks

SHOWN = 3  # quotes alike told for each one


def changed_quotes(formsets: Iterable) -> list[int]:
    """The keys of the quotes that a form of the desk has just written."""
    return [
        form.instance.pk
        for formset in formsets
        if formset.model is Quote
        for form in formset.forms
        if form.has_changed() and form.instance.pk
    ]


def announce_alike(request: HttpRequest, keys: Iterable[int]) -> None:
    """Says in one notice which of these quotes have the words of others, with links to them and the way to tie them."""
    quotes = Quote.objects.filter(pk__in=list(keys)).order_by("ordering", "pk")
    found = [(quote, alike) for quote in quotes if (alike := list(quotes_alike(quote)[:SHOWN]))]
    if not found:
        return
    if len(found) == 1:
        opening = f"{between_marks(str(found[0][0]))} a déjà été relevée"
        listed = _alike(*found[0])
    else:
        opening = f"{len(found)} citations ont déjà été relevées"
        lines = ((between_marks(str(quote)), _alike(quote, alike)) for quote, alike in found)
        listed = format_html_join("", "<li>{}<ul>{}</ul></li>", lines)
    near = "aux majuscules et à la ponctuation près"
    # Several are a page of links: the notice says how many, and opens.
    one, several = "{}, {}\u00a0:<ul>{}</ul>", "<details><summary>{}, {}</summary><ul>{}</ul></details>"
    tell_waiting(request, format_html(one if len(found) == 1 else several, opening, near, listed))


def _alike(quote: Quote, alike: list[Quote]) -> SafeString:
    rows = (
        (
            reverse("admin:articles_quote_change", args=[other.pk]),
            other.spoken_by,
            other.parent.title,
            reverse("admin:articles_quote_variant", args=[quote.pk, other.pk]),
        )
        for other in alike
    )
    return format_html_join("", '<li><a href="{}">{}, dans {}</a> – <a href="{}">En faire une variante</a></li>', rows)


def variant_view(admin_view, request: HttpRequest, pk: int, other: int) -> HttpResponse:
    quotes = Quote.objects.filter(parent__isnull=False).select_related("parent", "speaker", "organisation")
    quote, first = get_object_or_404(quotes, pk=pk), get_object_or_404(quotes, pk=other)
    if not admin_view.has_change_permission(request, quote):
        raise PermissionDenied
    if request.method == "POST":
        return _tie(admin_view, request, quote, first)
    context = {
        **admin_view.admin_site.each_context(request),
        "opts": admin_view.opts,
        "title": "Variante d’une citation",
        "quote": quote,
        "first": first,
        "is_tied": first.pk in {quote.pk, quote.variant_of_id},
    }
    return TemplateResponse(request, "admin/articles/quote/variant.html", context)


def _tie(admin_view, request: HttpRequest, quote: Quote, first: Quote) -> HttpResponse:
    try:
        kept = services.tie_variant(quote, to=first)
    except ValueError:
        admin_view.message_user(request, "Ces deux citations sont déjà liées\u00a0: rien n’a changé.", "WARNING")
    else:
        said = f"Variante de {between_marks(str(kept))} ({kept.parent.title})."
        admin_view.log_change(request, quote, said)
        admin_view.message_user(request, said, "SUCCESS")
    return HttpResponseRedirect(reverse("admin:articles_quote_change", args=[quote.pk]))

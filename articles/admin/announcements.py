"""What the desk tells the editor after a save. Each gap leads to the field where it is mended."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.checks import Gap, publication_gaps
from articles.models import Article, Quote
from articles.services import Refreshed
from portal.core.admin.moments import told
from portal.core.admin.notices import named, tell, tell_besides, tell_waiting
from portal.core.house import between_marks
from portal.core.publishing import Status

QUOTES = "articles_quote_set"


def gap_list(gaps: Iterable[Gap], *, page: str = "") -> SafeString:
    """The gaps as a list of links to fields of the form (at the address `page`, or on this one)."""
    rows = ((page, _anchor(gap.field), gap.field, gap.record or "", gap.message) for gap in gaps)
    return format_html(
        '<ul class="gaps">{}</ul>',
        format_html_join("", '<li><a href="{}#{}" data-field="{}" data-record="{}">{}</a></li>', rows),
    )


def announce_refusal(request: HttpRequest, gaps: list[Gap], *, is_live: bool) -> None:
    opening = (
        "Vos modifications sont enregistrées et l’article reste en ligne, mais il lui manque\u00a0:"
        if is_live
        else "L’article n’est pas publié, mais rien n’est perdu\u00a0: il est enregistré. Il lui manque\u00a0:"
    )
    tell(request, format_html("{}{}", opening, gap_list(gaps)), messages.ERROR)


def announce_refusal_in_list(request: HttpRequest, article: Article, gaps: list[Gap], *, page: str) -> None:
    listed = gap_list(gaps, page=page)
    messages.error(
        request, format_html("{} n’est pas publié. Il lui manque\u00a0:{}", between_marks(str(article)), listed)
    )


def announce_advice(request: HttpRequest, gaps: list[Gap], *, page: str) -> None:
    advice = [gap for gap in gaps if not gap.is_blocking]
    if advice:
        tell_waiting(request, format_html("À compléter si vous le pouvez\u00a0:{}", gap_list(advice, page=page)))


def announce_refreshed(request: HttpRequest, refreshed: Refreshed, *, page: str) -> None:
    """What computing the page has found: noted quotes and links that lead nowhere."""
    if refreshed.missing_quotes:
        opening = "Citations relevées dont les mots ne sont pas dans le texte (vérifiez « texte imprimé »)\u00a0:"
        tell_waiting(request, format_html("{}{}", opening, _quote_list(refreshed.missing_quotes, page=page)))
    if refreshed.unresolved_numbers:
        numbers = ", ".join(f"n°\u00a0{number}" for number in sorted(refreshed.unresolved_numbers))
        tell_waiting(request, f"Liens vers des articles introuvables\u00a0: {numbers}.")


def announce_suggestions(request: HttpRequest, article: Article, refreshed: Refreshed) -> None:
    """Which links were accepted without an editor, how many wait for a decision, and where one decides."""
    if linked := refreshed.linked:
        said = "1 lien accepté d’office" if len(linked) == 1 else f"{len(linked)} liens acceptés d’office"
        tell_besides(request, f"{said}\u00a0: {', '.join(linked)}.")
    if count := refreshed.suggestions:
        said = "1 lien est proposé" if count == 1 else f"{count} liens sont proposés"
        address = reverse("admin:articles_suggestedmention_review", args=[article.pk])
        link = format_html('{} dans le texte. <a href="{}">Examiner les liens</a>', said, address)
        tell_waiting(request, link, messages.INFO)


def announce_differing_quotes(request: HttpRequest, quotes: list[Quote], *, page: str) -> None:
    if quotes:
        opening = (
            "Le texte imprimé de ces citations a changé, mais pas « texte de la citation », saisi à la main. "
            "Vérifiez qu’ils s’accordent, ou videz le second pour le recalculer\u00a0:"
        )
        tell_waiting(request, format_html("{}{}", opening, _quote_list(quotes, page=page)))


def _quote_list(quotes: list[Quote], *, page: str) -> SafeString:
    return gap_list([Gap(between_marks(str(quote)), QUOTES, False, quote.pk) for quote in quotes], page=page)


def announce_publication(request: HttpRequest, article: Article, *, was_public: bool = False) -> None:
    if not article.is_published:
        moment = told(article.published_at)
        tell(request, format_html("{} est programmé\u00a0: il paraîtra le {}.", _title(request, article), moment))
        return
    became = "est à jour sur le site" if was_public else f"est en ligne sous le n°\u00a0{article.number}"
    page = article.get_absolute_url()
    said = format_html('{} {}. <a href="{}">Voir sur le site</a>', _title(request, article), became, page)
    tell(request, said)


def announce_move(request: HttpRequest, article: Article, *, former: str, page: str) -> None:
    """Where the article is now, and what it will lack when it is published."""
    if article.is_withdrawn:
        announce_withdrawal(request, article)
    elif former == Status.PUBLISHED:
        announce_unpublishing(request, article)
    elif article.status == Status.REVIEW:
        tell(request, format_html("{} attend un éditeur, dans « Mes tâches ».", _title(request, article)))
        if gaps := publication_gaps(article):
            said = "À compléter avant la publication :{}"
            tell_waiting(request, format_html(said, gap_list(gaps, page=page)))
    else:
        tell(request, format_html("{} est de nouveau un brouillon.", _title(request, article)))


def announce_unpublishing(request: HttpRequest, article: Article) -> None:
    said = format_html(
        "{} n’est plus en ligne\u00a0: son adresse répond « page introuvable ». "
        "Pour dire aux lecteurs que l’article a été retiré, choisissez plutôt le statut « retiré ».",
        _title(request, article),
    )
    tell(request, said, messages.WARNING)


def announce_withdrawal(request: HttpRequest, article: Article) -> None:
    said = format_html("{} est retiré du site. Il garde son numéro.", _title(request, article))
    tell(request, said, messages.WARNING)


def _title(request: HttpRequest, article: Article) -> SafeString | str:
    return named(request, article, between_marks(article.title))


def _anchor(field: str) -> str:
    """The id in the form: a field, or the group of one kind of block."""
    return f"{field}-group" if field.endswith("_set") else f"id_{field}"

"""« Toujours ignorer », from the page where one decides, and the way back: what is ignored there, and why."""

from django.db.models import F, TextField, Value
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.linking.folding import words_key
from articles.models import Article, IgnoredWords, SuggestedMention
from portal.core.house import between_marks

SHOWN = 50  # decisions on the page of one article
UNDO_FORM = "undo_form"  # of the page: a button in a message belongs to no other form


def ignored_in(article: Article) -> list[IgnoredWords]:
    """The words never proposed that stand in the article, the last decided first. One query."""
    text = f" {words_key(article.body_text)} "
    rows = IgnoredWords.objects.alias(text=Value(text, output_field=TextField())).filter(text__contains=F("words_key"))
    rows = rows.select_related("person", "organisation", "term").order_by("-pk")[: SHOWN * 4]
    return [row for row in rows if f" {row.words_key} " in text][:SHOWN]


def may_undo(request: HttpRequest) -> bool:
    return request.user.has_perm("articles.delete_ignoredwords")


def announcement(decisions: list[IgnoredWords], gone: int, *, with_undo: bool) -> SafeString:
    """What is ignored from now on, everywhere, with a button to take each decision back."""
    rows = format_html_join(" ", "{}{}", ((_said(one), _undo(one) if with_undo else "") for one in decisions))
    return format_html(
        "Toujours ignoré, sur tout le site\u00a0: {} Propositions retirées sur le site\u00a0: {}.", rows, gone
    )


def place_of(article: Article, words: str) -> str:
    """The fragment of what is proposed again, where one goes on."""
    waiting = SuggestedMention.objects.filter(article=article, state=SuggestedMention.State.SUGGESTED)
    found = next((one for one in waiting if words_key(one.surface)[:200] == words_key(words)[:200]), None)
    return f"#lien-{found.pk}" if found else ""


def _said(one: IgnoredWords) -> str:
    return f"{between_marks(one.words)} pour {one.target}." if one.target else f"{between_marks(one.words)}."


def _undo(one: IgnoredWords) -> SafeString:
    return format_html(
        ' <button type="submit" form="{}" name="retablir" value="{}" class="quiet-button">Annuler'
        '<span class="visually-hidden">\u00a0: {}</span></button>',
        *(UNDO_FORM, one.pk, one.words),
    )

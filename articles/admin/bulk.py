"""Several articles changed together from their list: how many, by which change, and a way back."""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles.bulk import themes_of
from articles.models import Article, Rubrique, Tag
from articles.tagging import parse_tags
from portal.core import bulk
from portal.core.house import between_marks
from portal.core.text import name_key

MOST = 200  # articles changed together: each is written, and rendered where it has to be
SHOWN = 20  # titles
OFFERED = 300  # themes proposed as one types
_REMEMBERED = {"publish_now": "publication", "withdraw": "retrait du site"}
_TOO_MANY = f"On change {MOST} articles à la fois, au plus\u00a0: rien n’est changé."


class AddThemeForm(forms.Form):
    theme = forms.CharField(
        label="Thème à ajouter",
        max_length=100,
        help_text="Son nom, ou l’un de ses synonymes.",
        widget=forms.TextInput(attrs={"list": "themes", "class": "vTextField", "autocomplete": "off"}),
    )

    def __init__(self, *args, articles, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = Tag.objects.alphabetical().values_list("name", flat=True)[:OFFERED]

    def clean_theme(self) -> Tag:
        names = parse_tags(self.cleaned_data["theme"])
        found = Tag.objects.filter(name_key__in=[name_key(name) for name in names])
        if len(names) != 1 or len(found) != 1:
            raise ValidationError("Aucun thème ne porte ce nom\u00a0: créez-le d’abord dans «\u00a0Thèmes\u00a0».")
        return found[0]


class RemoveThemeForm(forms.Form):
    theme = forms.ModelChoiceField(
        Tag.objects.none(),
        label="Thème à retirer",
        empty_label="– choisir –",
        error_messages={"invalid_choice": "Aucun de ces articles ne porte plus ce thème."},
    )

    def __init__(self, *args, articles, **kwargs):
        super().__init__(*args, **kwargs)
        borne = [theme.pk for theme in themes_of(articles)]
        self.fields["theme"].queryset = Tag.objects.filter(pk__in=borne).alphabetical()


class RubriqueForm(forms.Form):
    rubrique = forms.ModelChoiceField(
        Rubrique.objects.all(),
        label="Nouvelle rubrique",
        required=False,
        empty_label="sans rubrique",
        error_messages={"invalid_choice": "Cette rubrique n’existe plus."},
    )

    def __init__(self, *args, articles, **kwargs):
        super().__init__(*args, **kwargs)


def _adding(form) -> tuple[str, int | None, bulk.Value]:
    theme = form.cleaned_data["theme"]
    return f"thème {between_marks(str(theme))} ajouté", theme.pk, True


def _removing(form) -> tuple[str, int | None, bulk.Value]:
    theme = form.cleaned_data["theme"]
    return f"thème {between_marks(str(theme))} retiré", theme.pk, False


def _moving(form) -> tuple[str, int | None, bulk.Value]:
    rubrique = form.cleaned_data["rubrique"]
    said = f"rubrique {between_marks(str(rubrique))}" if rubrique else "sans rubrique"
    return said, None, rubrique.pk if rubrique else None


# By the name of the action: what the list of actions and the page say, the form, and what it asks for
# (how it is told, the key of the theme, the value).
_ASKED: dict[str, tuple[str, type[forms.Form], Callable]] = {
    "add_theme": ("Ajouter un thème", AddThemeForm, _adding),
    "remove_theme": ("Retirer un thème", RemoveThemeForm, _removing),
    "set_rubrique": ("Changer de rubrique", RubriqueForm, _moving),
}


class BulkMixin:
    """Before `PublishingMixin`, whose actions it remembers, whoever they are open to."""

    def get_actions(self, request):
        actions = super().get_actions(request)
        for kind, label in _REMEMBERED.items():
            if kind in actions:
                function, _name, description = actions[kind]
                actions[kind] = _remembered(function, kind, label), kind, description
        if self.has_change_permission(request) and IS_POPUP_VAR not in request.GET:
            actions |= {kind: (_asking(kind), kind, f"{title}…") for kind, (title, *_) in _ASKED.items()}
        return actions

    def ask_together(self, request, kind: str, keys: list[int]):
        """The page that asks which theme or rubrique; sent back, it changes the articles."""
        title, form_class, read = _ASKED[kind]
        is_sent = "apply" in request.POST
        form = form_class(request.POST if is_sent else None, articles=keys)
        if is_sent and form.is_valid():
            label, subject, value = read(form)
            wanted = bulk.Wanted(kind, label, subject)
            done, refused = bulk.change_together(model=Article, keys=keys, wanted=wanted, value=value, by=request.user)
            for article in (
                Article.objects.filter(pk__in=[row["pk"] for row in done.rows]).only("title") if done else ()
            ):
                self.log_change(request, article, f"Changement en série\u00a0: {done.label}.")
            announce(self, request, done, len(keys), refused)
            return None
        articles = Article.objects.filter(pk__in=keys).order_by("-published_at", "-pk").only("title")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{title}\u00a0: {_counted(len(keys))}",
            "verb": title,
            "form": form,
            "kind": kind,
            "keys": keys,
            "checkbox": ACTION_CHECKBOX_NAME,
            "articles": articles[:SHOWN],
            "more": max(len(keys) - SHOWN, 0),
        }
        return TemplateResponse(request, "admin/bulk/ask.html", context)


def _asking(kind: str):
    def ask(model_admin, request, queryset):
        keys = _keys(model_admin, request, queryset)
        return model_admin.ask_together(request, kind, keys) if keys else None

    return ask


def _remembered(function, kind: str, label: str):
    """The same action, which may be taken back."""

    @wraps(function)
    def run(model_admin, request, queryset):
        keys = _keys(model_admin, request, queryset)
        if not keys:
            return None
        queryset = Article.objects.filter(pk__in=keys)
        wanted = bulk.Wanted(kind, label)
        before = bulk.readings(wanted.aspect, queryset.order_by("pk"))
        response = function(model_admin, request, queryset)
        done = bulk.record_together(model=Article, before=before, wanted=wanted, by=request.user)
        if done:
            announce(model_admin, request, done, len(keys), [])
        return response

    return run


def _keys(model_admin, request, queryset) -> list[int]:
    """The articles chosen that this person may change; none when they are more than one may look through."""
    keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        model_admin.message_user(request, _TOO_MANY, "WARNING")
        return []
    chosen = Article.objects.filter(pk__in=keys).defer("body_html", "body_text", "outline").order_by("pk")
    may = [article.pk for article in chosen if model_admin.has_change_permission(request, article)]
    if len(may) < len(keys):
        said = f"{_counted(len(keys) - len(may))} que vous n’avez pas le droit de modifier\u00a0: rien n’y change."
        model_admin.message_user(request, said, "WARNING")
    return may


def announce(model_admin, request, done, asked: int, refused: list[str]) -> None:
    """How many changed, how many were so already, who was refused, and the way back."""
    if refused:
        lines = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in refused[:SHOWN]))
        model_admin.message_user(request, format_html("Laissés comme ils sont\u00a0: <ul>{}</ul>", lines), "WARNING")
    if done is None:
        model_admin.message_user(request, "Rien à changer\u00a0: ces articles sont déjà ainsi.", "WARNING")
        return
    same = asked - done.count - len(refused)
    model_admin.message_user(
        request,
        format_html(
            '{}\u00a0: {}.{} <a href="{}">Annuler…</a>',
            _counted(done.count),
            done.label,
            f" {_counted(same)} sans changement." if same > 0 else "",
            reverse("admin:core_bulkchange_undo", args=[done.pk]),
        ),
        "SUCCESS",
    )


def _counted(number: int) -> str:
    return f"{number} articles" if number > 1 else f"{number} article"

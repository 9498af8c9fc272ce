"""« Suivi » of an article: who works on it until when, how its state changed, and the notes of the newsroom.

A page of its own, beside the form: whoever may read an article on the desk may leave a note, be it already public, and
nothing of it touches the text or its version.
"""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from articles import services
from articles.admin.tasks import tasks_view
from articles.models import Article, ArticleNote, Transition
from portal.core.admin.moments import DATE_FORMATS, check_year
from portal.core.figures import whole_number
from portal.core.house import french_date
from portal.core.saving import gathered

PAGE = "admin/articles/article/followup.html"
MOVES_SHOWN = 50
ISO = "%Y-%m-%d"


class MemberField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return name_of(user)


class AssignmentForm(forms.Form):
    to = MemberField(queryset=None, label="Confié à", required=False, empty_label="personne")
    due_on = forms.DateField(
        label="À rendre le",
        required=False,
        input_formats=[ISO, *DATE_FORMATS],
        widget=forms.DateInput(attrs={"type": "date"}, format=ISO),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        members = get_user_model().objects.filter(is_staff=True, is_active=True)
        self.fields["to"].queryset = members.order_by("first_name", "last_name", "username")

    def clean_due_on(self):
        if due_on := self.cleaned_data["due_on"]:
            check_year(due_on)
        return due_on


class NoteForm(forms.Form):
    text = forms.CharField(label="Nouvelle note", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_text(self):
        text = self.cleaned_data["text"]
        if "\0" in text:
            raise ValidationError("Cette note contient un caractère qui ne peut être enregistré.")
        return text


class FollowUpMixin:
    """The pages « Suivi » and « Mes tâches » of the articles."""

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("<int:pk>/suivi/", guarded(self.followup), name="articles_article_followup"),
            path("taches/", guarded(self.tasks), name="articles_article_tasks"),
            *super().get_urls(),
        ]

    def tasks(self, request: HttpRequest) -> HttpResponse:
        return tasks_view(self, request)

    def followup(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(_articles(), pk=pk)
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        may_assign = self.has_change_permission(request, article)
        assignment = AssignmentForm(
            _sent(request, "confier"), initial={"to": article.assigned_to, "due_on": article.due_on}
        )
        note = NoteForm(_sent(request, "noter"))
        if request.method == "POST" and self._write(request, article, assignment, note, may_assign=may_assign):
            return HttpResponseRedirect(request.path)
        context = {
            "title": f"Suivi\u00a0: {article.title}",
            "opts": self.opts,
            "original": article,
            "may_assign": may_assign,
            "assignment": assignment,
            "note_form": note,
            **_followed(article),
        }
        return TemplateResponse(request, PAGE, self.admin_site.each_context(request) | context)

    def _write(self, request, article: Article, assignment, note, *, may_assign: bool) -> bool:
        """Whether something was asked that could be done; if not, the page says why beside the field."""
        if "confier" in request.POST:
            if not may_assign:
                raise PermissionDenied
            return assignment.is_valid() and self._assign(request, article, assignment.cleaned_data)
        if "noter" in request.POST:
            if note.is_valid():
                services.add_note(article, text=note.cleaned_data["text"], by=request.user)
                self.message_user(request, "Note ajoutée.", "SUCCESS")
            return note.is_valid()
        asked = next((name for name in ("regler", "rouvrir") if name in request.POST), None)
        return asked is None or self._settle_note(request, article, asked)

    @gathered()
    def _assign(self, request, article: Article, asked: dict) -> bool:
        if services.assign(article, to=asked["to"], due_on=asked["due_on"]):
            said = assignment_said(article)
            self.log_change(request, article, said)
            self.message_user(request, said, "SUCCESS")
        return True

    def _settle_note(self, request, article: Article, asked: str) -> bool:
        note = get_object_or_404(ArticleNote, pk=whole_number(request.POST[asked]), article=article)
        if asked == "regler":
            is_done, said = services.resolve_note(note, by=request.user), "Note réglée."
        else:
            is_done, said = services.reopen_note(note), "Note rouverte."
        self.message_user(request, said if is_done else "C’était déjà fait.", "SUCCESS")
        return True


def followup_panel(article: Article, *, may_change: bool) -> dict:
    """What the form of an article shows above its fields."""
    followed = _followed(article)
    waiting = [note for note in followed["notes"] if note.resolved_at is None]
    return followed | {
        "article": article,
        "waiting": waiting,
        "last_move": next(iter(followed["moves"]), None),
        "followup_path": reverse("admin:articles_article_followup", args=[article.pk]),
        "may_change": may_change,
    }


def name_of(user) -> str:
    return user.get_full_name() or user.get_username()


def assignment_said(article: Article) -> str:
    if article.assigned_to is None and article.due_on is None:
        return "Confié à personne."
    who = f"Confié à {name_of(article.assigned_to)}" if article.assigned_to else "À rendre"
    return f"{who}, pour le {french_date(article.due_on, 'j F Y')}." if article.due_on else f"{who}."


def _articles():
    return Article.objects.select_related("assigned_to", "type").defer("body_html", "body_text", "outline")


def _followed(article: Article) -> dict:
    moves = Transition.objects.filter(article=article).select_related("by")
    notes = ArticleNote.objects.filter(article=article).select_related("by", "resolved_by")
    return {
        "moves": list(moves[:MOVES_SHOWN]),
        "notes": sorted(notes, key=lambda note: (note.resolved_at is not None, note.written_at, note.pk)),
        "is_overdue": article.due_on is not None and article.due_on < timezone.localdate(),
    }


def _sent(request: HttpRequest, button: str):
    return request.POST if request.method == "POST" and button in request.POST else None

"""What a save tells: one sentence of what happened, then what waits for somebody. No fact is told twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.core.publishing import Status

_CONTINUE = "_continue"
_DONE = {Status.DRAFT: "Brouillon enregistré", Status.REVIEW: "Enregistré, toujours à relire"}


@dataclass
class Notices:
    """What the save of one form has gathered so far; `saved` is the record once it is written."""

    happened: list[tuple[int, str]] = field(default_factory=list)
    besides: list[str] = field(default_factory=list)
    waiting: list[tuple[int, str]] = field(default_factory=list)
    saved: object = None
    is_answering: bool = False


def tell(request: HttpRequest, said: str, level: int = messages.SUCCESS) -> None:
    """What became of the record, in place of « Enregistré ». Where no form is being saved, a notice at once."""
    _add(request, "happened", (level, said), level)


def tell_besides(request: HttpRequest, said: str) -> None:
    """A consequence that asks for nothing: said in the same breath."""
    _add(request, "besides", said, messages.INFO)


def tell_waiting(request: HttpRequest, said: str, level: int = messages.WARNING) -> None:
    """What somebody still has to see to, with the way there."""
    _add(request, "waiting", (level, said), level)


def _add(request: HttpRequest, kind: str, entry, level: int) -> None:
    notices = getattr(request, "notices", None)
    if notices is None:
        messages.add_message(request, level, entry if kind == "besides" else entry[1])
    else:
        getattr(notices, kind).append(entry)


def named(request: HttpRequest, record, name: str) -> SafeString | str:
    """The name, which leads back to the form for who has just left it."""
    if getattr(request, "notices", None) is None or _CONTINUE in request.POST:
        return name
    options = record._meta
    return format_html(
        '<a href="{}">{}</a>', reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk]), name
    )


class NoticesMixin:
    """To be put where every form of the desk passes. Django’s own sentence is never the one that is read."""

    def changeform_view(self, request, *args, **kwargs):
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        request.notices = notices = Notices()
        try:
            response = super().changeform_view(request, *args, **kwargs)
            if notices.saved is not None:
                self._tell(request, notices)
        finally:
            request.notices = None
        return response

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if notices := getattr(request, "notices", None):
            notices.saved = obj

    def response_add(self, request, obj, post_url_continue=None):
        with _quiet(request):
            return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        with _quiet(request):
            return super().response_change(request, obj)

    def message_user(self, request, message, *args, **kwargs):
        notices = getattr(request, "notices", None)
        if notices is None or not notices.is_answering:
            super().message_user(request, message, *args, **kwargs)

    def response_delete(self, request, obj_display, obj_id):
        """Django’s own takes every record for a masculine."""
        with _quiet(request):
            response = super().response_delete(request, obj_display, obj_id)
        if IS_POPUP_VAR not in request.POST:
            messages.success(request, f"Supprimé\u00a0: {obj_display}.")
        return response

    def _tell(self, request: HttpRequest, notices: Notices) -> None:
        if IS_POPUP_VAR not in request.POST:
            said = notices.happened or [(messages.SUCCESS, self._saved_sentence(request, notices.saved))]
            level = max(level for level, _sentence in said)
            sentences = [*(sentence for _level, sentence in said), *notices.besides]
            messages.add_message(request, level, format_html_join(" ", "{}", ((one,) for one in sentences)))
        if notices.waiting:
            level = max(level for level, _line in notices.waiting)
            messages.add_message(request, level, _listed([line for _level, line in notices.waiting]))

    def _saved_sentence(self, request: HttpRequest, obj) -> SafeString:
        ways = format_html_join(
            " – ", '<a href="{}">{}</a>', ((path, label) for path, label in self.saved_ways(request, obj) if path)
        )
        done = _DONE.get(getattr(obj, "status", None), "Enregistré")
        name = named(request, obj, self.saved_name(obj).rstrip("."))
        return format_html("{}\u00a0: {}. {}", done, name, ways)

    def saved_name(self, obj) -> str:
        return str(obj)

    def saved_ways(self, request: HttpRequest, obj) -> list[tuple[str | None, str]]:
        """Where one goes to see what was saved."""
        path = self.view_on_site(obj) if callable(self.view_on_site) else None
        return [(path, "Voir sur le site")]


@contextmanager
def _quiet(request: HttpRequest) -> Iterator[None]:
    """What the admin says in it is not kept."""
    former = getattr(request, "notices", None)
    request.notices = Notices(is_answering=True)
    try:
        yield
    finally:
        request.notices = former


def _listed(lines: list[str]) -> SafeString | str:
    if len(lines) == 1:
        return lines[0]
    return format_html("À voir\u00a0: <ul>{}</ul>", format_html_join("", "<li>{}</li>", ((one,) for one in lines)))

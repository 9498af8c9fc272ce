"""The states of an article on its form: which buttons lead where, and what each role may touch."""

from dataclasses import dataclass

from articles import services
from articles.models import Article
from portal.core.admin.rights import PublishingRights
from portal.core.publishing import Status


@dataclass(frozen=True)
class Button:
    """Saves, then leads to `state`."""

    name: str
    state: str
    label: str
    css: str = ""


PUBLISH = Button("_publish", Status.PUBLISHED, "Enregistrer et publier", "publish")
PUBLISH_NOW = Button("_publish_now", Status.PUBLISHED, "Publier maintenant", "publish")  # what has a date to come
REVIEW = Button("_review", Status.REVIEW, "Envoyer en relecture")
SEND_BACK = Button("_draft", Status.DRAFT, "Renvoyer en brouillon")
TAKE_BACK = Button("_draft", Status.DRAFT, "Reprendre en brouillon")
_BUTTONS = (PUBLISH, PUBLISH_NOW, REVIEW, SEND_BACK)


def wanted_status(data, *, chosen: str | None, former: str) -> str:
    """What was asked for: by a button, else by the list of states, else nothing but to save."""
    pressed = next((button.state for button in _BUTTONS if button.name in data), None)
    return pressed or chosen or former


def buttons_for(article: Article | None, user) -> list[Button]:
    """Beside « Enregistrer »: where this member of the newsroom may lead the article from here."""
    article = article or Article()
    ways = services.moves_from(article, by=user)
    buttons = [PUBLISH] if Status.PUBLISHED in ways else []
    if article.is_scheduled and not services.refusal(article, Status.PUBLISHED, by=user):
        buttons.append(PUBLISH_NOW)
    if Status.REVIEW in ways:
        buttons.append(REVIEW)
    if article.status == Status.REVIEW and Status.DRAFT in ways:
        buttons.append(SEND_BACK if Status.PUBLISHED in ways else TAKE_BACK)
    return buttons


class StatesMixin(PublishingRights):
    """Whoever may not publish has no list of states: the buttons say all that they may do."""

    publishing_fields = ("status", "number")

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def get_fieldsets(self, request, obj=None):
        shown = super().get_fieldsets(request, obj)
        return shown if self.has_publish_permission(request) else [_without_status(part) for part in shown]

    def render_change_form(self, request, context, **kwargs):
        article = kwargs.get("obj")
        may_save = self.has_change_permission(request, article) if article else self.has_add_permission(request)
        context["moves"] = buttons_for(article, request.user) if may_save else []
        if not may_save:
            context["title"] = f"Lire : {self.opts.verbose_name}"
        return super().render_change_form(request, context, **kwargs)


def _without_status(part: tuple[str, dict]) -> tuple[str, dict]:
    title, options = part
    fields = [
        tuple(name for name in line if name != "status") if isinstance(line, tuple) else line
        for line in options["fields"]
    ]
    return title, options | {"fields": fields}

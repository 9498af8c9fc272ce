"""One thing that waits for somebody: how many there are, and the list where one sees to it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from portal.core.counting import Count, bounded_count


@dataclass(frozen=True)
class Tally:
    """What is counted, and the address of its list.

    `rows` narrows what the admin of `model` lists to this person; whoever may not see that list is told nothing.
    `query` must make the list hold the same rows (a test opens each). `page`: the name of another page than the list.
    """

    group: str
    one: str
    several: str
    model: type[Model]
    rows: Callable[[QuerySet, HttpRequest], QuerySet]
    query: str = ""
    page: str = ""
    is_urgent: bool = False

    @property
    def address(self) -> str:
        options = self.model._meta
        name = self.page or f"admin:{options.app_label}_{options.model_name}_changelist"
        return f"{reverse(name)}{self.query}"


@dataclass(frozen=True)
class Line:
    """A tally as it stands now for one person."""

    tally: Tally
    count: Count

    @property
    def label(self) -> str:
        return self.tally.several if self.count.is_plural else self.tally.one


def lines_of(tallies: list[Tally], request: HttpRequest) -> dict[str, list[Line]]:
    """The tallies that this person may see, by group, in the order given: one bounded query each."""
    groups: dict[str, list[Line]] = {}
    for tally in tallies:
        if not admin.site.is_registered(tally.model):
            continue
        model_admin = admin.site.get_model_admin(tally.model)
        if model_admin.has_view_or_change_permission(request):
            rows = tally.rows(model_admin.get_queryset(request), request)
            groups.setdefault(tally.group, []).append(Line(tally, bounded_count(rows)))
    return groups

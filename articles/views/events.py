from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from articles.event_times import is_exact
from articles.models import Event
from articles.queries.events import (
    articles_of,
    by_month,
    by_year,
    editions_around,
    listed_events,
    participations_of,
    quotes_of,
    remains_of,
    sessions_of,
    shared_source,
    shelves,
    voices_of,
)
from articles.structured_data.events import Ties, event_node
from portal.core.pages import Crumb, Link, PageInfo, Picture, absolute
from portal.core.structured_data import identifier
from portal.core.templatetags.house import plain
from portal.core.views import PublishedDetail, PublishedList, choice_parameter

UPCOMING, ARTICLES, QUOTES = 60, 20, 60
FIRST_YEAR, YEARS_AHEAD = 1900, 20
CALENDAR_TYPE = "text/calendar"


def _years() -> list[str]:
    return [str(year) for year in range(FIRST_YEAR, timezone.localdate().year + YEARS_AHEAD)]


class NarrowedEvents(PublishedList):
    """Events narrowed by kind and by year."""

    def get_filters(self):
        return {
            "nature": choice_parameter(self.request, "nature", Event.Kind.values),
            "annee": choice_parameter(self.request, "annee", _years()),
        }

    def get_events(self):
        filters, events = self.get_filters(), listed_events()
        if filters["nature"]:
            events = events.filter(kind=filters["nature"])
        return events.filter(start__year=int(filters["annee"])) if filters["annee"] else events

    def get_list_page(self, context):
        filters = self.get_filters()
        kind = Event.Kind(filters["nature"]).label if filters["nature"] else ""
        year = filters["annee"]
        of_kind = f" de nature «\u00a0{kind}\u00a0»" if kind else ""
        narrowed = f"{of_kind} en {year}" if year else of_kind
        has_some = bool(context["object_list"]) or context["page_number"] > 1 or self.get_events().exists()
        return PageInfo(
            title=" – ".join(part for part in ("Événements", kind, year) if part),
            description=f"L’agenda des données de santé\u00a0: les événements à venir et passés{narrowed}, "
            "avec ce qui s’y est dit.",
            breadcrumb=(Crumb("Événements", reverse("events:list")), Crumb(" – ".join(filter(None, (kind, year)))))
            if narrowed
            else (Crumb("Événements"),),
            is_indexed=not (kind and year) and (has_some or not narrowed),
            links=[Link("Calendrier", reverse("events:calendar"), CALENDAR_TYPE)],
        )


class EventListView(NarrowedEvents):
    """Past events page by page; those to come head the first page."""

    template_name = "articles/event_list.html"

    def get_queryset(self):
        return self.get_events().past().order_by("-start", "-pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        is_first = context["page_number"] == 1
        filters, found = self.get_filters(), shelves()
        return context | {
            "heading": self._heading(),
            "months": by_month(self.get_events().upcoming()[:UPCOMING]) if is_first else [],
            "years": by_year(context["object_list"]),
            "filters": filters,
            "kind_filters": self._kind_filters({filters["nature"]} | {kind for _year, kind in found}),
            "year_filters": self._year_filters({filters["annee"]} | {year for year, _kind in found}),
            "calendar_url": absolute(reverse("events:calendar")),
            "feed_path": self.get_feed_path(),
        }

    def _heading(self) -> str:
        filters = self.get_filters()
        kind = Event.Kind(filters["nature"]).label if filters["nature"] else ""
        return ", ".join(part for part in ("Événements", kind, filters["annee"]) if part)

    def _kind_filters(self, kinds: set[str]) -> list[tuple[str, str, bool]]:
        return self._choices("nature", [(value, label) for value, label in Event.Kind.choices if value in kinds])

    def _year_filters(self, years: set[str]) -> list[tuple[str, str, bool]]:
        return self._choices("annee", [(year, year) for year in sorted(years, reverse=True) if year])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> list[tuple[str, str, bool]]:
        """Words and address of each value of a filter, and whether it is on: its link then takes it away."""
        chosen = self.get_filters()
        made = []
        for value, label in choices:
            is_on = chosen[name] == value
            query = {key: held for key, held in (chosen | {name: "" if is_on else value}).items() if held}
            made.append((label, f"{self.own_path}?{urlencode(query)}" if query else self.own_path, is_on))
        return made


class EventDetailView(PublishedDetail):
    template_name = "articles/event_detail.html"
    gone_notice = "Cet événement a été retiré"
    has_feed = True

    def get_queryset(self):
        return Event.objects.select_related("series", "parent").prefetch_related("resources__image")

    def get_page(self, context):
        event = self.object
        called = f"{event.name}, {event.dates}" if event.dates else event.name
        facts = [called, _edition_of(event), event.place, event.get_kind_display()]
        said = plain(event.description) or "qui y a parlé, et ce qui s’y est dit."
        calendar = (
            [Link("Calendrier", reverse("events:ics", args=[event.slug]), CALENDAR_TYPE)] if is_exact(event) else []
        )
        return PageInfo(
            title=called,
            description=f"{', '.join(fact for fact in facts if fact)}\u00a0: {said}",
            breadcrumb=(Crumb("Événements", reverse("events:list")), Crumb(event.name)),
            main_id=identifier(event),
            picture=_picture_of(event),
            links=calendar,
        )

    def get_nodes(self, page, context):
        ties = Ties(
            organisers=context["organisers"],
            participations=context["participations"],
            parent=context["parent"],
            sessions=context["sessions"],
        )
        return [event_node(self.object, page, ties)]

    def get_context_data(self, **kwargs):
        event = self.object
        sessions = sessions_of(event)
        whole = [event, *sessions]
        previous, following = editions_around(event)
        quotes = list(quotes_of(whole)[: QUOTES + 1])
        participations = list(participations_of(event))
        speakers = [*(part for session in sessions for part in session.participations.all()), *participations]
        articles, remains = list(articles_of(whole)[:ARTICLES]), remains_of(whole)
        return super().get_context_data(
            parent=event.parent if event.parent and event.parent.is_published else None,
            edition=_edition_of(event),
            sessions=sessions,
            organisers=list(event.organisers.published()),
            participations=participations,
            voices=voices_of(quotes[:QUOTES], speakers),
            source=shared_source(quotes),
            has_more_quotes=len(quotes) > QUOTES,
            articles=articles,
            remains=remains,
            is_bare=not (quotes or articles or remains),
            previous_edition=previous,
            next_edition=following,
            has_calendar=is_exact(event),
            **kwargs,
        )


def _edition_of(event: Event) -> str:
    """« 3e édition »; nothing when it is the year, which the date says."""
    return "" if event.start and event.edition == str(event.start.year) else event.edition


def _picture_of(event: Event) -> Picture | None:
    """The first photograph kept with the event, for when its page is shared."""
    images = (resource.image for resource in event.resources.all() if resource.image and resource.image.is_shown)
    image = next(images, None)
    if image is None:
        return None
    whole = image.whole
    return Picture(absolute(whole.url), whole.width, whole.height, image.alt_text or image.caption)

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import View

from articles.calendars import CONTENT_TYPE, calendar
from articles.event_times import is_exact
from articles.models import Event
from articles.queries.events import calendar_events
from articles.views.events import EventDetailView
from portal.core.views import ReadOnlyMixin, refusal


class EventFileView(ReadOnlyMixin, View):
    """One event, for a calendar. Without a day there is nothing to put there."""

    def get(self, request, slug):
        event = get_object_or_404(Event.objects.prefetch_related("organisers"), slug=slug)
        if refused := refusal(request, event, EventDetailView.gone_notice):
            return refused
        if not is_exact(event):
            raise Http404("La date n’est pas connue au jour.")
        response = HttpResponse(calendar([event], name=event.name), content_type=CONTENT_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
        return response


class CalendarView(ReadOnlyMixin, View):
    """Every event of the months around, for calendars that ask again by themselves."""

    def get(self, request):
        made = calendar(calendar_events(), name=f"{settings.SITE_NAME} – événements")
        return HttpResponse(made, content_type=CONTENT_TYPE)

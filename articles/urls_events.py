from django.urls import path

from articles.views import calendars, events

app_name = "events"

urlpatterns = [
    path("", events.EventListView.as_view(), name="list"),
    path("agenda.ics", calendars.CalendarView.as_view(), name="calendar"),
    path("<slug:slug>/", events.EventDetailView.as_view(), name="detail"),
    path("<slug:slug>/evenement.ics", calendars.EventFileView.as_view(), name="ics"),
]

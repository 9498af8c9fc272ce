from django.urls import path

from articles.views import events

app_name = "events"

urlpatterns = [
    path("", events.EventListView.as_view(), name="list"),
    path("<slug:slug>/", events.EventDetailView.as_view(), name="detail"),
]

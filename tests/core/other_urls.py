"""Another table of addresses, for one test."""

from django.http import HttpResponse
from django.urls import include, path

people = ([path("<slug:slug>/", lambda _request, slug: HttpResponse(slug), name="detail")], "people")
urlpatterns = [path("ailleurs/", include(people))]

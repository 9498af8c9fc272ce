"""The addresses of the site, and a page that does nothing, to compare with."""

from django.http import HttpResponse
from django.urls import include, path


def bare(request) -> HttpResponse:
    return HttpResponse("rien")


urlpatterns = [path("mesure-nue/", bare), path("", include("portal.urls"))]

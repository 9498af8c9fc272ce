"""Every public address of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from portal import views
from portal.home import HomeView

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("", include("articles.urls")),
    path("evenements/", include("articles.urls_events")),
    path("citations/", include("articles.urls_quotes")),
    path("", include("people.urls")),
    path("annuaire/", include("organisations.urls")),
    path("admin/", admin.site.urls),
]

if settings.SERVE_FILES:
    urlpatterns.append(path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", views.media, name="media"))

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.page_not_found
handler500 = views.server_error

"""Every public address of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from articles.views.corrections import CorrectionListView
from portal import views
from portal.health import HealthView
from portal.home import HomeView
from portal.security import ReservationView
from portal.style_guide import StyleGuideView

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("", include("portal.feeds.urls")),
    path("", include("portal.search.urls")),
    path("", include("portal.sitemaps.urls")),
    path("", include("portal.editorial.urls")),
    path("corrections/", CorrectionListView.as_view(), name="corrections"),
    path("", include("articles.urls")),
    path("evenements/", include("articles.urls_events")),
    path("dossiers/", include("articles.urls_dossiers")),
    path("citations/", include("articles.urls_quotes")),
    path("", include("people.urls")),
    path("annuaire/", include("organisations.urls")),
    path("signaler/", include("portal.reports.urls")),
    path(".well-known/tdmrep.json", ReservationView.as_view(), name="tdmrep"),
    path("sante/", HealthView.as_view(), name="health"),
    path("admin/", admin.site.urls),
]

if settings.DEBUG:
    urlpatterns.append(path("charte-graphique/", StyleGuideView.as_view(), name="style_guide"))

if settings.SERVE_FILES and not settings.MEDIA_S3_BUCKET:
    urlpatterns.append(path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", views.media, name="media"))

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.page_not_found
handler500 = views.server_error

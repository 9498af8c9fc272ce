from django.conf import settings
from django.utils.functional import SimpleLazyObject

from articles.queries.articles import masthead_rubriques
from portal.security import reservation


def site(request):
    """What every page prints. The sections are read once, and only by a page that shows them."""
    return {
        "SITE_NAME": settings.SITE_NAME,
        "SITE_TAGLINE": settings.SITE_TAGLINE,
        "SITE_PUBLISHER": settings.SITE_PUBLISHER,
        "SITE_URL": settings.SITE_URL,
        "ACCESSIBILITY_STATUS": settings.ACCESSIBILITY_STATUS,
        "tdm": {name.replace("-", "_"): value for name, value in reservation().items()},
        "PUBLISHER_EMAIL": settings.LEGAL["PUBLISHER_EMAIL"],
        "rubriques": SimpleLazyObject(masthead_rubriques),
    }

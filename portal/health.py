"""`/sante/`: whether the site has what it needs to work, for whoever watches over it.

It tells what is broken and never why: that is in the log. Nothing of it names a version, a machine or a person.
"""

import logging
import shutil
import tempfile
from collections.abc import Callable
from secrets import token_hex

from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.db import connection, connections
from django.http import JsonResponse
from django.views.generic import View

from articles.models import Article
from portal.core.reading import REPLICA
from portal.core.views import ReadOnlyMixin
from portal.schema import lacking_migrations
from portal.search.engines import engine
from portal.search.kinds import Kind
from portal.search.matching import Match
from portal.search.models import SearchDocument

logger = logging.getLogger(__name__)

FREE = 100_000_000  # bytes below which the folder of uploads counts as full
LOOKED_AT = 20  # newest articles whose document is looked for


class Unhealthy(Exception):
    """What is wrong, for the log."""


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def check_replica() -> None:
    with connections[REPLICA].cursor() as cursor:
        cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        cursor.fetchone()


def check_cache() -> None:
    """A value comes back, from the one that processes share if there is one. Without it pages are only slower.

    Each question has a name of its own: two may be asked at once.
    """
    cache = caches["pages" if "pages" in settings.CACHES else "default"]
    key, value = f"sante:{token_hex(8)}", token_hex(8).encode()
    cache.set(key, value, timeout=30)
    if cache.get(key) != value:
        raise Unhealthy("the cache does not give back what it is given")
    cache.delete(key)


def check_media() -> None:
    """A file can be written, and there is room for more. Uploads kept elsewhere are asked whether they answer."""
    try:
        root = default_storage.path("")
    except NotImplementedError:
        default_storage.exists("sante")
        return
    with tempfile.TemporaryFile(dir=root) as file:
        file.write(b"sante")
        file.flush()
    free = shutil.disk_usage(root).free
    if free < FREE:
        raise Unhealthy(f"{free} bytes are left for uploads")


def check_migrations() -> None:
    if lacking := lacking_migrations():
        raise Unhealthy(f"migrations are not applied: {lacking}")


def check_index() -> None:
    """The newest public articles have their documents, at their dates, and the engine finds something.

    A few queries whatever the corpus; `check_integrity` compares everything.
    """
    dates = dict(Article.objects.published().newest_first().values_list("pk", "published_at")[:LOOKED_AT])
    documents = SearchDocument.objects.filter(kind=Kind.ARTICLE, object_id__in=dates)
    lacking = sorted(dates.items() - set(documents.values_list("object_id", "visible_from")))
    if lacking:
        raise Unhealthy(f"the index does not know articles {[key for key, _date in lacking]}")
    if dates and not engine().newest(Match(), 1):
        raise Unhealthy("the engine of the search finds nothing")


CHECKS: dict[str, Callable[[], None]] = {
    "base de données": check_database,
    "cache": check_cache,
    "dossier des fichiers déposés": check_media,
    "migrations": check_migrations,
    "index de recherche": check_index,
}


def is_well(name: str, check: Callable[[], None]) -> bool:
    """Whatever a check raises is a fault: a library may fail in its own way when its server is gone."""
    try:
        check()
    except Exception as error:
        logger.error("%s: %s", name, str(error).partition("\n")[0] or type(error).__name__)
        return False
    return True


# What the site does without, more slowly: told, but no reason to send readers elsewhere.
SPARED: dict[str, Callable[[], None]] = {"réplique de la base": check_replica} if REPLICA in settings.DATABASES else {}


class HealthView(ReadOnlyMixin, View):
    """200 when readers and editors have all that they need, 503 otherwise."""

    def get(self, request):
        told = {name: is_well(name, check) for name, check in (CHECKS | SPARED).items()}
        words = {name: "bon" if well else "en panne" for name, well in told.items()}
        is_whole = all(told[name] for name in CHECKS)
        state = "bon" if all(told.values()) else "affaibli" if is_whole else "en panne"
        return JsonResponse(
            {"état": state, "contrôles": words},
            status=200 if is_whole else 503,
            headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"},
            json_dumps_params={"ensure_ascii": False},
        )

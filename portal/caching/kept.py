"""What this process keeps, and the version that it is compared with."""

import logging
from functools import cache

from django.conf import settings
from django.db import DatabaseError

from portal.caching.shelf import Shelves
from portal.core.version.marks import content_version

logger = logging.getLogger(__name__)


@cache
def shelves() -> Shelves:
    return Shelves(settings.PAGE_CACHE_BYTES)


def current_version() -> int | None:
    """None without a database: the page says so itself, and is not kept."""
    try:
        return content_version()
    except DatabaseError as error:
        logger.warning("the version of the content could not be read (%s)", type(error).__name__)
        return None

import pytest

from portal.caching.kept import shelves


@pytest.fixture
def warm(settings):
    """Pages are kept, as on a site that is online (tests/settings.py). To be named before `client`."""
    settings.PAGE_CACHE_BYTES = 8_000_000
    shelves.cache_clear()
    yield shelves
    shelves.cache_clear()

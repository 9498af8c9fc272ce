"""Settings of the test suite: those of the site, on the database named by TEST_DATABASE_URL (SQLite by default)."""

import os
import tempfile
from pathlib import Path

os.environ.update(
    DEBUG="0",
    SECRET_KEY="tests",
    ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
    SITE_URL="http://127.0.0.1:8000",
    SERVE_FILES="1",
    PAGE_CACHE_BYTES="0",  # a fixture turns it on where it is what is tried (tests/caching)
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL")
    or f"sqlite:///{tempfile.gettempdir()}/vigie-tests/default.sqlite3",
    DATABASE_REPLICA_URL="",
    MEDIA_S3_BUCKET="",
    MEDIA_ROOT=tempfile.mkdtemp(prefix="vigie-media-"),
)

from portal.settings import *  # noqa: F403
from portal.settings import DATABASES, MIDDLEWARE, TEMPLATES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A name of its own for each process, so that two runs on one machine never share a database.
# On SQLite a file, not memory: several connections are needed to test concurrency and the browser.
IS_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
DATABASES["default"]["TEST"] = {
    "NAME": Path(tempfile.gettempdir()) / "vigie-tests" / f"test-{os.getpid()}.sqlite3"
    if IS_SQLITE
    else f"test_vigie_{os.getpid()}"
}
# A browser test runs Playwright’s event loop in this thread, while the test itself is ordinary code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
# A variable that a template names and nothing defines is a defect: tests see it (tests/pages/html.py).
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "⚠ variable inconnue : %s"
# It asks the database once a second, whichever test is counting queries then: those of planned changes put it back.
DUE_CHANGES = "articles.planning.middleware.DueChanges"
MIDDLEWARE = [name for name in MIDDLEWARE if name != DUE_CHANGES]

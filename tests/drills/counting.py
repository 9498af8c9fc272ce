"""The site, which writes a line in a file each time that it makes its home page: gunicorn tests.drills.counting."""

import os
from pathlib import Path

from portal.home import HomeView
from portal.wsgi import application as site

_make = HomeView.get


def _told(self, request, *args, **kwargs):
    with Path(os.environ["PAGES_MADE"]).open("a") as file:
        file.write(f"{os.getpid()}\n")
    return _make(self, request, *args, **kwargs)


HomeView.get = _told
application = site

"""The site, which writes a line in a file each time that it makes its home page: gunicorn tests.drills.counting."""

import os
from pathlib import Path

from django.utils.module_loading import import_string

from portal.wsgi import application as site

HomeView = import_string("portal.home.HomeView")  # once the site is loaded, and not before
_make = HomeView.get


def _told(self, request, *args, **kwargs):
    with Path(os.environ["PAGES_MADE"]).open("a") as file:
        file.write(f"{os.getpid()}\n")
    return _make(self, request, *args, **kwargs)


HomeView.get = _told
application = site

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

from portal.core.sqlite3.holding import hold
from portal.memory import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

site = get_wsgi_application()
# By its name: it reads models, which are there by now.
application = import_string("portal.caching.door.Door")(site)
hold()
settle()

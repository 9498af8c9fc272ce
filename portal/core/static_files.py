"""Files of our own (styles, scripts, icons): those of Django, whose addresses are worked out once.

A page prints thirty of them, and they do not change while the site runs. In a module that settings name, hence apart.
"""

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class _KnownAddresses:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._known: dict[str, str] = {}

    def url(self, name, *args, **kwargs):
        """Of the plain call of `{% static %}` alone: `collectstatic` asks with more, and needs the true answer."""
        if args or kwargs or name is None:
            return super().url(name, *args, **kwargs)
        if name not in self._known:
            self._known[name] = super().url(name)
        return self._known[name]


class SourceFiles(_KnownAddresses, StaticFilesStorage):
    """Served from the sources."""


class CollectedFiles(_KnownAddresses, CompressedManifestStaticFilesStorage):
    """Served from where `collectstatic` left them, under names that tell their content."""

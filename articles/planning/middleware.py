import logging

from django.conf import settings

from articles.planning import due
from articles.planning.services import make_due
from portal.core.reading import on_primary

logger = logging.getLogger(__name__)
_FILES = (settings.STATIC_URL, settings.MEDIA_URL)


class DueChanges:
    """Before a page is answered, what was planned for a time that has come is made: no page is older than its plan.

    No page is kept beyond the time of the next one (portal/caching/moments.py). A change that fails is told in the log
    and tried again; readers get their page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(_FILES):
            self._make()
        return self.get_response(request)

    def _make(self) -> None:
        try:
            with on_primary():
                if due.is_due():
                    make_due()
                    due.forget()
        except Exception:  # whatever it is, it is not the reader’s
            due.put_off()
            logger.exception("planned changes could not be made")

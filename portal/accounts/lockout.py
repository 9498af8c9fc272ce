"""Five wrong passwords for one account from one place; the sixth closes that door for a while, and no other.

django-axes counts in the database, so that all processes count together, and counts the couple: whoever tries the
passwords of an editor from elsewhere does not keep the editor out.
"""

import math

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import timezone


class Handler(AxesDatabaseHandler):
    """Keeps the account, the place and the moment of a failure: what is needed to count, and nothing of the browser.

    One row for each couple, and not one for each browser, which is whatever it says it is.
    """

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        if request is not None:
            request.axes_user_agent = request.axes_http_accept = ""
        super().user_login_failed(sender, credentials, request, **kwargs)


def forget_what_was_sent(sender, instance: AccessAttempt, **kwargs) -> None:
    """Before a failure is written: the library would keep the fields of the form and of the address."""
    instance.get_data = instance.post_data = ""


def closed(*, at=None):
    """The couples that are refused now."""
    since = (at or timezone.now()) - settings.AXES_COOLOFF_TIME
    return AccessAttempt.objects.filter(failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gt=since)


def forget_failures() -> int:
    """Those that count no more; the library does the same at each login."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    return AccessAttempt.objects.filter(attempt_time__lte=since).delete()[0]


def refuse(request: HttpRequest, response: HttpResponse, credentials: dict | None) -> HttpResponse:
    """429, with the way back to the same form: where one was going is in its address."""
    name = get_client_username(request, credentials)
    last = closed().filter(username=name, ip_address=request.axes_ip_address).values_list("attempt_time", flat=True)
    until = max(last, default=timezone.now()) + settings.AXES_COOLOFF_TIME
    seconds = max(math.ceil((until - timezone.now()).total_seconds()), 1)
    context = {"minutes": math.ceil(seconds / 60), "back": request.get_full_path()}
    page = loader.get_template("429.html").render(context)
    return HttpResponse(page, status=429, headers={"Retry-After": str(seconds), "Cache-Control": "no-store"})

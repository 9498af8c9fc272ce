"""A session of the desk ends after four hours without a gesture (SESSION_COOKIE_AGE), and after twelve in any case."""

import time

from django.contrib.auth import SESSION_KEY, logout

LONGEST = 12 * 3600  # seconds
_NOTED_EVERY = 300  # seconds: not each gesture is worth a write
_BEGUN, _SEEN = "begun", "seen"
_DESK = "/admin/"


class EndingSessions:
    """On the desk alone: a page for readers neither reads nor renews a session."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(_DESK) and SESSION_KEY in request.session:
            self._follow(request)
        return self.get_response(request)

    def _follow(self, request) -> None:
        session, now = request.session, time.time()
        begun = session.setdefault(_BEGUN, now)
        if now - begun > LONGEST:
            logout(request)
        elif now - session.get(_SEEN, 0) > _NOTED_EVERY:
            session[_SEEN] = now  # written, the session and its cookie last SESSION_COOKIE_AGE more


def begin(sender, request, **kwargs) -> None:
    """At each login: whoever comes back begins again, in the same session or not."""
    request.session[_BEGUN] = request.session[_SEEN] = time.time()

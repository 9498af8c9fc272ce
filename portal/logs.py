"""What is written to the log, by whom it is read: a person (`LOG_FORMAT=texte`), or a machine (`json`, one a line).

Nothing of it tells who reads what: no network address, no account, no query string, no signed address, no value of a
column that a database refused.
"""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

from django.utils.encoding import escape_uri_path

REQUESTS = "vigie.requetes"  # the logger of requests, one line each
request_id: ContextVar[str] = ContextVar("request_id", default="")

# « DETAIL:  Key (email)=(…) already exists. » and the rows that PostgreSQL quotes.
_DETAIL = re.compile(r"^(?:DETAIL|CONTEXT|HINT|LINE \d+):.*\n?(?:[ \t].*\n?)*", re.MULTILINE)


def told_path(request) -> str:
    """The address without its query, percent-encoded; its pattern where it holds a secret."""
    match = getattr(request, "resolver_match", None)
    if match and "token" in match.kwargs:
        return f"/{match.route}"
    return escape_uri_path(request.path)


class OfRequest(logging.Filter):
    """Puts the number of the request on every line, and takes secrets out of Django’s own."""

    def filter(self, record):
        request = getattr(record, "request", None)
        # Django tells of refusals once the middleware is done with the request.
        record.request_id = request_id.get() or getattr(request, "number", "-")
        if hasattr(request, "resolver_match") and isinstance(record.args, tuple):
            record.args = tuple(told_path(request) if arg == request.path else arg for arg in record.args)
        return True


class _Discreet(logging.Formatter):
    def formatException(self, exc_info):  # noqa: N802 - named by the library
        return _DETAIL.sub("", super().formatException(exc_info)).rstrip()


class Text(_Discreet):
    default_time_format = "%Y-%m-%dT%H:%M:%S"

    def __init__(self):
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s")


class JsonLine(_Discreet):
    def format(self, record):
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request_id": record.request_id,
            "message": _DETAIL.sub("", record.getMessage()),
        }
        told |= getattr(record, "told", {})
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def configuration(*, level: str, is_json: bool) -> dict:
    """For `logging.config`. In JSON each request is told, for the machine that counts; otherwise from INFO on."""
    formatter = f"{__name__}.{'JsonLine' if is_json else 'Text'}"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": f"{__name__}.OfRequest"}},
        "formatters": {"line": {"()": formatter}},
        "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["request"], "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level},
            REQUESTS: {"level": "INFO" if is_json else level},
            # A stranger who asks for another host gets 400; a trace for each would let anybody fill the disk. By the
            # level: a line that no handler takes, Python writes itself.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "axes": {
                "level": "CRITICAL"
            },  # it names accounts and network addresses; the answer, 429, is logged as any other
        },
    }

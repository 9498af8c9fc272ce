"""A number for each request, on its answer and on every line of the log that it causes."""

import logging
import re
from secrets import token_hex
from time import perf_counter

from portal.logs import REQUESTS, request_id, told_path

logger = logging.getLogger(REQUESTS)

HEADER = "X-Request-ID"
_WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{7,63}")


class NumberedRequests:
    """The outermost middleware: what the others log and answer is numbered too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        number = numbered(request.headers.get(HEADER, ""))
        request.number = number
        token, started = request_id.set(number), perf_counter()
        try:
            response = self.get_response(request)
            response[HEADER] = number
            if is_told():
                tell(request.method, told_path(request), response.status_code, started)
        finally:
            request_id.reset(token)
        return response


def numbered(given: str) -> str:
    """The number that the front server gave, or a new one."""
    return given if _WELL_FORMED.fullmatch(given) else token_hex(16)


def is_told() -> bool:
    return logger.isEnabledFor(logging.INFO)


def tell(method: str, path: str, status: int, started: float) -> None:
    """One line for a request that is answered; `started` by `perf_counter`."""
    told = {
        "method": method[:10] if method.isalpha() else "?",
        "path": path,
        "status": status,
        "ms": round((perf_counter() - started) * 1000, 1),
    }
    logger.info("%(method)s %(path)s %(status)d %(ms).1f ms", told, extra={"told": told})

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
        given = request.headers.get(HEADER, "")
        number = given if _WELL_FORMED.fullmatch(given) else token_hex(16)
        request.number = number
        token, started = request_id.set(number), perf_counter()
        try:
            response = self.get_response(request)
            response[HEADER] = number
            self._tell(request, response, milliseconds=(perf_counter() - started) * 1000)
        finally:
            request_id.reset(token)
        return response

    def _tell(self, request, response, *, milliseconds: float) -> None:
        if not logger.isEnabledFor(logging.INFO):
            return
        method = request.method if request.method.isalpha() else "?"
        told = {
            "method": method[:10],
            "path": told_path(request),
            "status": response.status_code,
            "ms": round(milliseconds, 1),
        }
        logger.info("%(method)s %(path)s %(status)d %(ms).1f ms", told, extra={"told": told})

"""An application that says how often it was asked, for trying the front server alone."""

import json
import threading
import time
from collections import Counter

_asked, _inside, _lock = Counter(), Counter(), threading.Lock()
PUBLIC = "public, max-age=300, stale-while-revalidate=3"
HEADERS = {
    "/publique/": [("Cache-Control", PUBLIC), ("X-Accel-Expires", "1")],
    "/lente/": [("Cache-Control", PUBLIC), ("X-Accel-Expires", "1")],
    "/cookie-pose/": [("Cache-Control", PUBLIC), ("X-Accel-Expires", "1"), ("Set-Cookie", "a=b")],
    "/privee/": [("Cache-Control", "private, max-age=300"), ("X-Accel-Expires", "0")],
    "/sans-rien/": [],
    "/jamais/": [("Cache-Control", "no-store"), ("X-Accel-Expires", "0")],
    "/recherche/": [("Cache-Control", "no-store"), ("X-Accel-Expires", "0")],
}


def application(environ, start_response):
    path = environ["PATH_INFO"]
    with _lock:
        _asked[path] += 1
        _inside[path] += 1
        number, together = _asked[path], _inside[path]
    if path in {"/lente/", "/recherche/"}:
        time.sleep(0.5)
    with _lock:
        _inside[path] -= 1
    told = {
        "asked": number,
        "together": together,
        "made_at": time.time(),
        "headers": {key: value for key, value in environ.items() if key.startswith("HTTP_")},
    }
    headers = [("Content-Type", "application/json"), ("X-Request-ID", "celui-de-l-application")]
    status = "404 Not Found" if path == "/absente/" else "200 OK"
    start_response(status, [*headers, *HEADERS.get(path, [])])
    return [json.dumps(told).encode()]

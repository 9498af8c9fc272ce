"""What the front server is told, and readers are not (deploy/nginx.conf)."""

KEPT = 1  # second that the front server keeps a page before it asks whether it has changed
LATE = 3  # seconds at most that it may go on showing it meanwhile
# nginx counts in whole seconds: what it keeps 1 may be 2 seconds old, and then 5 in all.


class FrontServer:
    """A page that all may keep is kept `KEPT`, whatever longer time browsers are given.

    nginx reads this header before any other, and passes it to nobody. Outside of what turns an answer into « not
    modified », which drops it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_public = "public" in response.get("Cache-Control", "") and not response.cookies
        response["X-Accel-Expires"] = str(KEPT if is_public else 0)
        return response

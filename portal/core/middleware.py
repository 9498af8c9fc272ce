from django.contrib.redirects.middleware import RedirectFallbackMiddleware
from django.http import HttpResponse
from django.template import loader


class GonePage(HttpResponse):
    """« Gone » in the house style, for addresses that lead nowhere any more."""

    status_code = 410

    def __init__(self):
        super().__init__(loader.get_template("410_bare.html").render())


class MovedAddresses(RedirectFallbackMiddleware):
    """Looks up an address that nothing answers among those that were moved (see `moves`)."""

    response_gone_class = GonePage

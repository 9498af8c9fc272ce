"""How the process that serves the site keeps its memory.

What a page leaves behind (objects that hold one another) is only found by going through all that is young. Python does
so in the middle of whatever page comes next, which then takes twice as long; here it is done once a page is sent.
"""

import gc

from django.core.signals import request_finished

_TOO_MANY = 50_000  # young objects at which Python looks by itself, were no page ever sent
_LEFT = 3_000  # young objects after which it is time to look: those of half a dozen pages
_OFTEN = 10  # looks at the young before one at those that stayed, and of these before one at all


def settle() -> None:
    """To be called once the code is loaded: what is there now stays, and is not searched for garbage any more.

    Otherwise one page in a hundred waits for the collector to go through every class and function of the site, which
    takes several times as long as the page itself.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_TOO_MANY, _OFTEN, _OFTEN)
    request_finished.connect(tidy, dispatch_uid="portal.memory.tidy")


def tidy(**_signal) -> None:
    """Frees what pages have left, when there is enough of it. Called after each answer is sent."""
    young, middle, old = gc.get_count()
    if young > _LEFT:
        gc.collect(0 if middle < _OFTEN else 1 if old < _OFTEN**2 else 2)

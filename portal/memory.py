"""How the process that serves the site keeps its memory."""

import gc

_YOUNG = 20_000  # objects made between two looks at the young ones; Python’s own 700 is a dozen times for each page


def settle() -> None:
    """To be called once the code is loaded: what is there now stays, and is not searched for garbage any more.

    Otherwise one page in a hundred waits for the collector to go through every class and function of the site, which
    takes several times as long as the page itself.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 10, 10)

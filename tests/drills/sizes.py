"""How long a drill lasts: short among the tests, at its full length under `make drills`."""

import os

IS_FULL = os.environ.get("DRILL_LENGTH") == "full"


def size(short: int, full: int) -> int:
    return full if IS_FULL else short

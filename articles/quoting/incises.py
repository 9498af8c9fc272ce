"""Cuts the writer’s incises out of somebody’s words: « …, souligne-t-elle, … »."""

import re

_INVERTED = re.compile(r",\s+(?:s’|se\s|ainsi\s)?\w+(?:-t)?-(?:il|elle|ils|elles|on)(?:\s+par ailleurs)?\s*(?=[,.:]|$)")


def spoken_words(text: str) -> str:
    """`text` as spoken: without the incises. The contract that `articles.services` relies on."""
    return _INVERTED.sub("", text)

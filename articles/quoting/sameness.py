"""When two quotations are the same words: without case, accents, punctuation, or spaces between.

The rule is that of Quotebank (T. Vaucher et al., « Quotebank: a corpus of quotations from a decade of news »,
WSDM 2021).
"""

from hashlib import md5

from portal.core.text import name_key

SHORTEST = 4  # words: shorter ones are everybody’s (« C’est vrai », « Oui »)


def words_hash(text: str) -> str:
    """What the same words share, in 32 characters; an empty string when there are none."""
    key = name_key(text)
    return md5(key.encode(), usedforsecurity=False).hexdigest() if key else ""


def is_telling(text: str) -> bool:
    """Whether the words are enough for two who say them to be saying the same thing."""
    return len(name_key(text).split()) >= SHORTEST

"""French text to terms: the same code for what is indexed, what is asked and what is marked, on both databases.

Nothing here reads or writes anything. Change what a text gives, or what is written of a record, and `VERSION` must go
up: documents that bear another version are written again.
"""

from portal.search.analysis.asking import alternatives, joined, phrase, phrases
from portal.search.analysis.reading import word_key
from portal.search.analysis.tokenizing import Token, is_shouted, surfaces, terms, tokens

VERSION = 3

__all__ = [
    "VERSION",
    "Token",
    "alternatives",
    "is_shouted",
    "joined",
    "phrase",
    "phrases",
    "surfaces",
    "terms",
    "tokens",
    "word_key",
]

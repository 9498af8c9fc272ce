"""What a reader typed, understood: words, phrases, exclusions, dates. Pure: nothing here reads records."""

from portal.search.query.asked import Query
from portal.search.query.parsing import LENGTH, WORDS, parse
from portal.search.query.words import Clause, Word

__all__ = ["LENGTH", "WORDS", "Clause", "Query", "Word", "parse"]

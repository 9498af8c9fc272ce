"""The newsroom’s desk: articles with their blocks, and the records that live beside them."""

from articles.admin import article, candidates, dossiers, events, following, ignored, quotes, suggestions, taxonomy

__all__ = ["article", "candidates", "dossiers", "events", "following", "ignored", "quotes", "suggestions", "taxonomy"]

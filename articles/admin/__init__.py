"""The newsroom’s desk: articles with their blocks, and the records that live beside them."""

from articles.admin import article, dossiers, events, following, ignored, quotes, suggestions, taxonomy

__all__ = ["article", "dossiers", "events", "following", "ignored", "quotes", "suggestions", "taxonomy"]

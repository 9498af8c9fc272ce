"""The newsroom’s desk: articles with their blocks, and the records that live beside them."""

from articles.admin import article, events, following, quotes, taxonomy

__all__ = ["article", "events", "following", "quotes", "taxonomy"]

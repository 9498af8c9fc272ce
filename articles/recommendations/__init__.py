"""« À lire »: what else to read, and why. See docs/adr/0010."""

from articles.recommendations.reading import Suggestion, related
from articles.recommendations.seeds import related_to, related_to_quote

__all__ = ["Suggestion", "related", "related_to", "related_to_quote"]

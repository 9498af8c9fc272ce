"""« À lire »: what else to read, and why. See docs/adr/0010."""

from articles.recommendations.reading import Suggestion, related

__all__ = ["Suggestion", "related"]

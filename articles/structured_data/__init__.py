"""What articles and quotes tell machines (schema.org)."""

from articles.structured_data.articles import news_article
from articles.structured_data.quotes import quotation

__all__ = ["news_article", "quotation"]

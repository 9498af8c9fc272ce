"""Writes that touch several rows of an article. The only place where derived data is computed."""

from articles.checks import publication_gaps
from articles.services.following import Followed, refresh_citing
from articles.services.publishing import (
    PublicationRefused,
    publish,
    publish_record,
    settle_scheduled_records,
    withdraw,
)
from articles.services.refreshing import Refreshed, date_quotes, ensure_default_publication, refresh

__all__ = [
    "Followed",
    "PublicationRefused",
    "Refreshed",
    "date_quotes",
    "ensure_default_publication",
    "publication_gaps",
    "publish",
    "publish_record",
    "refresh",
    "refresh_citing",
    "settle_scheduled_records",
    "withdraw",
]

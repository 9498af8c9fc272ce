"""Writes that touch several rows of an article. The only place where derived data is computed."""

from articles.checks import publication_gaps
from articles.services.correcting import (
    ChangedMeanwhile,
    Corrected,
    CorrectionRefused,
    correct_quote,
    restore_quote,
    twins_of,
    withdraw_quote,
)
from articles.services.deciding import (
    accept_mentions,
    add_to_directory,
    ignore_words,
    reject_mentions,
    restore_mentions,
    suggest_again,
    take_ignored_away,
)
from articles.services.following import Followed, refresh_citing
from articles.services.publishing import (
    PublicationRefused,
    publish,
    publish_record,
    settle_scheduled_records,
    withdraw,
)
from articles.services.refreshing import Refreshed, date_quotes, ensure_default_publication, refresh
from articles.services.relinking import relink, relink_words, stop_ignoring

__all__ = [
    "ChangedMeanwhile",
    "Corrected",
    "CorrectionRefused",
    "Followed",
    "PublicationRefused",
    "Refreshed",
    "accept_mentions",
    "add_to_directory",
    "correct_quote",
    "date_quotes",
    "ensure_default_publication",
    "ignore_words",
    "publication_gaps",
    "publish",
    "publish_record",
    "refresh",
    "refresh_citing",
    "reject_mentions",
    "relink",
    "relink_words",
    "restore_mentions",
    "restore_quote",
    "settle_scheduled_records",
    "stop_ignoring",
    "suggest_again",
    "take_ignored_away",
    "twins_of",
    "withdraw",
    "withdraw_quote",
]

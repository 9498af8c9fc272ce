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
from articles.services.drafting import draft_in_quotes
from articles.services.following import Followed, refresh_citing
from articles.services.publishing import (
    PublicationRefused,
    back_to_draft,
    publish,
    publish_record,
    send_to_review,
    settle_scheduled_records,
    withdraw,
)
from articles.services.quoting import Choice, accept_quotes, propose_quotes, reject_quotes, restore_quotes
from articles.services.refreshing import Refreshed, date_quotes, ensure_default_publication, refresh
from articles.services.relinking import relink, relink_words, stop_ignoring
from articles.services.states import MoveRefused, moves_from, refusal
from articles.services.variants import tie_variant
from articles.services.working import add_note, assign, reopen_note, resolve_note

__all__ = [
    "ChangedMeanwhile",
    "Choice",
    "Corrected",
    "CorrectionRefused",
    "Followed",
    "MoveRefused",
    "PublicationRefused",
    "Refreshed",
    "accept_mentions",
    "accept_quotes",
    "add_note",
    "add_to_directory",
    "assign",
    "back_to_draft",
    "correct_quote",
    "date_quotes",
    "draft_in_quotes",
    "ensure_default_publication",
    "ignore_words",
    "moves_from",
    "propose_quotes",
    "publication_gaps",
    "publish",
    "publish_record",
    "refresh",
    "refresh_citing",
    "refusal",
    "reject_mentions",
    "reject_quotes",
    "relink",
    "relink_words",
    "reopen_note",
    "resolve_note",
    "restore_mentions",
    "restore_quote",
    "restore_quotes",
    "send_to_review",
    "settle_scheduled_records",
    "stop_ignoring",
    "suggest_again",
    "take_ignored_away",
    "tie_variant",
    "twins_of",
    "withdraw",
    "withdraw_quote",
]

"""Corrections (schema.org CorrectionComment), of an article or of a quote."""

from collections.abc import Iterable

from articles.models import Change
from portal.core.structured_data import moment


def correction_comments(changes: Iterable[Change]) -> list[dict]:
    """Of what readers are told, what mends an error or takes words back."""
    return [
        {"@type": "CorrectionComment", "text": change.note, "datePublished": moment(change.changed_at)}
        for change in changes
        if change.is_notice
    ]

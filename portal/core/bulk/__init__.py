"""One change made to several records together: in one transaction, remembered row by row, and taken back."""

from portal.core.bulk.aspects import Aspect, BulkRefused, Value, aspect_of, kinds_by_model, register
from portal.core.bulk.changing import (
    Reversal,
    Wanted,
    change_together,
    readings,
    record_together,
    undo_together,
    would_be_left,
)
from portal.core.bulk.records import KEPT_FOR, BulkChange

__all__ = [
    "KEPT_FOR",
    "Aspect",
    "BulkChange",
    "BulkRefused",
    "Reversal",
    "Value",
    "Wanted",
    "aspect_of",
    "change_together",
    "kinds_by_model",
    "readings",
    "record_together",
    "register",
    "undo_together",
    "would_be_left",
]

"""Base classes of the newsroom’s desk, and the records of Django that it shows."""

from portal.core.admin import accounts, bulk, journal, merges, redirects
from portal.core.admin.base import (
    FollowedMixin,
    NewsroomAdmin,
    NewsroomMixin,
    PublishableMixin,
    RecordsMoves,
    StateFilter,
)
from portal.core.admin.duplicates import DuplicateWarningForm, DuplicateWarningMixin
from portal.core.admin.forms import ExactMomentsForm, PublishableForm
from portal.core.admin.merging import MergeableMixin
from portal.core.admin.search import FoldedSearchMixin

__all__ = [
    "DuplicateWarningForm",
    "DuplicateWarningMixin",
    "ExactMomentsForm",
    "FoldedSearchMixin",
    "FollowedMixin",
    "MergeableMixin",
    "NewsroomAdmin",
    "NewsroomMixin",
    "PublishableForm",
    "PublishableMixin",
    "RecordsMoves",
    "StateFilter",
    "accounts",
    "bulk",
    "journal",
    "merges",
    "redirects",
]

"""Two records that are one: everything moves to the one that stays, and may go back within 30 days."""

from portal.core.merging.applying import merge
from portal.core.merging.errors import MergeError
from portal.core.merging.planning import Plan, plan_merge
from portal.core.merging.records import KEPT_FOR, Merge
from portal.core.merging.rules import Mergeable, Rule, register, rule, superfluous
from portal.core.merging.undoing import Undone, undo_merge

__all__ = [
    "KEPT_FOR",
    "Merge",
    "MergeError",
    "Mergeable",
    "Plan",
    "Rule",
    "Undone",
    "merge",
    "plan_merge",
    "register",
    "rule",
    "superfluous",
    "undo_merge",
]

"""When the activity of a record over time is worth a figure."""

from datetime import date

from portal.core.activity import Activity

ITEMS, PERIODS = 6, 3  # below, the list itself says as much


def telling_activity(counts: dict[date, int]) -> Activity | None:
    """The figure of `counts` (how many in each month), or None when it would hold too little to be read."""
    activity = Activity(counts)
    held = sum(1 for bar in activity.bars if bar.count)
    return activity if activity.total >= ITEMS and held >= PERIODS else None

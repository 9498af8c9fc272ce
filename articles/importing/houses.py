"""The house style of each layout: how its press title prints dates, quotation marks, labels and numbers."""

from dataclasses import dataclass, field

from articles.models import Publication
from portal.core.house import QuotationMarks, StampStyle


@dataclass(frozen=True)
class House:
    key: str
    name: str
    style: dict = field(default_factory=dict)


MIND = House(
    "mind",
    "mind Health",
    {
        "stamp_style": StampStyle.COMPACT,
        "quotation_marks": QuotationMarks.ENGLISH,
        "label_position": Publication.LabelPosition.ABOVE,
        "shows_numbers": False,
    },
)
HTI = House(
    "hti",
    "Health & Tech Intelligence",
    {
        "stamp_style": StampStyle.LONG,
        "quotation_marks": QuotationMarks.FRENCH,
        "label_position": Publication.LabelPosition.BELOW,
        "shows_numbers": True,
    },
)
HOUSES = {house.key: house for house in (MIND, HTI)}

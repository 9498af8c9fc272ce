"""Signatures grouped under their wordings: « Propos recueillis par A et B, traduit par C. »"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.models import Byline
from people.models import Person

DEFAULT_WORDING = "Par"


@dataclass
class BylineGroup:
    wording: str
    people: list[Person] = field(default_factory=list)


def byline_groups(bylines: Iterable[Byline]) -> list[BylineGroup]:
    """Consecutive signatures of one wording together; an empty wording goes on with the one before."""
    groups: list[BylineGroup] = []
    for byline in bylines:
        if not groups or (byline.wording and byline.wording != groups[-1].wording):
            groups.append(BylineGroup(byline.wording or DEFAULT_WORDING))
        groups[-1].people.append(byline.person)
    return groups

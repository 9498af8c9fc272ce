"""What each thing is worth in the ranking: one table. Points are comparable; a word in a title is worth about eight."""

from dataclasses import dataclass, field
from typing import NamedTuple

from portal.search.kinds import Kind


class Fields(NamedTuple):
    """Points for all the words of the query in one field; each word counts for its share of rarity."""

    title: float
    lead: float
    body: float


def _fields() -> dict[Kind, Fields]:
    return {
        Kind.ARTICLE: Fields(8.0, 4.0, 1.0),  # title; standfirst, themes, whom it is about; text
        Kind.QUOTE: Fields(3.0, 5.0, 0.5),  # who speaks, and as what; the very words said; where, and for whom
        Kind.PERSON: Fields(8.0, 5.0, 1.0),  # names; functions, which are few words; biography
        Kind.ORGANISATION: Fields(8.0, 2.0, 1.0),  # names; what it is; description
        Kind.EVENT: Fields(8.0, 3.0, 1.0),  # name; place, organisers, speakers; description
        Kind.THEME: Fields(8.0, 2.0, 1.0),  # names; the organisation of that name; description
    }


def _named() -> dict[Kind, float]:
    return {Kind.PERSON: 4.0, Kind.ORGANISATION: 3.5, Kind.THEME: 3.0, Kind.EVENT: 2.0}


@dataclass(frozen=True)
class Weights:
    fields: dict[Kind, Fields] = field(default_factory=_fields)
    # When the name bears every word: a record is the answer to its name, an article only tells of it.
    named: dict[Kind, float] = field(default_factory=_named)
    read: float = 1.0  # an article is read at length; a record is looked up
    rarity: float = 1.0  # how much more a word of one title weighs than a word of every title: this many times
    sequence: float = 1.5  # for each two words that follow one another as typed, in the title or in the words said
    other_sequence: float = 0.5  # the same in the standfirst; of a quote, in the name of who says it
    pairs: int = 3  # that count
    coverage: float = 2.0  # times the part of the title that the words make up
    begins: float = 0.5  # the title begins with them
    whole: float = 3.0  # the title is these words and no other
    tied: float = 2.0  # tied to the record whose name was typed, and not only naming it
    recency: float = 1.0  # of what is new; halves with age
    half_life: float = 3 * 365.0  # days
    undated: float = 0.5  # in place of recency, for what has no date
    substance: float = 1.0  # of a quote; one of a few words tells less, and so does its speaker’s name above it
    substantial: int = 15  # words that tell something
    frequency: float = 3.0  # the words come again and again in the text (saturates)
    saturation: float = 3.0  # occurrences that give half of it
    nearness: float = 1.5  # the words stand close to one another in the text


WEIGHTS = Weights()

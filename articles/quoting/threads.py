"""What a text has said so far of who speaks: whom « elle », « le praticien » or « cette dernière » may mean."""

from dataclasses import dataclass, field

from articles.quoting.cast import Cast, Voice


@dataclass
class Thread:
    """`last` was spoken of last; `stranger`, the words for somebody on no record who was; `named`, the people whom the
    sentence before named, in order; `house`, the organisation spoken of last, as printed and on record.
    `speaking_house` is on record, and the sentence before was about it.
    `speaking` said something in it. `is_there`: those of a house spoke in it, « on ».
    `is_blurred`: two capitals of which nothing tells whether they are somebody stood there meanwhile.
    """

    cast: Cast
    last: Voice | None = None
    stranger: str = ""
    section: Voice | None = None
    passage: str = ""
    named: list[Voice] = field(default_factory=list)
    house: tuple[str, str] = ("", "")
    speaking_house: str = ""
    is_there: bool = False
    speaking: Voice | None = None
    is_blurred: bool = False

"""What a page says, as plain data: the output of the parsers, the input of the writer, and what `--json` prints."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass
class ParsedAffiliation:
    """A function. `organisations` are named as printed; `parent` is what they are components of."""

    role: str
    label: str = ""
    organisations: list[str] = field(default_factory=list)
    parent: str = ""
    is_former: bool = False


@dataclass
class ParsedPerson:
    given_name: str
    family_name: str
    honorific: str = ""
    gender: str = ""
    label: str = ""
    affiliations: list[ParsedAffiliation] = field(default_factory=list)
    biography: str = ""

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass
class ParsedOrganisation:
    name: str
    kind: str = "autre"
    acronyms: list[str] = field(default_factory=list)
    former_names: list[str] = field(default_factory=list)
    usual_names: list[str] = field(default_factory=list)
    description: str = ""
    number: int | None = None
    stamped_at: datetime | None = None

    @property
    def names(self) -> list[str]:
        return [self.name, *self.acronyms, *self.former_names, *self.usual_names]


@dataclass
class ParsedRelation:
    """« source est fondateur (tutelle, composante) de target »."""

    source: str
    kind: str
    target: str


@dataclass
class ParsedMention:
    """`kind` is person, organisation or term; `target` the name of the record; `expansion` that of a sigle."""

    surface: str
    kind: str
    target: str
    expansion: str = ""


@dataclass
class ParsedQuote:
    text_as_printed: str
    text: str
    kind: str
    region: str = "noted"
    closing_punctuation: str = ""
    speaker: str = ""
    co_speakers: list[str] = field(default_factory=list)
    organisation: str = ""
    label: str = ""
    about: list[str] = field(default_factory=list)
    rule: str = ""


@dataclass
class ParsedBlock:
    """A block of the body. `kind`: text, quote, figure, box, intervention or attachment; the rest as it needs."""

    kind: str
    html: str = ""
    heading: str = ""
    caption: str = ""
    credit: str = ""
    in_list: bool = False
    person: str = ""
    lead: str = ""
    label: str = ""
    document: str = ""
    format: str = ""
    quote: ParsedQuote | None = None


@dataclass
class ParsedReference:
    list: str
    title: str
    type_name: str = ""
    number: int | None = None
    stamped_at: datetime | None = None
    teaser: str = ""


@dataclass
class ParsedEvent:
    name: str
    kind: str = "autre"
    series: str = ""
    edition: str = ""
    start: date | None = None
    end: date | None = None
    organisers: list[str] = field(default_factory=list)
    participants: list[str] = field(default_factory=list)


@dataclass
class ParsedByline:
    person: str
    wording: str = ""


@dataclass
class ParsedArticle:
    house: str
    title: str
    type_name: str = "Actualité"
    rubrique: str = ""
    standfirst: str = ""
    dateline: str = ""
    number: int | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    bylines: list[ParsedByline] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    contact: str = ""
    event: ParsedEvent | None = None
    people: list[ParsedPerson] = field(default_factory=list)
    organisations: list[ParsedOrganisation] = field(default_factory=list)
    relations: list[ParsedRelation] = field(default_factory=list)
    mentions: list[ParsedMention] = field(default_factory=list)
    blocks: list[ParsedBlock] = field(default_factory=list)
    quotes: list[ParsedQuote] = field(default_factory=list)
    references: list[ParsedReference] = field(default_factory=list)
    directory: list[str] = field(default_factory=list)
    # What the parser was unsure of, for the editor.

    def person(self, name: str) -> ParsedPerson | None:
        return next((person for person in self.people if person.name == name), None)

"""The shape of the demonstration data: what each record is written with. Keys name records between themselves."""

from dataclasses import dataclass
from datetime import date

from articles.models import Event, Quote
from portal.core.approximate_dates import Precision


@dataclass(frozen=True)
class Day:
    """A date as known: `Day("2021")`, `Day("2021-03")` or `Day("2021-03-19")`; `Day()` when unknown."""

    text: str = ""

    @property
    def value(self) -> date | None:
        if not self.text:
            return None
        year, month, day = (*map(int, self.text.split("-")), 1, 1)[:3]
        return date(year, month, day)

    @property
    def precision(self) -> str:
        return [Precision.YEAR, Precision.MONTH, Precision.DAY][self.text.count("-")] if self.text else Precision.DAY


@dataclass(frozen=True, kw_only=True)
class OrganisationData:
    key: str
    name: str
    kind: str
    description: str = ""
    website: str = ""
    siren: str = ""
    ror_id: str = ""
    verified_on: str = ""
    names: tuple[tuple[str, str, str], ...] = ()  # kind, name, until
    logo: str = ""
    is_fictitious: bool = False


@dataclass(frozen=True, kw_only=True)
class RelationData:
    source: str
    kind: str
    target: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, kw_only=True)
class FunctionData:
    role: str
    organisation: str = ""
    label: str = ""
    start: str = ""
    end: str = ""
    is_former: bool = False
    attested: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonData:
    key: str
    given_name: str
    family_name: str
    gender: str
    honorific_prefix: str = ""
    biography: str = ""
    names: tuple[tuple[str, str], ...] = ()  # kind, name
    functions: tuple[FunctionData, ...] = ()
    portrait: str = ""
    is_fictitious: bool = False

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, kw_only=True)
class EventData:
    key: str
    name: str
    kind: str
    start: str
    end: str = ""
    hours: tuple[str, ...] = ()  # "14:00" or "14:00", "15:30", Paris time: only where known
    standing: str = Event.Standing.SCHEDULED
    attendance: str = Event.Attendance.ONSITE
    place: str = ""
    website: str = ""
    parent: str = ""
    series: str = ""
    edition: str = ""
    organisers: tuple[str, ...] = ()
    participants: tuple[tuple[str, str, str], ...] = ()  # person, label, role
    documents: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    announced: str = ""  # when it became public; by default the day itself
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierData:
    title: str
    standfirst: str
    state_of_play: str
    state_on: str
    entries: tuple[tuple[str, str], ...]  # article, what it brings


@dataclass(frozen=True, kw_only=True)
class TagData:
    name: str
    synonyms: tuple[str, ...] = ()
    organisation: str = ""
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class TermData:
    term: str
    definition: str
    expansion: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class PictureData:
    key: str
    caption: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class DocumentData:
    key: str
    title: str
    suffix: str


@dataclass(frozen=True)
class Text:
    """Running text in the small markup of `markup.to_html`."""

    markup: str


@dataclass(frozen=True)
class Shown:
    """A picture between two blocks, or inside the last item of the list before it."""

    picture: str
    caption: str = ""
    in_list: bool = False


@dataclass(frozen=True, kw_only=True)
class Aside:
    text: str = ""
    heading: str = ""
    article: str = ""
    url: str = ""
    document: str = ""


@dataclass(frozen=True)
class Section:
    """Opens the section of one speaker."""

    heading: str
    person: str


@dataclass(frozen=True, kw_only=True)
class Download:
    document: str
    lead: str = ""
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """Somebody’s words: a block of the body, or one of the quotes noted in the running text."""

    words: str
    kind: str = Quote.Kind.FULL
    speaker: str = ""
    co_speakers: tuple[str, ...] = ()
    organisation: str = ""
    label: str = ""
    said_on: str = ""
    about: tuple[str, ...] = ()
    provenance: str = ""
    source_url: str = ""
    source_note: str = ""
    closing: str = ""
    event: str = ""


Block = Text | Shown | Aside | Section | Download | Said


@dataclass(frozen=True, kw_only=True)
class ArticleData:
    """An article; `key` is its address and finds it again at the next loading."""

    key: str
    title: str
    type: str
    rubrique: str
    published: str  # "2021-09-23 14:35", Paris time
    standfirst: str
    tags: tuple[str, ...]
    blocks: tuple[Block, ...]
    bylines: tuple[tuple[str, str], ...]  # person, wording
    noted: tuple[Said, ...] = ()
    dateline: str = ""
    updated: str = ""
    event: str = ""
    about_people: tuple[str, ...] = ()
    about_organisations: tuple[str, ...] = ()
    directory: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()  # earlier articles, under « Articles »
    resources: tuple[tuple[str, str], ...] = ()  # title, address
    pinned: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    also_mentions: tuple[tuple[str, str], ...] = ()  # words of the text, key of a person or organisation
    mentions_reviewed: bool = True
    shows_contact: bool = True

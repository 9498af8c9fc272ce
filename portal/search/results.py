"""What a search is asked and what it answers: the words that the page, the feed and the tests share."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import quote_plus, urlencode
from uuid import uuid4

from django.db.models import Model
from django.utils.safestring import SafeString

from portal.core.counting import Count
from portal.search.kinds import Kind

_VALUE = f"-{uuid4().hex}-"  # stands for a value, and nobody types it
RELEVANCE, DATE = "pertinence", "date"
SHOWN = 5  # options of a facet that stand open
# The facets in the order of the page, by their name in the address.
FACETS = (
    "nature", "rubrique", "type", "theme", "personne", "organisation", "evenement", "auteur", "annee", "mois",
)  # fmt: skip


@dataclass(frozen=True)
class Ask:
    """A search as the address states it, already bounded. `chosen` holds the facets that are on, slugs or years."""

    text: str = ""
    chosen: dict[str, str] = field(default_factory=dict)
    order: str = ""  # empty: relevance with words, date without
    page: int = 1
    is_exact: bool = False  # without the other names of what was typed, nor any correction
    visible_at: datetime | None = None  # the moment as of which things are public; None: now

    def query(self, **changes) -> str:
        """The address of this search (from « ? » on) with other values: `chosen`, `text`, `order`, `page`…

        Any change but that of the page leads back to the first one.
        """
        if "page" not in changes:
            changes["page"] = 1
        ask = replace(self, **changes)
        named = {"q": ask.text, **{name: ask.chosen.get(name, "") for name in FACETS}, "tri": ask.order}
        named |= {"exact": "1" if ask.is_exact else "", "page": str(ask.page) if ask.page > 1 else ""}
        kept = {name: value for name, value in named.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"

    def by_value(self, name: str) -> Callable[[str], str]:
        """The address with this facet on, for each of many values: what surrounds the value is written once."""
        before, after = self.with_facet(name, _VALUE).split(_VALUE)
        return lambda value: f"{before}{quote_plus(value)}{after}"

    def with_facet(self, name: str, value: str) -> str:
        """The address with this facet on, or off with an empty value. A month goes with its year."""
        chosen = {key: kept for key, kept in (self.chosen | {name: value}).items() if kept}
        if name == "annee":
            chosen.pop("mois", None)
        return self.query(chosen=chosen)


@dataclass(frozen=True)
class Option:
    """A way to narrow the search. `count` is exact, or None where more matches than are looked at."""

    label: str
    query: str
    count: int | None


@dataclass(frozen=True)
class FacetGroup:
    name: str
    heading: str
    options: list[Option]

    @property
    def shown(self) -> list[Option]:
        return self.options[:SHOWN]

    @property
    def folded(self) -> list[Option]:
        """Shown to who asks for more."""
        return self.options[SHOWN:]


@dataclass(frozen=True)
class Chip:
    """A facet that is on. `query` is the address without it. `is_known`: else nothing has this value: it is ignored."""

    heading: str
    label: str
    query: str
    is_known: bool = True


@dataclass(frozen=True)
class Hit:
    """A record that was found: `title` and `extract` have their matches marked, and are safe HTML."""

    kind: Kind
    record: Model
    title: SafeString
    extract: SafeString
    why: str = ""  # in French, when nothing visible tells: « ancien nom : Asip Santé »


@dataclass(frozen=True)
class OtherWay:
    """Another search to offer: what it would ask for, in words, and its address."""

    label: str
    query: str


@dataclass
class Results:
    ask: Ask
    total: Count = field(default_factory=lambda: Count(0))
    hits: list[Hit] = field(default_factory=list)  # of the page asked for
    best: list[Hit] = field(default_factory=list)  # the records that bear the very name typed; first page only
    groups: list[FacetGroup] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    order: str = RELEVANCE  # the one in force
    page: int = 1
    pages: int = 1
    widened: list[str] = field(default_factory=list)  # « résultats aussi pour … »
    exact_query: str = ""  # the address that leaves them out
    did_you_mean: OtherWay | None = None
    corrected: str = ""  # nothing bore the words: these are what was looked for instead
    is_unfound: bool = False  # nothing bore the words as they were typed
    kept: str = ""  # nothing bore all the words: these are the ones that were kept
    definitions: list[Model] = field(default_factory=list)  # glossary terms of the very words typed
    notes: list[str] = field(default_factory=list)  # what was not understood, in French sentences
    words: str = ""  # what was typed, without the period nor who speaks
    has_words: bool = False  # among these, some to look for

    @property
    def is_limited(self) -> bool:
        return self.total.is_more

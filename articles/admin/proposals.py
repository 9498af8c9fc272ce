"""What the desk shows of a suggestion: its words where they stand, and the records that they may mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib import admin
from django.db.models import Model
from django.urls import reverse

from articles.linking.folding import exact
from articles.linking.suggesting import target_of
from articles.models import Article, GlossaryTerm, Mention
from articles.rendering.mentions import Linkable
from organisations.models import Organisation
from people.models import Person

MODELS: dict[str, type[Model]] = {"person": Person, "organisation": Organisation, "term": GlossaryTerm}
AROUND = 90  # characters shown on each side
NO_LINK = (
    "Ces mots ne se lisent que dans une citation, un titre ou un autre lien\u00a0: "
    "la fiche sera rattachée à l’article, sans lien dans le texte."
)


_TO_LOOK_AT = {Mention.Rule.SURNAME, Mention.Rule.ROLE, Mention.Rule.FORMER}


@dataclass(frozen=True)
class Candidate:
    """A record: its key (« person:12 »), how a list of choices tells it from its namesakes, and its form."""

    key: str
    label: str
    address: str
    is_draft: bool
    kind: str


@dataclass(frozen=True)
class Proposal:
    mention: Mention
    before: str
    after: str
    candidates: list[Candidate] = field(default_factory=list)
    is_listed: bool = False  # under « Dans l’annuaire »
    is_linkable: bool = True  # its words stand where a link may

    @property
    def how(self) -> str:
        """How the machine knows, when it is not by the name itself."""
        rule = self.mention.rule
        return "" if rule in {"", Mention.Rule.NAME, Mention.Rule.TERM} else self.mention.get_rule_display()

    @property
    def without_link(self) -> str:
        """What accepting it does, where no link will be seen."""
        return "" if self.is_linkable else NO_LINK

    @property
    def is_sure(self) -> bool:
        """Named in full, and one record alone bears that name; a family name or a function is worth a look."""
        return len(self.candidates) == 1 and self.mention.rule not in _TO_LOOK_AT

    @property
    def may_be_listed(self) -> bool:
        return bool(self.mention.organisation_id) and len(self.candidates) == 1 and not self.is_listed


def proposals_of(article: Article, mentions: Iterable[Mention]) -> list[Proposal]:
    """Five queries at most, however many mentions."""
    mentions = list(mentions)
    known = candidates_of(mentions)
    linkable = Linkable(article.body_html)
    listed = set(article.directory_entries.values_list("organisation", flat=True))
    return [
        Proposal(
            mention,
            *extract(article.body_text, mention.surface),
            [known[key] for key in keys_of(mention) if key in known],
            mention.organisation_id in listed,
            mention.surface in linkable,
        )
        for mention in mentions
    ]


def keys_of(mention: Mention) -> list[str]:
    return mention.candidates or [mention.target_key]


def candidates_of(mentions: Iterable[Mention]) -> dict[str, Candidate]:
    """The records of these suggestions that are still there, by key. One or two queries a kind."""
    return candidates_of_keys(key for mention in mentions for key in keys_of(mention))


def candidates_of_keys(keys: Iterable[str]) -> dict[str, Candidate]:
    """The records of these keys (« person:12 ») that are still there, by key."""
    wanted: dict[str, set[int]] = {kind: set() for kind in MODELS}
    for key in keys:
        if target := target_of(key):
            wanted[target.kind].add(target.pk)
    found = {}
    for kind, pks in wanted.items():
        for record in _records(kind, pks) if pks else ():
            found[f"{kind}:{record.pk}"] = _candidate(kind, record)
    return found


def _records(kind: str, keys: set[int]):
    rows = MODELS[kind].objects.filter(pk__in=keys)
    if kind == "person":
        return rows.with_functions()
    return rows.with_names() if kind == "organisation" else rows


def _candidate(kind: str, record: Model) -> Candidate:
    options = record._meta
    return Candidate(
        f"{kind}:{record.pk}",
        admin.site.get_model_admin(type(record)).autocomplete_label(record),
        reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk]),
        not getattr(record, "is_published", True),
        str(options.verbose_name),
    )


def in_order(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """As one reads the text; those whose words are gone, last."""
    places = {mention.pk: _place(article.body_text, mention.surface) for mention in mentions}
    return sorted(mentions, key=lambda mention: (places[mention.pk] < 0, places[mention.pk], mention.pk))


def extract(text: str, surface: str) -> tuple[str, str]:
    """What stands before and after the first place of the words, cut between words; empty when they are gone."""
    start = _place(text, surface)
    if start < 0:
        return "", ""
    line, end = text.rfind("\n", 0, start) + 1, start + len(surface)
    before, after = text[line:start], text[end:].split("\n", 1)[0]
    if len(before) > AROUND:
        before = f"…{before[-AROUND:].split(' ', 1)[-1]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rsplit(' ', 1)[0]}…"
    return before, after


def _place(text: str, surface: str) -> int:
    """Whole words first: « ANS » is looked for before « SANS »."""
    padded, start = exact(text), 0
    wanted = exact(surface)
    while (start := padded.find(wanted, start)) >= 0:
        end = start + len(wanted)
        if not (padded[start - 1 : start].isalnum() or padded[end : end + 1].isalnum()):
            return start
        start = end
    return -1

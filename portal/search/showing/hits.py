"""What is shown of each record that was found: its name and an extract, matches marked, and why it is there."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Model

from articles.models import TagSynonym
from articles.templatetags.quotes import names_of
from portal.core.markup import plain_text
from portal.core.names import SPELLING, OtherName
from portal.core.typography import NBSP
from portal.search.kinds import Kind, kind_and_key
from portal.search.matching import Phrase, Row
from portal.search.query import Query
from portal.search.results import Hit
from portal.search.showing.extracts import borne, extract, mark
from portal.search.showing.hydrating import hydrated

# What else led to a record of each kind, when no word that was typed shows.
_UNSEEN = {
    Kind.ARTICLE: "thème, personne, organisation ou lieu de l’article",
    Kind.QUOTE: "organisation ou événement de la citation",
    Kind.PERSON: "fonction ou organisation",
    Kind.ORGANISATION: "",
    Kind.EVENT: "lieu, organisateur ou participant de l’événement",
    Kind.THEME: "organisation du même nom",
}


@dataclass(frozen=True)
class _Texts:
    """What can be shown of a record."""

    title: str
    texts: list[str] = field(default_factory=list)  # from which an extract is taken, the most telling first
    names: list[tuple[str, str]] = field(default_factory=list)  # other names, each with what it is; empty: a spelling


_CREDIT = "©"
_SPELT = "autre graphie du nom"  # which readers made, and are not shown

Words = list[frozenset[Phrase]]  # for each word asked for, the phrases any of which bears it


def hits_of(rows: Iterable[Row], query: Query) -> dict[int, Hit]:
    """By document. What is no longer public has none."""
    keys = {row.id: kind_and_key(row.id) for row in rows}
    records = hydrated(keys.values())
    shown_in = _Showing(query)
    return {document: shown_in.hit(key[0], records[key]) for document, key in keys.items() if key in records}


class _Showing:
    """What a query shows of a record."""

    def __init__(self, query: Query):
        self.wanted = query.wanted
        self.typed: Words = [frozenset(clause.own) for clause in query.asked]
        self.asked: Words = [frozenset(clause.group) for clause in query.asked]  # other names included

    def hit(self, kind: Kind, record: Model) -> Hit:
        shown = _READERS[kind](record)
        texts = shown.texts
        if len(texts) > 1 and self.asked and self._bears(texts[0], self.asked):
            texts = texts[:1]  # it tells all: the others need not be read
        title, passage = mark(shown.title, self.wanted), extract(texts, self.wanted)
        is_seen = "<mark" in title or "<mark" in passage
        return Hit(kind, record, title, passage, self._why(kind, shown, is_seen=is_seen))

    def _why(self, kind: Kind, shown: _Texts, *, is_seen: bool) -> str:
        """« ancien nom : Asip Santé »: the other name that bears all that was typed, when the main one does not."""
        if not self.typed or self._bears(shown.title, self.typed):
            return ""
        for what, name in shown.names:
            if self._bears(name, self.typed):
                return f"{what}{NBSP}: {name}" if what else _SPELT
        return "" if is_seen else _UNSEEN[kind]

    def _bears(self, text: str, words: Words) -> bool:
        """Looked for with all that is wanted, for which each text is read once."""
        found = borne(text, self.wanted)
        return all(not phrases.isdisjoint(found) for phrases in words)


def _named(names: Iterable[OtherName | TagSynonym]) -> list[tuple[str, str]]:
    return sorted(map(_naming, names), key=lambda naming: not naming[0])  # what may be shown first


def _naming(name: OtherName | TagSynonym) -> tuple[str, str]:
    return ("" if name.kind == SPELLING else name.get_kind_display()), name.name


def _article(article) -> _Texts:
    classes = [("type", article.type), ("rubrique", article.rubrique)]
    names = [(what, str(record)) for what, record in classes if record]
    return _Texts(article.title, [article.standfirst, _without_credits(article.body_text)], names)


def _without_credits(text: str) -> str:
    """Without the legends of pictures, which say little where there is none."""
    return "\n".join(line for line in text.split("\n") if _CREDIT not in line) if _CREDIT in text else text


def _quote(quote) -> _Texts:
    return _Texts(quote.speaker_label or names_of(quote), [quote.text or quote.text_as_printed])


def _person(person) -> _Texts:
    texts = [". ".join(person.presentation), plain_text(person.biography)]
    return _Texts(person.full_name, texts, _named(person.names.all()))


def _organisation(organisation) -> _Texts:
    return _Texts(organisation.name, [plain_text(organisation.description)], _named(organisation.names.all()))


def _event(event) -> _Texts:
    return _Texts(event.name, [plain_text(event.description), event.place])


def _theme(theme) -> _Texts:
    return _Texts(theme.name, [plain_text(theme.description)], _named(theme.synonyms.all()))


_READERS = {
    Kind.ARTICLE: _article,
    Kind.QUOTE: _quote,
    Kind.PERSON: _person,
    Kind.ORGANISATION: _organisation,
    Kind.EVENT: _event,
    Kind.THEME: _theme,
}

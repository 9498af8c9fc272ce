"""The tables that articles fill, with the fields that the corpus sets."""

from dataclasses import dataclass
from datetime import datetime

from articles.corpus.records import Directory, Setting
from articles.corpus.writing import Table
from articles.models import (
    Article,
    Box,
    Byline,
    Change,
    CrossReference,
    DirectoryEntry,
    Dossier,
    DossierEntry,
    Figure,
    Intervention,
    Mention,
    Quote,
    Reference,
    RichText,
    TaggedArticle,
)

_BLOCK = ("parent", "region", "ordering")
_FIELDS = {
    Article: (
        *("id", "number", "title", "title_key", "slug", "publication", "type", "rubrique", "standfirst", "dateline"),
        *("event", "status", "published_at", "first_published_at", "updated_at", "created_at", "modified_at"),
        "last_changed_at",
        *("body_html", "body_text", "outline"),
    ),
    RichText: (*_BLOCK, "text"),
    Quote: (
        *("id", *_BLOCK, "text_as_printed", "text", "kind", "speaker", "organisation", "speaker_label"),
        *("is_unnamed", "provenance", "words_hash", "spoken_on", "created_at"),
    ),
    Figure: (*_BLOCK, "image"),
    Box: (*_BLOCK, "text", "article"),
    Intervention: (*_BLOCK, "heading", "person"),
    TaggedArticle: ("content_object", "tag"),
    Byline: ("article", "person", "wording", "ordering"),
    Mention: ("article", "surface", "person", "organisation", "term", "state", "ordering"),
    DirectoryEntry: ("article", "organisation", "ordering"),
    Reference: (
        *("article", "list", "ordering", "title", "title_key", "type_name", "number", "stamped_at", "teaser"),
        *("url", "target"),
    ),
    CrossReference: ("source", "target"),
    Change: ("article", "changed_at", "note"),
    Dossier: ("id", "title", "slug", "standfirst", "state_of_play", "state_on", "status", "published_at"),
    DossierEntry: ("dossier", "article", "note", "ordering"),
    Article.about_people.through: ("article", "person"),
    Article.about_organisations.through: ("article", "organisation"),
    Quote.co_speakers.through: ("quote", "person"),
    Quote.about.through: ("quote", "person"),
}


@dataclass
class Tables:
    now: datetime

    def __post_init__(self):
        self._tables = {model: Table(model, *names, now=self.now) for model, names in _FIELDS.items()}

    def add(self, model, *values) -> None:
        self._tables[model].add(*values)

    def flush(self) -> None:
        for table in self._tables.values():
            table.flush()


@dataclass(frozen=True)
class Newsroom:
    """What every article is written with."""

    setting: Setting
    directory: Directory
    tables: Tables

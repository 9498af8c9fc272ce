"""Writes the articles, a batch at a time: each its own row, its blocks, and what it points at."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from articles.corpus.bodies import Body, Origin
from articles.corpus.composing import Composer
from articles.corpus.dossiers import DossierWriter
from articles.corpus.drafts import Draft, Drafter
from articles.corpus.names import coined
from articles.corpus.prose import Prose
from articles.corpus.records import Directory, Setting, Written
from articles.corpus.skeletons import Skeletons
from articles.corpus.tables import Newsroom, Tables
from articles.corpus.writing import new_ids
from articles.models import Article, Byline, Change, DirectoryEntry, Quote, Reference, TaggedArticle
from articles.rendering.mentions import mark_mentions
from portal.core.publishing import Status
from portal.core.slugs import slugify
from portal.core.text import name_key

_STANDFIRST = 400  # characters
_CHANGE = "Le calendrier du projet est précisé."


class ArticleWriter:
    def __init__(self, setting: Setting, directory: Directory, *, first_number: int):
        self._setting, self._first_number = setting, first_number
        self._drafter = Drafter(setting, directory)
        self._skeletons = Skeletons(setting)
        self._tables = Tables(setting.span.end)
        self._newsroom = Newsroom(setting, directory, self._tables)
        self._dossiers = DossierWriter(setting, self._tables)

    def write(self, ranks: range) -> None:
        """The articles of these ranks. The caller holds a transaction."""
        ids, quote_ids = new_ids(Article), new_ids(Quote)
        self._dossiers.begin()
        for rank in ranks:
            self._drafter.recent.append(self._write(rank, next(ids), quote_ids))
        self._tables.flush()

    def _write(self, rank: int, pk: int, quote_ids: Iterator[int]) -> Written:
        draft = self._drafter.draft(rank)
        prose = Prose(draft.rng, draft.project)
        title = self._title(draft, prose)
        body = Body(Origin(pk, draft.published_at, _day_of(draft)), self._tables, self._skeletons, quote_ids)
        composer = Composer(draft, prose, body, self._newsroom)
        composer.compose()
        composer.record_mentions(pk)
        key = name_key(title)
        written = Written(
            pk=pk,
            number=self._first_number + rank,
            slug=slugify(key),
            title=title,
            title_key=key[:300],
            type_name=self._setting.types[draft.type_rank].name,
            published_at=draft.published_at,
            teaser=self._standfirst(draft, prose) if not body.html or not draft.is_bare else "",
        )
        self._point(draft, pk)
        self._add_article(draft, written, body, composer.named)
        self._dossiers.note(rank, draft.story, draft.project, written)
        return written

    def _add_article(self, draft: Draft, written: Written, body: Body, mentions: list[tuple[str, str]]) -> None:
        rng, at = draft.rng, draft.published_at
        has_section = not draft.is_bare and rng.random() < 0.95
        rubrique = rng.choice(self._setting.rubriques).pk if has_section else None
        dateline = coined(rng.randrange(300)) if not draft.is_bare and rng.random() < 0.4 else ""
        later = at + timedelta(hours=1)
        updated_at = later if rng.random() < 0.02 and later <= self._setting.span.end else None
        if updated_at:
            self._tables.add(Change, written.pk, updated_at, _CHANGE)
        named = (written.pk, written.number, written.title, written.title_key, written.slug)
        placed = (self._setting.publication.pk, self._setting.types[draft.type_rank].pk, rubrique)
        event = draft.event.pk if draft.event else None
        dates = (at, at, updated_at, at, updated_at or at, updated_at or at)
        rendered = (mark_mentions(body.html, mentions), body.text, body.outline)
        row = (written.teaser, dateline, event, Status.PUBLISHED.value, *dates, *rendered)
        self._tables.add(Article, *named, *placed, *row)

    def _title(self, draft: Draft, prose: Prose) -> str:
        if self._setting.types[draft.type_rank].name == "Entretien" and draft.voices:
            return f"«\u00a0{prose.spoken()}\u00a0» ({draft.voices[0].name})"
        return prose.title()

    def _standfirst(self, draft: Draft, prose: Prose) -> str:
        """Most articles have one; one that has no body must."""
        if not draft.is_bare and draft.rng.random() < 0.12:
            return ""
        text = f"{prose.sentence()} {prose.sentence()}"
        return text if len(text) <= _STANDFIRST else prose.sentence()

    def _point(self, draft: Draft, pk: int) -> None:
        """Themes, signatures, subjects, and the lists under the text."""
        tables, rng = self._tables, draft.rng
        for tag in draft.tags:
            tables.add(TaggedArticle, pk, tag)
        for rank, author in enumerate(draft.authors):
            wording = "Propos recueillis par" if rank == 0 and draft.type_rank == 1 else ""
            tables.add(Byline, pk, author.pk, wording, rank * 10)
        if draft.is_bare:
            return
        if draft.story or rng.random() < 0.3:
            for voice in draft.voices[: rng.randint(1, 2)]:
                tables.add(Article.about_people.through, pk, voice.pk)
        if draft.story or rng.random() < 0.5:
            tables.add(Article.about_organisations.through, pk, draft.houses[0].pk)
        if rng.random() < 0.2:
            for rank, house in enumerate(draft.houses[:2]):
                tables.add(DirectoryEntry, pk, house.pk, rank * 10)
        self._list_references(rng, pk, list(self._cited(draft)))

    def _cited(self, draft: Draft) -> Iterator[Written]:
        count = draft.rng.choices((0, 1, 2, 3), (65, 12, 13, 10))[0]
        recalled = draft.recalled
        if recalled:
            ranks = {draft.rng.randrange(len(recalled)) for _entry in range(count)}
            yield from (recalled[rank] for rank in sorted(ranks))

    def _list_references(self, rng: Random, pk: int, cited: list[Written]) -> None:
        lists = Reference.List
        for rank, entry in enumerate(cited):
            name = (lists.RELATED if rng.random() < 0.1 else lists.ARTICLES).value
            titles = (entry.title, entry.title_key, entry.type_name)
            row = (entry.number, entry.published_at, entry.teaser, "", entry.pk)
            self._tables.add(Reference, pk, name, rank * 10, *titles, *row)
        if rng.random() < 0.05:
            title = f"Note technique {coined(rng.randrange(4_000))}"
            url = f"https://ressource.example/{rng.randrange(10_000)}"
            row = (lists.RESOURCES.value, 0, title, name_key(title), "", None, None, "", url, None)
            self._tables.add(Reference, pk, *row)


def _day_of(draft: Draft) -> date:
    """When the words of an article are said (see `Quote.day_spoken`)."""
    published, event = timezone.localdate(draft.published_at), draft.event
    return event.start if event and event.is_dated and event.start <= published else published

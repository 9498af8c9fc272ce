"""Some planted stories are also gathered in a dossier, in the order of their articles."""

from articles.corpus.dice import dice
from articles.corpus.names import address
from articles.corpus.prose import Prose
from articles.corpus.records import Setting, Written
from articles.corpus.stories import Story
from articles.corpus.tables import Tables
from articles.corpus.writing import new_ids
from articles.models import Dossier, DossierEntry
from portal.core.publishing import Status

_ONE_IN = 4  # stories
_FEWEST = 4  # articles


class DossierWriter:
    """Keeps the articles of the stories that run, and writes each dossier with its last article."""

    def __init__(self, setting: Setting, tables: Tables):
        self._setting, self._tables = setting, tables
        self._open: dict[int, list[Written]] = {}

    def begin(self) -> None:
        """To be called at the start of each transaction."""
        self._ids = new_ids(Dossier)

    def note(self, rank: int, story: Story | None, project: str, written: Written) -> None:
        """Takes the article of this rank into account."""
        if story is None or story.rank % _ONE_IN or len(story.members) < _FEWEST:
            return
        self._open.setdefault(story.rank, []).append(written)
        if rank == story.members[-1]:
            self._write(story, project, self._open.pop(story.rank))

    def _write(self, story: Story, project: str, articles: list[Written]) -> None:
        rng = dice(self._setting.seed, "dossier", story.rank)
        prose = Prose(rng, project)
        title = f"Le projet {project}, pas à pas"
        pk, slug = next(self._ids), address(f"projet {project} {story.rank}", self._setting.seed)
        published_at = articles[-1].published_at
        is_stated = rng.random() < 0.6
        state = f"<p>{prose.paragraph()}</p>" if is_stated else ""
        state_on = published_at.date() if is_stated else None
        row = (title, slug, prose.sentence(), state, state_on, Status.PUBLISHED.value, published_at)
        self._tables.add(Dossier, pk, *row)
        for place, article in enumerate(articles):
            note = prose.sentence() if rng.random() < 0.5 else ""
            self._tables.add(DossierEntry, pk, article.pk, note if len(note) <= 200 else "", place * 10)

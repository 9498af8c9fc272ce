"""Loads the demonstration: the directory, then the articles from the oldest on, so that numbers follow dates."""

from collections.abc import Callable
from dataclasses import dataclass

from articles import services
from articles.demo import media, records, stories
from articles.demo.articles_2019_2020 import ARTICLES_2019_2020
from articles.demo.articles_2021 import ARTICLES_2021
from articles.demo.articles_2021_autumn import ARTICLES_2021_AUTUMN
from articles.demo.articles_2022_2024 import ARTICLES_2022_2024
from articles.demo.articles_2025 import ARTICLES_2025
from articles.demo.articles_2026 import ARTICLES_2026
from articles.demo.articles_fiction import FICTION
from articles.demo.documents import DOCUMENTS
from articles.demo.dossiers import DOSSIERS
from articles.demo.events import EVENTS, SERIES
from articles.demo.glossary import TERMS
from articles.demo.mentions import Lexicon
from articles.demo.organisations import ORGANISATIONS, RELATIONS
from articles.demo.organisations_public import PUBLIC_BODIES
from articles.demo.people import PEOPLE
from articles.demo.people_invented import CHARACTERS, SIGNATURES
from articles.demo.people_more import MORE_PEOPLE
from articles.demo.pictures import PICTURES
from articles.demo.schema import ArticleData
from articles.demo.taxonomy import RUBRIQUES, TAGS, TYPES
from articles.models import Event
from portal.core.saving import gathered

ALL_ORGANISATIONS = (*PUBLIC_BODIES, *ORGANISATIONS)
ALL_PEOPLE = (*PEOPLE, *MORE_PEOPLE, *SIGNATURES, *CHARACTERS)
ALL_ARTICLES = tuple(
    sorted(
        (
            *ARTICLES_2019_2020,
            *ARTICLES_2021,
            *ARTICLES_2021_AUTUMN,
            *ARTICLES_2022_2024,
            *ARTICLES_2025,
            *ARTICLES_2026,
            *FICTION,
        ),
        key=lambda article: article.published,
    )
)


# Names that hold one of ours, in texts where the link would mislead.
NOT_OURS = ("(UE)", "Cour de justice de l’Union européenne", "Journal officiel de l’Union européenne")


@dataclass(frozen=True)
class Loaded:
    """What the demonstration counts, and how many articles this loading wrote."""

    articles: int
    new_articles: int
    people: int
    organisations: int
    events: int
    tags: int
    terms: int


@gathered()
def load(*, progress: Callable[[tuple[ArticleData, ...]], object] = iter) -> Loaded:
    """Writes what is missing and leaves the rest alone. `progress` wraps the articles, for a progress bar."""
    services.ensure_default_publication()
    shelf = _directory()
    written = sum(stories.write(data, shelf) for data in progress(ALL_ARTICLES))
    if written:
        for data in ALL_ARTICLES:
            stories.write_choices(data, shelf)
    for data in DOSSIERS:
        records.dossier(data, shelf.articles)
    return Loaded(
        articles=len(shelf.articles),
        new_articles=written,
        people=len(shelf.people),
        organisations=len(shelf.organisations),
        events=len(shelf.events),
        tags=len(TAGS),
        terms=len(TERMS),
    )


def _directory() -> stories.Shelf:
    images = {data.key: media.image(data) for data in PICTURES}
    documents = {data.key: media.document(data) for data in DOCUMENTS}
    organisations = {data.key: records.organisation(rank, data, images) for rank, data in enumerate(ALL_ORGANISATIONS)}
    for relation in RELATIONS:
        records.relation(relation, organisations)
    people = {data.key: records.person(rank, data, organisations, images) for rank, data in enumerate(ALL_PEOPLE)}
    all_series = {name: records.series(name, description) for name, description in SERIES}
    events: dict[str, Event] = {}
    shelves = {"series": all_series, "organisations": organisations, "people": people, "events": events}
    shelves |= {"images": images, "documents": documents}
    for data in EVENTS:
        events[data.key] = records.event(data, shelves)
    for data in TAGS:
        records.tag(data, organisations)
    terms = [records.term(data) for data in TERMS]
    return stories.Shelf(
        types={name: records.article_type(rank, name, *rest) for rank, (name, *rest) in enumerate(TYPES)},
        rubriques={name: records.rubrique(rank, name, text) for rank, (name, text) in enumerate(RUBRIQUES)},
        organisations=organisations,
        people=people,
        events=events,
        images=images,
        documents=documents,
        lexicon=Lexicon(organisations.values(), people.values(), terms, others=(*all_series, *NOT_OURS)),
    )

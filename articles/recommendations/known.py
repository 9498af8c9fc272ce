"""What is decided and stored for one article, read in one query."""

from dataclasses import dataclass, field
from typing import NamedTuple

from articles.models import Article, Recommendation, Reference
from articles.recommendations.diversity import Candidate
from articles.recommendations.features import Traits, unpacked
from articles.recommendations.lists import VERSION
from portal.core.publishing import published_sql
from portal.core.statements import ask

_LINKED, _STORED, _OWN = "linked", "stored", "own"


@dataclass
class Known:
    """`chosen`: what people want shown first, in order; `stored`: the public entries of the list, not compared yet."""

    chosen: list[Candidate] = field(default_factory=list)
    excluded: set[int] = field(default_factory=set)
    stored: list[Candidate] = field(default_factory=list)
    has_list: bool = False
    codes: tuple[int, ...] = ()  # of the article, when it has a list
    printed: list[str] = field(default_factory=list)  # folded titles of the « À lire » list of the source

    @property
    def chosen_keys(self) -> set[int]:
        return {near.article for near in self.chosen}


class _Row(NamedTuple):
    what: str
    target: int
    rank: int  # of a pin; the version of a list
    key: int  # of a pin
    features: str
    title_key: str
    type: int
    role: str
    moment: int
    number: int

    @property
    def candidate(self) -> Candidate:
        traits = Traits(self.target, self.moment, self.number, unpacked(self.features))
        return Candidate(traits, 0, (), words_of(self.title_key), self.type or None, self.role)


def words_of(title_key: str) -> frozenset[str]:
    return frozenset(title_key.split())


def known_of(article: Article) -> Known:
    """Pins, bans, links of the text and the stored list; the printed lists are read from `article.references`."""
    known, pins = Known(excluded={article.pk}), []
    for row in map(_Row._make, _rows(article)):
        if row.what == _STORED:
            known.stored.append(row.candidate)
        elif row.what == _OWN:
            known.has_list, known.codes = row.rank == VERSION, unpacked(row.features)
        elif row.what == Recommendation.Choice.PIN:
            pins.append(row)
        else:
            known.excluded.add(row.target)
    known.printed = printed_titles(article)
    entries = [entry for entry in article.references.all() if entry.target_id]
    known.excluded |= {entry.target_id for entry in entries if entry.list == Reference.List.ARTICLES}
    wanted = [row.candidate for row in sorted(pins, key=lambda row: (row.rank, row.key))]
    wanted += [_printed(entry.target) for entry in entries if _is_to_read(entry)]
    first = {near.article: near for near in reversed(wanted)}
    known.chosen = [first[key] for key in dict.fromkeys(near.article for near in wanted) if key not in known.excluded]
    return known


def printed_titles(article: Article) -> list[str]:
    """The folded titles that the source printed under « À lire », whether these articles are on this site or not."""
    return [entry.title_key for entry in article.references.all() if entry.list == Reference.List.RELATED]


def _is_to_read(entry: Reference) -> bool:
    return entry.list == Reference.List.RELATED and entry.target.is_published


def _printed(target: Article) -> Candidate:
    return Candidate(Traits(target.pk, 0, 0, ()), 0, (), words_of(target.title_key), target.type_id, "")


def _rows(article: Article) -> list[tuple]:
    """Worded by hand: the ORM would take four times longer to word it than the database to answer."""
    is_public, values = published_sql("target")
    parts = {
        _DECIDED.format(is_public=is_public): [article.pk, Recommendation.Choice.BAN.value, *values],
        _LINKS: [article.pk],
        _LIST.format(is_public=is_public): [article.pk, *values],
        _OWN_LIST: [article.pk],
    }
    return ask(" UNION ALL ".join(parts), [value for given in parts.values() for value in given])


# The columns of `_Row`.
_NOTHING = "'', 0, '', 0, 0"
_OF_TARGET = (
    "COALESCE(profile.features, ''), target.title_key, COALESCE(target.type_id, 0), "
    "COALESCE(kind.role, ''), COALESCE(profile.moment, 0), COALESCE(target.number, 0)"
)
_TARGET = (
    "JOIN articles_article AS target ON target.id = entry.target_id "
    "LEFT JOIN articles_articletype AS kind ON kind.id = target.type_id "
    "LEFT JOIN articles_profile AS profile ON profile.article_id = target.id "
    "WHERE entry.article_id = %s AND "
)
_DECIDED = (
    f"SELECT entry.choice, entry.target_id, entry.ordering, entry.id, {_OF_TARGET} "  # noqa: S608 - our own words
    f"FROM articles_recommendation AS entry {_TARGET} (entry.choice = %s OR {{is_public}})"
)
_LINKS = (
    f"SELECT '{_LINKED}', target_id, 0, 0, '', {_NOTHING} FROM articles_crossreference "  # noqa: S608
    "WHERE source_id = %s"
)
_LIST = (
    f"SELECT '{_STORED}', entry.target_id, 0, 0, {_OF_TARGET} "  # noqa: S608
    f"FROM articles_relatedarticle AS entry {_TARGET} {{is_public}} AND target.partner = ''"
)
_OWN_LIST = (
    f"SELECT '{_OWN}', article_id, version, 0, features, {_NOTHING} FROM articles_profile "  # noqa: S608
    "WHERE article_id = %s"
)

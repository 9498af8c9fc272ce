"""Questions that Django words once, and that are then asked with other values.

Django takes longer to word the questions of a page, a millisecond or more each, than the database to answer them. A
`Prepared` keeps the words; only what is given to them changes. For the pages that readers ask all the time alone.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Field, ForeignObject, Lookup, Model, QuerySet
from django.db.models.query import RelatedPopulator, ValuesListIterable, get_related_populators
from django.utils import timezone

from portal.core.statements import ask

_MOMENT = "moment"
_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d")  # SQLite is given moments as text
_is_writing: ContextVar[bool] = ContextVar("is_writing", default=False)


class Given(Expression):
    """Stands in a queryset for a value that is given later: one value, or with the look-up `among` a list of keys."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [_Place(self.name)]


def now() -> datetime | Given:
    """The moment of asking: as a value, or its place in a question that is being worded."""
    return Given(_MOMENT) if _is_writing.get() else timezone.now()


@Field.register_lookup
@ForeignObject.register_lookup
class Among(Lookup):
    """`pk__among=Given("keys")`: one of the keys of a list, whatever its length, the words being the same.

    Outside of a question that is being worded, of a list of keys itself.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, values = self.process_lhs(compiler, connection)
        place, given = self.process_rhs(compiler, connection)
        if not isinstance(self.rhs, Given):
            given = [_adapted(self.rhs)]
        if connection.vendor == "postgresql":
            return f"{column} = ANY({place})", [*values, *given]
        return f"{column} IN (SELECT value FROM json_each({place}))", [*values, *given]  # noqa: S608 - Django’s words


@dataclass(frozen=True)
class _Place:
    """Among the values of a question, one that is still to be given."""

    name: str


class Prepared:
    """What `build` asks, worded at the first call. `build` receives a `Given` for each name that a call gives.

    A call answers with the records in a list; of a queryset of `values_list`, with the rows. `build` must not read the
    clock but through `now`, nor prefetch: what hangs from the records is another question (see `hang`).

    `around`: words of SQL in which the question stands for « {} », where the ORM has none. Their rows are the answer,
    as the database gives them.
    """

    def __init__(self, build: Callable[..., QuerySet], *, around: str = "{}"):
        self._build = build
        self._around = around
        self._worded: dict[str, _Question] = {}

    def __call__(self, **values: Any) -> list:
        question = self._worded.get(connection.vendor)
        if question is None:
            question = self._worded[connection.vendor] = _question(self.written(*values), self._around)
        return question.asked(values)

    def written(self, *names: str) -> QuerySet:
        """The queryset as it is worded, its places empty."""
        with _writing():
            return self._build(**{name: Given(name) for name in names})


def _question(queryset: QuerySet, around: str) -> "_Question":
    if queryset._prefetch_related_lookups:
        raise ValueError("A prepared question answers with what it reads alone")
    if queryset._fields is None:
        return _Records(queryset, around)
    if queryset._iterable_class is not ValuesListIterable:
        raise ValueError("A prepared question answers with records, or with the rows of `values_list`")
    return _Question(queryset, around)


class _Question:
    """The words, and the rows that answer."""

    def __init__(self, queryset: QuerySet, around: str):
        self._compiler = queryset.query.get_compiler(connection=connection)
        words, self._places = _worded(*self._compiler.as_sql())
        self._words = around.replace("{}", words)
        is_bare = self._words == words
        self._converters = self._compiler.get_converters([column[0] for column in self._compiler.select] * is_bare)

    def asked(self, given: dict[str, Any]) -> list:
        told = {name: _adapted(value) for name, value in given.items()}
        told[_MOMENT] = _adapted(timezone.now())
        rows = ask(self._words, [told[name] for name in self._places])
        return [*map(tuple, self._compiler.apply_converters(rows, self._converters))] if self._converters else rows


class _Records(_Question):
    """How the rows become records, as `ModelIterable` makes them."""

    def __init__(self, queryset: QuerySet, around: str):
        super().__init__(queryset, around)
        columns, told = self._compiler.select, self._compiler.klass_info
        self._model, fields = told["model"], told["select_fields"]
        self._from, self._to = fields[0], fields[-1] + 1
        self._names = [field[0].target.attname for field in columns[self._from : self._to]]
        self._related = get_related_populators(told, columns, DEFAULT_DB_ALIAS)
        self._annotations = list(self._compiler.annotation_col_map.items())

    def asked(self, given: dict[str, Any]) -> list[Model]:
        return list(self._records(super().asked(given)))

    def _records(self, rows: Iterable[tuple]) -> Iterator[Model]:
        known: dict[tuple[int, Any], Model] = {}
        for row in rows:
            record = self._model.from_db(DEFAULT_DB_ALIAS, self._names, row[self._from : self._to])
            for related in self._related:
                _populate(related, row, record, known)
            for name, column in self._annotations:
                setattr(record, name, row[column])
            yield record


def _populate(related: RelatedPopulator, row: tuple, owner: Model, known: dict[tuple[int, Any], Model]) -> None:
    """Hangs from `owner` what the row says of it. Thirty cards have three sections: each is made once."""
    start = related.cols_start
    key = row[start + related.pk_idx]
    record = known.get((start, key))
    if record is None and key is not None:
        record = related.model_cls.from_db(DEFAULT_DB_ALIAS, related.init_list, row[start : related.cols_end])
        known[start, key] = record
        for further in related.related_populators:
            _populate(further, row, record, known)
    related.local_setter(owner, record)
    if record is not None:
        related.remote_setter(record, owner)


def _worded(words: str, values: Sequence[Any]) -> tuple[str, list[str]]:
    """The words with all that is known beforehand written in them, and the names of what is still to be given."""
    if any(isinstance(value, date) or (isinstance(value, str) and _DAY.match(value)) for value in values):
        raise ValueError("A prepared question would go on asking of the day on which it was worded")
    pieces = words.split("%s")
    written = ["%s" if isinstance(value, _Place) else _literal(value) for value in values]
    words = "".join(piece + place for piece, place in zip(pieces, [*written, ""], strict=True))
    return words, [value.name for value in values if isinstance(value, _Place)]


def _literal(value: Any) -> str:
    """A value of our own, such as a status, as the words of a question have it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, str):
        return "'" + value.replace("'", "''").replace("%", "%%") + "'"
    raise ValueError(f"Not a value to be written in a question: {value!r}")


def hang(owners: Collection[Model], relation: str, rows: Iterable[Model]) -> None:
    """Leaves with each of `owners` those of `rows` that point at it, in their order, as a prefetch would."""
    field = getattr(type(next(iter(owners))), relation).rel.field if owners else None
    held = defaultdict(list)
    for row in rows:
        held[getattr(row, field.attname)].append(row)
    for owner in owners:
        for row in held[owner.pk]:
            field.set_cached_value(row, owner)
        _keep(owner, relation, field.remote_field.cache_name, held[owner.pk])


def hang_others(owners: Collection[Model], relation: str, links: Iterable[Model], other: str) -> None:
    """The same of a relation between many: `links` are the rows between, each read with its `other` end."""
    held = defaultdict(list)
    if owners:
        near = getattr(type(next(iter(owners))), relation).field.m2m_field_name()
        for link in links:
            held[getattr(link, f"{near}_id")].append(getattr(link, other))
    for owner in owners:
        _keep(owner, relation, relation, held[owner.pk])


def _keep(owner: Model, relation: str, name: str, rows: list[Model]) -> None:
    queryset = getattr(owner, relation).get_queryset()
    queryset._result_cache, queryset._prefetch_done = rows, True
    vars(owner).setdefault("_prefetched_objects_cache", {})[name] = queryset


@contextmanager
def _writing():
    token = _is_writing.set(True)
    try:
        yield
    finally:
        _is_writing.reset(token)


def _adapted(value: Any) -> Any:
    """As the database of this process is given it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, (list, tuple, Set)):
        return _listed(list(value))
    return value


def _listed(values: list) -> str | list:
    """A thousand keys as one word of the question, « {1,2,3} »: PostgreSQL reads it faster than ARRAY[…]."""
    if connection.vendor != "postgresql":
        return json.dumps(values)
    return f"{{{','.join(map(str, values))}}}" if all(isinstance(value, int) for value in values) else values

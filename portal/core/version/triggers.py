"""What makes every change of a table draw another version of the content.

PostgreSQL: one row for each transaction, at its first statement, so that two saves never wait for each other; one in
thirty-two folds those before it into one, whose sum is theirs. SQLite has one writer, and one row.

A later migration that changes the table of the marks on SQLite must remove these first (`remove`): SQLite reads all
triggers again when it renames a table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from portal.core.version.marks import SPAN, ContentMark

_PREFIX = "vigie_mark_"
_MARKS = ContentMark._meta.db_table

# `vigie.marked` lasts as long as the transaction, and falls with a savepoint as the row does. The table goes by its
# whole name: pg_restore fills tables with an empty search path.
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {{schema}}.vigie_mark_content() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE made bigint;
BEGIN
    IF coalesce(current_setting('vigie.marked', true), '') <> '' THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('vigie.marked', '1', true);
    INSERT INTO {{schema}}.{_MARKS} (mark) VALUES (floor(random() * {SPAN})::bigint) RETURNING id INTO made;
    IF made % 32 = 0 THEN
        WITH folded AS (
            DELETE FROM {{schema}}.{_MARKS} WHERE id IN (
                SELECT id FROM {{schema}}.{_MARKS} ORDER BY id FOR UPDATE SKIP LOCKED
            ) RETURNING mark
        )
        INSERT INTO {{schema}}.{_MARKS} (mark) SELECT sum(mark) % {SPAN} FROM folded HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END $$
"""  # noqa: S608 - constants only
_STATEMENTS = """
CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {schema}.vigie_mark_content()
"""
_ROWS = f"""
CREATE TRIGGER {{name}} AFTER {{event}} ON {{table}}
BEGIN UPDATE {_MARKS} SET mark = random() & {SPAN - 1} WHERE id = 1; END
"""  # noqa: S608 - constants only


@dataclass(frozen=True)
class Trigger:
    """Its name bears the sum of its words: one that an earlier version of the site wrote is replaced."""

    table: str
    name: str
    statement: str


def install(connection, tables: Iterable[str]) -> None:
    """Changes of these tables draw another version, and of no others. What is there already is left alone."""
    known = set(connection.introspection.table_names())
    if _MARKS not in known:
        return
    with connection.cursor() as cursor:
        schema = _schema(connection, cursor)
        wanted = {(one.table, one.name): one for one in _triggers(connection, schema, known.intersection(tables))}
        held = _held(connection, cursor)
        for table, name in held - wanted.keys():
            _drop(connection, cursor, table, name)
        missing = [trigger for key, trigger in sorted(wanted.items()) if key not in held]
        if missing and connection.vendor == "postgresql":
            cursor.execute(_FUNCTION.format(schema=schema))
        for trigger in missing:
            cursor.execute(trigger.statement)


def remove(connection) -> None:
    """Before the table of the marks goes."""
    with connection.cursor() as cursor:
        for table, name in _held(connection, cursor):
            _drop(connection, cursor, table, name)
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS vigie_mark_content()")


def _schema(connection, cursor) -> str:
    if connection.vendor != "postgresql":
        return ""
    cursor.execute("SELECT quote_ident(current_schema())")
    return cursor.fetchone()[0]


def _triggers(connection, schema: str, tables: Iterable[str]) -> list[Trigger]:
    quote = connection.ops.quote_name
    if connection.vendor == "postgresql":
        name = f"{_PREFIX}{_sum(_FUNCTION, _STATEMENTS)}"
        return [
            Trigger(table, name, _STATEMENTS.format(name=name, table=quote(table), schema=schema)) for table in tables
        ]
    found = []
    for table in tables:
        for event in ("INSERT", "UPDATE", "DELETE"):
            name = f"{_PREFIX}{table}_{event.lower()}_{_sum(_ROWS)}"
            found.append(Trigger(table, name, _ROWS.format(name=quote(name), event=event, table=quote(table))))
    return found


def _sum(*words: str) -> str:
    return sha256("".join(words).encode()).hexdigest()[:8]


def _held(connection, cursor) -> set[tuple[str, str]]:
    """Ours that are in the database: their tables and their names."""
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE relnamespace = current_schema()::text::regnamespace AND starts_with(tgname, %s)",
            [_PREFIX],
        )
    else:
        cursor.execute(
            "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, %s) = %s",
            [len(_PREFIX), _PREFIX],
        )
    return set(cursor.fetchall())


def _drop(connection, cursor, table: str, name: str) -> None:
    quote = connection.ops.quote_name
    where = f" ON {quote(table)}" if connection.vendor == "postgresql" else ""
    cursor.execute(f"DROP TRIGGER {quote(name)}{where}")

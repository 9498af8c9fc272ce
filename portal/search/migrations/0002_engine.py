"""The part of the index that each database keeps by itself, from the terms that the documents hold."""

from django.db import migrations

# External content: the words stay in the documents alone. The triggers are those of FTS5’s own documentation.
# A later migration that alters the table of documents loses them on SQLite, and must write them again: see 0005.
SQLITE = [
    """CREATE VIRTUAL TABLE search_fts USING fts5(
        title, lead, body, facets,
        content='search_searchdocument', content_rowid='id', columnsize=0, tokenize="ascii tokenchars '#'"
    )""",
    """CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchdocument BEGIN
        INSERT INTO search_fts(rowid, title, lead, body, facets)
        VALUES (new.id, new.title, new.lead, new.body, new.facets);
    END""",
    """CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchdocument BEGIN
        INSERT INTO search_fts(search_fts, rowid, title, lead, body, facets)
        VALUES ('delete', old.id, old.title, old.lead, old.body, old.facets);
    END""",
    """CREATE TRIGGER search_fts_update AFTER UPDATE OF id, title, lead, body, facets ON search_searchdocument BEGIN
        INSERT INTO search_fts(search_fts, rowid, title, lead, body, facets)
        VALUES ('delete', old.id, old.title, old.lead, old.body, old.facets);
        INSERT INTO search_fts(rowid, title, lead, body, facets)
        VALUES (new.id, new.title, new.lead, new.body, new.facets);
    END""",
]
SQLITE_BACK = ["DROP TABLE search_fts", *(f"DROP TRIGGER search_fts_{name}" for name in ("insert", "delete", "update"))]

# The terms as they are: `to_tsvector` would part « 41e2a » again, as if it held a number. Beside them, see
# `engines/postgresql.py`: the words of the title once more after « = », each two words that follow one another as
# four figures after « ~ », and the time of the document after « @ », in grains of 2.8 days and four times more each.
POSTGRESQL = [
    """CREATE FUNCTION search_vector(id bigint, title text, lead text, body text, facets text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT pg_catalog.array_to_tsvector(pg_catalog.array_remove(pg_catalog.array_remove(pg_catalog.array_remove(
            terms || pg_catalog.string_to_array(
                facets || ' =' || pg_catalog.replace(title, ' ', ' =')
                || ' @a' || (id >> 48) || ' @b' || (id >> 50) || ' @c' || (id >> 52) || ' @d' || (id >> 54)
                || ' @e' || (id >> 56) || ' @f' || (id >> 58) || ' @g' || (id >> 60), ' '
            ) || (
                SELECT pg_catalog.array_agg('~' || pg_catalog.substr(pg_catalog.md5(term || ' ' || next), 1, 4))
                FROM ROWS FROM (pg_catalog.unnest(terms), pg_catalog.unnest(terms[2:])) AS pair(term, next)
                WHERE next IS NOT NULL
            ), ''), '='), '/'))
        FROM (SELECT pg_catalog.string_to_array(title || ' / ' || lead || ' / ' || body, ' ') AS terms) AS told
    $$""",
    """ALTER TABLE search_searchdocument ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        search_vector(id, title, lead, body, facets)
    ) STORED""",
    # Nothing is planned on it, and it takes long to sample.
    "ALTER TABLE search_searchdocument ALTER COLUMN vector SET STATISTICS 0",
    "CREATE INDEX search_document_vector ON search_searchdocument USING gin (vector) WITH (fastupdate = off)",
]
POSTGRESQL_BACK = ["ALTER TABLE search_searchdocument DROP COLUMN vector", "DROP FUNCTION search_vector"]


def _run(statements):
    def run(apps, schema_editor):
        for statement in statements.get(schema_editor.connection.vendor, []):
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRESQL}),
            _run({"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}),
        )
    ]

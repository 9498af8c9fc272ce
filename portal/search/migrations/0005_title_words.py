"""SQLite: the words of titles are told apart by a sign, as on PostgreSQL, so that to look for words in titles is not to
read wherever else they stand.
"""

from django.db import migrations

# What the index is made of: the words of the title once more after « = », beside the facets. See 0002 for the rest.
_MARKED = "{row}facets || ' =' || replace({row}title, ' ', ' =')"
_NEW, _OLD = (_MARKED.format(row=f"{row}.") for row in ("new", "old"))
_DELETE = "INSERT INTO search_fts(search_fts, rowid, title, lead, body, facets) VALUES ('delete', old.id, old.title, old.lead, old.body, {facets});"
_INSERT = "INSERT INTO search_fts(rowid, title, lead, body, facets) VALUES (new.id, new.title, new.lead, new.body, {facets});"
_TRIGGERS = {
    "insert": "AFTER INSERT ON search_searchdocument BEGIN {insert} END",
    "delete": "AFTER DELETE ON search_searchdocument BEGIN {delete} END",
    "update": "AFTER UPDATE OF id, title, lead, body, facets ON search_searchdocument BEGIN {delete} {insert} END",
}
_DROP = [*(f"DROP TRIGGER search_fts_{name}" for name in _TRIGGERS), "DROP TABLE search_fts"]
_CREATE = """CREATE VIRTUAL TABLE search_fts USING fts5(
    title, lead, body, facets, content='{content}', content_rowid='id', columnsize=0, tokenize="ascii tokenchars '{signs}'"
)"""
_FILL = "INSERT INTO search_fts(search_fts) VALUES ('rebuild')"


def _triggers(new, old):
    written = {"insert": _INSERT.format(facets=new), "delete": _DELETE.format(facets=old)}
    return [f"CREATE TRIGGER search_fts_{name} {body.format(**written)}" for name, body in _TRIGGERS.items()]


FORTH = [
    *_DROP,
    f"CREATE VIEW search_fts_content AS SELECT id, title, lead, body, {_MARKED.format(row='')} AS facets FROM search_searchdocument",
    _CREATE.format(content="search_fts_content", signs="#="),
    *_triggers(_NEW, _OLD),
    _FILL,
]
BACK = [
    *_DROP,
    "DROP VIEW search_fts_content",
    _CREATE.format(content="search_searchdocument", signs="#"),
    *_triggers("new.facets", "old.facets"),
    _FILL,
]


def _run(statements):
    def run(apps, schema_editor):
        for statement in statements if schema_editor.connection.vendor == "sqlite" else []:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0004_spellings_and_addresses")]

    operations = [migrations.RunPython(_run(FORTH), _run(BACK))]

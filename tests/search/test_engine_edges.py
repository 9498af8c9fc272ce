"""What both engines make of terms that are none, of the beginnings of names, and of an index that went wrong."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.search.engines import engine
from portal.search.kinds import Kind
from portal.search.matching import Match
from portal.search.models import SearchName, SearchWord
from tests.search.documents import found, words, write_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    write_library()


def _short(value):
    return ascii(value)[:20]


HOSTILE = [
    'a"b', "a'b", "''", "a\\", "a b", "", " ", "*", "par*", "NEAR(a b)", "a:b", "title", "^paris", "(", ")", "-paris",
    "paris)", "AND", "OR NOT", "#t1", "=paris", "@a16291", "été", "%", "_", "%s", "a\0b", "\ud800", "🦉", "1e5\n",
    "x" * 100_000,
]  # fmt: skip


@pytest.mark.usefixtures("library")
class TestHostileTerms:
    @pytest.mark.parametrize("term", HOSTILE, ids=_short)
    def test_what_is_no_term_is_borne_by_nothing_and_never_errs(self, term):
        assert found(required=words(term)) == []
        assert found(required=((("paris", term), (term,), ("plan",)),)) == [2]
        assert found(required=words("plan"), excluded=((term,), ("paris", term))) == [2]
        assert found(required=words(term), in_title=True) == []
        assert engine().count(Match(required=words(term)), 5) == 0

    @pytest.mark.parametrize("token", [token for token in HOSTILE if token != "#t1"], ids=_short)
    def test_nor_is_what_is_no_token(self, token):
        assert found(filters=({token},)) == []
        assert found(filters=({token, "#t2"},)) == [3]

    def test_a_group_or_a_phrase_without_terms_is_borne_by_nothing(self):
        assert found(required=((),)) == found(required=(((),),)) == []
        assert found(required=words("plan"), excluded=((),)) == [2]


class TestPrefixes:
    @pytest.fixture
    def names(self):
        shown = ["verdurin cameli", "verdun", "verd", "ver", "vest", "100 plan", "inst_1", "instx1", "etoile"]
        for key, name in enumerate(shown):
            SearchName.objects.create(kind=Kind.PERSON, object_id=key, key=name, shown=name)
            SearchWord.objects.create(word=name, shown=name)

    @pytest.mark.usefixtures("names")
    @pytest.mark.parametrize(
        ("prefix", "expected"),
        [
            ("ver", ["ver", "verd", "verdun", "verdurin cameli"]),
            ("verdurin c", ["verdurin cameli"]),
            ("inst_", ["inst_1"]),
            ("1", ["100 plan"]),
            *(
                (prefix, [])
                for prefix in ("", "%", "v%", "_", "Ver", "é", "verd\0", "\ud800", "ver\\", "'", "z" * 5_000)
            ),
        ],
        ids=_short,
    )
    def test_names_and_words_that_begin_so_and_no_others(self, prefix, expected):
        assert [row.key for row in engine().names_starting(prefix).order_by("key")] == expected
        assert [row.word for row in engine().words_starting(prefix).order_by("word")] == expected

    def test_they_are_read_from_an_index(self):
        with CaptureQueriesContext(connection) as read, connection.cursor() as cursor:
            list(engine().names_starting("verd"))
            list(engine().words_starting("verd"))
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL enable_seqscan = off")
            plans = []
            for query in list(read.captured_queries)[:2]:
                cursor.execute(f"EXPLAIN {'' if connection.vendor == 'postgresql' else 'QUERY PLAN '}{query['sql']}")
                plans.append(str(cursor.fetchall()))
        bounded = {"postgresql": "~>=~", "sqlite": ">? AND"}[connection.vendor]
        assert all(bounded in plan for plan in plans)


class TestFaults:
    @pytest.mark.usefixtures("library")
    def test_an_index_that_says_what_the_documents_say_has_none(self):
        assert engine().faults() == []

    @pytest.mark.usefixtures("library")
    def test_an_index_that_says_something_else_is_told(self):
        spoilt = {
            "sqlite": [
                "DROP TRIGGER search_fts_update",
                "UPDATE search_searchdocument SET title = 'autre' WHERE lead = ''",
            ],
            "postgresql": [
                "CREATE OR REPLACE FUNCTION search_vector(id bigint, title text, lead text, body text, facets text) "
                "RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$ SELECT array_to_tsvector(ARRAY[title]) $$",
                "DROP INDEX search_document_vector",
            ],
        }
        with connection.cursor() as cursor:
            for statement in spoilt[connection.vendor]:
                cursor.execute(statement)
        assert len(engine().faults()) == 2

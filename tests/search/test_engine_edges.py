"""What both engines make of terms that are none, of the beginnings of names, and of an index that went wrong."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.core.database import update_statistics
from portal.search.engines import engine
from portal.search.kinds import Kind
from portal.search.matching import Match
from portal.search.models import SearchName, SearchWord
from portal.search.naming.names import names_typed, words_beginning
from tests.search.documents import DAY, NOW, found, words, write_library

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
            SearchName.objects.create(kind=Kind.PERSON, object_id=key, key=name, shown=name, visible_from=NOW)
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
        assert sorted(name.key for name in names_typed([prefix], timezone.now(), 100)) == expected
        assert [word for word, _shown in words_beginning(prefix, 100)] == expected

    def test_they_are_read_from_an_index(self):
        """Among many others, and counted: a planner that knows of no row takes any index."""
        others = [f"autre {rank}" for rank in range(2_000)]
        SearchName.objects.bulk_create(
            SearchName(kind=Kind.THEME, object_id=rank, key=key, shown=key, visible_from=NOW)
            for rank, key in enumerate(others)
        )
        SearchWord.objects.bulk_create(SearchWord(word=word, shown=word) for word in others)
        update_statistics()
        with CaptureQueriesContext(connection) as read:
            names_typed(["verd"], timezone.now(), 100)
            words_beginning("verd", 100)
        bounded = {"postgresql": "~>=~", "sqlite": ">? AND"}[connection.vendor]
        assert all(bounded in _plan(query["sql"]) for query in read.captured_queries)


def _plan(query: str) -> str:
    explain = {"postgresql": "EXPLAIN (COSTS OFF)", "sqlite": "EXPLAIN QUERY PLAN"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {query}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.usefixtures("library")
def test_the_newest_are_read_first_and_what_matches_is_never_sorted_as_a_whole():
    match = Match(required=words("paris"), filters=({"#p1"},), since=DAY, visible_at=NOW)
    with CaptureQueriesContext(connection) as read:
        engine().newest(match, 10)
    plan = _plan(read.captured_queries[-1]["sql"])
    if connection.vendor == "sqlite":
        assert "TEMP B-TREE" not in plan
    else:
        assert [line.strip(" ->") for line in plan.splitlines()[:2]] == ["Limit", "Nested Loop"]


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

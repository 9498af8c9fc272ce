"""`rebuild_search` writes what lacks, a batch at a time, and goes on where it was interrupted."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.models import Article, Quote, Tag
from people.models import Person
from portal.core.publishing import Status
from portal.search import analysis
from portal.search.engines import engine
from portal.search.indexing import bulk, rebuilding
from portal.search.indexing.rebuilding import Rebuilt, count_lacking, leave_everything, rebuild
from portal.search.kinds import Kind, document_id
from portal.search.matching import Match
from portal.search.models import Backlog, NearWord, SearchDocument, SearchName, SearchWord
from tests.factories import (
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
)
from tests.search.indexed import document, faults, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    tag, speaker = TagFactory(name="hydravion"), PersonFactory(given_name="Odette", family_name="Crécy")
    articles = [
        ArticleFactory(title=f"Zeppelin {rank}", tags=[tag], blocks=[quote_block(f"Mot {rank}.", speaker=speaker)])
        for rank in range(7)
    ]
    ArticleFactory(status=Status.DRAFT, published_at=None, blocks=[quote_block("Non.", speaker=speaker)])
    return articles


@pytest.fixture
def _small_batches(monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 3)


def run(*arguments):
    output, errors = StringIO(), StringIO()
    call_command("rebuild_search", *arguments, stdout=output, stderr=errors)
    return output.getvalue() + errors.getvalue()


def empty():
    for model in (NearWord, SearchWord, SearchName, SearchDocument):
        model.objects.all().delete()


@pytest.mark.usefixtures("_small_batches")
class TestWhatLacks:
    def test_an_index_made_at_once_is_the_one_that_follows_each_save(self, library):
        expected = snapshot()
        empty()
        text = run()
        assert snapshot() == expected
        assert faults() == []
        assert f"{len(expected[0])} documents écrits" in text

    def test_nothing_is_written_when_nothing_lacks(self, library):
        before = snapshot()
        assert "aucun document à écrire" in run()
        assert snapshot() == before

    def test_one_that_is_missing_is_written(self, library):
        document(library[0]).delete()
        assert "1 document écrit." in run()
        assert faults() == []

    def test_those_of_another_analysis_are_written_again(self, library):
        before = snapshot()
        SearchDocument.objects.filter(kind=Kind.QUOTE).update(version=analysis.VERSION + 1, title="ancien")
        assert count_lacking() == 7
        run()
        assert snapshot() == before

    def test_those_of_records_that_are_gone_are_removed_with_their_names(self, library):
        before = snapshot()
        gone = document_id(Kind.PERSON, 999, None)
        SearchDocument.objects.create(id=gone, kind=Kind.PERSON, object_id=999, version=analysis.VERSION)
        for key in ("a", "b"):
            SearchName.objects.create(kind=Kind.PERSON, object_id=999, key=key, shown=key)
        assert "3 lignes sans fiche retirées" in run()
        assert snapshot() == before

    def test_a_quote_that_must_have_none_any_more_loses_it(self, library):
        quote = library[0].articles_quote_set.get()
        Quote.objects.filter(pk=quote.pk).update(kind=Quote.Kind.TITLE)
        run()
        assert document(quote) is None

    def test_all_of_them_are_written_again_when_asked(self, library):
        before = snapshot()
        SearchDocument.objects.update(lead="faux")
        SearchName.objects.update(shown="faux")
        assert "aucun document à écrire" in run()
        text = run("--all")
        assert f"{SearchDocument.objects.count()} documents écrits" in text
        assert snapshot() == before
        assert not Backlog.objects.exists()

    def test_all_of_an_empty_index_is_all_of_the_records(self, library):
        before = snapshot()
        empty()
        run("--all")
        assert snapshot() == before


@pytest.mark.usefixtures("_small_batches")
class TestInterrupted:
    def test_it_says_so_and_goes_on_from_there(self, library, monkeypatch, capsys):
        expected = snapshot()
        SearchDocument.objects.update(lead="faux")
        leave_everything()
        total, rebuilt = count_lacking(), Rebuilt()
        with pytest.raises(KeyboardInterrupt):
            rebuild(rebuilt, progress=_interrupt_after(2))
        assert rebuilt.written == 6
        assert count_lacking() == total - 6
        assert SearchDocument.objects.filter(lead="faux").count() == total - 6
        rest = Rebuilt()
        rebuild(rest)
        assert rest.written == total - 6
        assert snapshot() == expected

    def test_two_that_run_at_once_end_both(self, library):
        leave_everything()
        batches = []

        def another_one_runs(size):
            batches.append(size)
            if len(batches) == 2:
                rebuild(Rebuilt())

        rebuild(Rebuilt(), progress=another_one_runs)
        assert len(batches) > 2
        assert (faults(), Backlog.objects.count()) == ([], 0)

    def test_the_command_ends_with_the_code_of_an_interruption(self, library, monkeypatch):
        def interrupted(rebuilt, **options):
            rebuilt.written = 6
            raise KeyboardInterrupt

        monkeypatch.setattr("portal.search.management.commands.rebuild_search.run", interrupted)
        errors = StringIO()
        with pytest.raises(SystemExit) as left:
            call_command("rebuild_search", stderr=errors)
        assert left.value.code == 130
        assert "6 documents écrits" in errors.getvalue()
        assert "reprend où la commande en était" in errors.getvalue()

    def test_readers_find_every_document_all_along(self, library):
        def found(size):
            titles.append(len(engine().newest(Match(required=((("zeppelin",),),)), limit=50)))

        titles = []
        leave_everything()
        rebuild(Rebuilt(), progress=found)
        assert len(titles) > 3
        assert set(titles) == {7}


def _interrupt_after(batches):
    left = iter(range(batches - 1))

    def progress(size):
        if next(left, None) is None:
            raise KeyboardInterrupt

    return progress


class TestWords:
    def test_it_learns_those_that_are_public_and_of_them_alone(self, library):
        ArticleFactory(title="Zyzomys", status=Status.DRAFT, published_at=None)
        empty()
        run()
        known = dict(SearchWord.objects.values_list("word", "shown"))
        assert {"zeppelin": "zeppelin", "hydravion": "hydravion", "crecy": "Crécy"}.items() <= known.items()
        assert "zyzomys" not in known
        assert NearWord.objects.filter(key="crcy", word="crecy").exists()

    def test_it_learns_those_of_an_article_whose_hour_has_come_since(self):
        article = ArticleFactory(title="Zyzomys", published_at=timezone.now() + timedelta(hours=1))
        run()
        assert not SearchWord.objects.filter(word="zyzomys").exists()
        Article.objects.filter(pk=article.pk).update(published_at=timezone.now() - timedelta(hours=1))
        run()
        assert SearchWord.objects.filter(word="zyzomys").exists()


class TestWeights:
    def test_a_name_weighs_as_many_public_documents_as_bear_its_record(self, library):
        OrganisationFactory(name="Institut que nul ne cite")
        run()
        weights = dict(SearchName.objects.filter(is_main=True).values_list("shown", "weight"))
        # Seven articles, as many quotes, and the record itself.
        assert weights == {"Odette Crécy": 15, "hydravion": 15, "Institut que nul ne cite": 1}
        assert set(SearchName.objects.filter(kind=Kind.PERSON).values_list("weight", flat=True)) == {15}

    def test_it_follows_what_becomes_of_them(self, library):
        run()
        Quote.objects.all().delete()
        run()
        assert SearchName.objects.get(key="odette crecy").weight == 1


class TestOptions:
    def test_an_unknown_option_is_refused_in_french(self):
        with pytest.raises(CommandError, match="n’existe pas"):
            run("--tout")

    @pytest.mark.parametrize("is_first", [True, False])
    def test_much_is_written_at_once_and_the_index_of_words_is_left_as_it_was(self, library, monkeypatch, is_first):
        monkeypatch.setattr(bulk, "MUCH", 1)
        before = _options()
        if is_first:
            empty()
        else:
            SearchDocument.objects.update(version=0)
        run()
        assert _options() == before
        assert faults() == []
        assert len(engine().newest(Match(required=((("zeppelin",),),)), limit=50)) == 7

    @pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps its index itself")
    @pytest.mark.parametrize(("known", "is_kept"), [(0, False), (4, False), (5, True)])
    def test_the_index_of_words_is_left_out_while_most_lacks_and_put_back_after_an_interruption_too(
        self, monkeypatch, known, is_kept
    ):
        monkeypatch.setattr(bulk, "MUCH", 1)
        before = _options()
        TagFactory.create_batch(known)

        def interrupted():
            with bulk.much(10):
                assert (_options() is not None) is is_kept
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert _options() == before

    @pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps its index itself")
    def test_an_index_of_words_that_a_killed_process_left_out_is_built_by_the_next_rebuilding(self, library):
        before = _options()
        with connection.cursor() as cursor:
            cursor.execute("DROP INDEX search_document_vector")
        assert faults() != []
        run()
        assert (_options(), faults()) == (before, [])


def _options():
    """How PostgreSQL keeps the index of words; nothing elsewhere."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'search_document_vector'")
        return cursor.fetchone()


class TestOtherCommands:
    def test_a_generated_corpus_can_be_searched(self):
        call_command("generate_corpus", articles=12, seed=3, stdout=StringIO())
        assert SearchDocument.objects.filter(kind=Kind.ARTICLE).count() == 12
        assert SearchDocument.objects.filter(kind=Kind.PERSON).count() == Person.objects.count()
        assert SearchDocument.objects.filter(kind=Kind.THEME).count() == Tag.objects.count()
        assert faults() == []

    def test_articles_that_are_refreshed_are_indexed_again(self):
        article = ArticleFactory()
        article.articles_richtext_set.create(text="<p>Un zyzomys.</p>", region="body")
        assert "zyzomy" not in document(article).body
        call_command("refresh_articles", stdout=StringIO(), stderr=StringIO())
        assert "zyzomy" in document(article).body

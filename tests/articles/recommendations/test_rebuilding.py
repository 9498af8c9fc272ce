"""`rebuild_related` writes what lacks, goes on where it was interrupted; `check_integrity` tells what is wrong."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Feature, FeatureCount, Profile, RelatedArticle
from articles.recommendations import rebuilding, related
from articles.recommendations.features import ALL, Kind, code_of
from articles.recommendations.rebuilding import Rebuilt, leave_everything, rebuild
from portal.core.publishing import Status
from portal.core.saving import many_written
from tests.articles.recommendations.test_following import faults
from tests.factories import FUTURE, ArticleFactory, PersonFactory, TagFactory, quote_block

pytestmark = pytest.mark.django_db

MODELS = (RelatedArticle, Feature, FeatureCount, Profile)


@pytest.fixture
def library():
    person = PersonFactory()
    made = [
        ArticleFactory(title=f"Titre {letter}", tags=["un"], blocks=[quote_block("Dit.", speaker=person)])
        for letter in "abcdefg"
    ]
    ArticleFactory(tags=["un"], published_at=FUTURE)
    ArticleFactory(tags=["un"], status=Status.DRAFT)
    return made


@pytest.fixture(params=["one by one", "from memory"])
def way(request, monkeypatch):
    if request.param == "from memory":
        monkeypatch.setattr(rebuilding, "MUCH", 1)


@pytest.fixture
def _small_batches(monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 3)


def run(*arguments):
    output, errors = StringIO(), StringIO()
    call_command("rebuild_related", *arguments, stdout=output, stderr=errors)
    return output.getvalue() + errors.getvalue()


def empty():
    for model in MODELS:
        model.objects.all().delete()


def snapshot():
    lists = set(RelatedArticle.objects.values_list("article", "target", "score"))
    return lists, set(FeatureCount.objects.exclude(number=0).values_list("code", "number"))


def lists():
    return {article.pk: related(article) for article in Article.objects.all()}


@pytest.mark.usefixtures("way", "_small_batches")
class TestCommand:
    def test_it_writes_everything_from_nothing(self, library):
        before = lists()
        empty()
        assert "8 listes écrites" in run()
        assert faults() == []
        assert lists() == before

    def test_it_has_nothing_to_do_when_nothing_lacks(self, library):
        assert "aucune liste à écrire" in run()

    def test_it_writes_all_again_when_asked(self, library):
        run("--all")
        before = snapshot()
        FeatureCount.objects.update(number=99)
        assert "8 listes écrites" in run("--all")
        assert snapshot() == before
        assert faults() == []

    def test_it_removes_what_leads_nowhere(self, library):
        Article.objects.filter(pk=library[0].pk).update(status=Status.WITHDRAWN)
        assert "1 profil sans article retiré" in run()
        assert not RelatedArticle.objects.filter(target=library[0]).exists()
        assert faults() == []

    def test_it_reads_again_the_features_of_what_it_writes(self, library):
        Article.tags.through.objects.filter(content_object=library[0]).update(tag=TagFactory(name="autre"))
        run("--all")
        assert faults() == []

    def test_interrupted_it_goes_on_from_there(self, library):
        leave_everything()

        def stop(size):
            raise KeyboardInterrupt

        rebuilt = Rebuilt()
        with pytest.raises(KeyboardInterrupt):
            rebuild(rebuilt, progress=stop)
        assert 0 < rebuilt.written < 8
        left = Profile.objects.filter(version=0).count()
        assert left == 8 - rebuilt.written
        assert run().count(f"{left} listes écrites") == 1
        assert faults() == []

    def test_while_it_runs_readers_find_the_former_lists(self, library):
        before = lists()
        leave_everything()
        seen = []
        rebuild(Rebuilt(), progress=lambda size: seen.append(lists() == before))
        assert seen
        assert all(seen)


def test_what_is_published_meanwhile_is_in_the_lists(library, monkeypatch):
    monkeypatch.setattr(rebuilding, "MUCH", 1)
    monkeypatch.setattr(rebuilding, "BATCH", 3)
    leave_everything()
    made = []

    def publish(size):
        if not made:
            made.append(ArticleFactory(title="Entre-temps", tags=["un"]))

    rebuild(Rebuilt(), progress=publish)
    assert RelatedArticle.objects.filter(target=made[0]).count() == 8
    assert faults() == []


def test_rows_written_past_the_orm_are_followed(library):
    before = snapshot()
    run("--all")
    empty()
    many_written.send(None)
    assert {row[:2] for row in snapshot()[0]} == {row[:2] for row in before[0]}
    assert faults() == []


def test_the_profiles_of_many_articles_cost_the_queries_of_one(library):
    def cost(articles):
        Profile.objects.filter(pk__in=[article.pk for article in articles]).delete()
        Feature.objects.filter(article__in=articles).delete()
        with CaptureQueriesContext(connection) as queries:
            rebuilding.write_profiles([article.pk for article in articles])
        return len(queries)

    assert cost(library[:1]) == cost(library)


class TestIntegrity:
    def test_all_is_well(self, library):
        assert faults() == []

    @pytest.mark.parametrize("model", [Profile, Feature, FeatureCount])
    def test_rows_that_lack_are_told(self, library, model):
        model.objects.all().delete()
        assert faults()

    def test_a_wrong_count_is_told(self, library):
        FeatureCount.objects.filter(code=ALL).update(number=5)
        assert faults() == ["trait 0\u00a0: compté 5 fois, porté par 8 articles"]

    def test_a_theme_that_the_profile_does_not_know_is_told(self, library):
        Article.tags.through.objects.create(content_object=library[0], tag=TagFactory())
        Profile.objects.filter(pk=library[0].pk).update(features="")
        assert any(fault.startswith(f"article {library[0].pk}\u00a0: son profil") for fault in faults())

    def test_a_feature_too_many_is_told(self, library):
        Feature.objects.create(code=code_of(Kind.THEME, 999), moment=1, article=library[0])
        assert faults()

    def test_a_list_that_leads_to_a_draft_is_told(self, library):
        draft = Article.objects.get(status=Status.DRAFT)
        RelatedArticle.objects.create(article=library[0], target=draft, score=1)
        assert faults() == [
            f"article {library[0].pk}\u00a0: sa liste mène à l’article {draft.pk}, qui n’a pas à y être"
        ]

    def test_a_profile_of_a_draft_is_told(self, library):
        Article.objects.filter(pk=library[0].pk).update(status=Status.DRAFT)
        assert f"article {library[0].pk}\u00a0: un profil sans article public ou programmé" in faults()

    def test_the_command_tells_it(self, library):
        FeatureCount.objects.filter(code=ALL).update(number=5)
        output = StringIO()
        with pytest.raises(SystemExit):
            call_command("check_integrity", stdout=output)
        assert "✗ « À lire »\u00a0: 1 défaut" in output.getvalue()

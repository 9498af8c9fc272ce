"""Questions worded once answer like those that are worded each time."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Value
from django.utils import timezone

from articles.models import Article, TaggedArticle
from organisations.models import Organisation
from people.models import Person
from portal.core import statements
from portal.core.prepared import Given, Prepared, hang, hang_others
from portal.core.publishing import Status
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory, RubriqueFactory, quote_block

pytestmark = pytest.mark.django_db


def test_the_same_words_answer_for_other_values():
    houses = [OrganisationFactory(), OrganisationFactory()]
    of_key = Prepared(lambda pk: Organisation.objects.filter(pk=pk))
    assert [of_key(pk=house.pk) for house in houses] == [[houses[0]], [houses[1]]]
    assert of_key(pk=0) == []


def test_a_list_of_keys_may_have_any_length():
    houses = [OrganisationFactory() for _ in range(3)]
    among = Prepared(lambda keys: Organisation.objects.filter(pk__among=keys).order_by("pk"))
    assert [among(keys=[house.pk for house in houses[:number]]) for number in (0, 1, 3)] == [[], houses[:1], houses]
    tagged = Prepared(lambda keys: TaggedArticle.objects.filter(content_object__among=keys))
    article = ArticleFactory(tags=["un"])
    assert [entry.content_object_id for entry in tagged(keys=(article.pk,))] == [article.pk]


def test_what_becomes_public_after_the_wording_is_found_at_its_time(monkeypatch):
    soon = timezone.now() + timedelta(hours=1)
    article = ArticleFactory(published_at=soon)
    public = Prepared(lambda number: Article.objects.published().filter(number=number))
    assert public(number=article.number) == []
    monkeypatch.setattr(timezone, "now", lambda: soon)
    assert public(number=article.number) == [article]
    Article.objects.update(status=Status.WITHDRAWN)
    assert public(number=article.number) == []


def test_joined_records_and_annotations_come_along(django_assert_num_queries):
    article = ArticleFactory(rubrique=RubriqueFactory(name="Données"), tags=["un"])
    borne = TaggedArticle.objects.filter(content_object=OuterRef("pk"))
    question = Prepared(
        lambda pk: Article.objects.filter(pk=pk).select_related("rubrique", "event").annotate(has_tags=Exists(borne))
    )
    with django_assert_num_queries(1):
        (found,) = question(pk=article.pk)
        assert (found.rubrique.name, found.event, found.has_tags) == ("Données", None, True)
    assert found._state.db == "default"
    assert not found._state.adding


def test_rows_are_answered_as_they_were_asked_for():
    first, second = ArticleFactory(tags=["un"]), ArticleFactory(tags=["un"])
    borne = TaggedArticle.objects.filter
    counted = Prepared(
        lambda keys: borne(content_object__among=keys).values("tag").annotate(n=Count("pk")).values_list("n", "tag")
    )
    assert counted(keys=[first.pk, second.pk]) == [(2, first.tags.get().pk)]
    dated = Prepared(lambda keys: Article.objects.filter(pk__among=keys).values_list("published_at", "pk"))
    assert dated(keys=[first.pk]) == [(first.published_at, first.pk)]


def test_rows_of_several_querysets_come_in_one_answer():
    article, house = ArticleFactory(), OrganisationFactory()
    union = Prepared(
        lambda keys: (
            Article.objects.filter(pk__among=keys)
            .order_by()
            .values_list("pk", "number")
            .union(Organisation.objects.filter(pk__among=keys).order_by().values_list("pk", Value(0)))
        )
    )
    keys = [article.pk, house.pk]
    assert set(union(keys=keys)) == {(article.pk, article.number), (house.pk, 0)}


def test_columns_left_out_are_read_when_they_are_asked_for():
    article = ArticleFactory(standfirst="Un chapô.")
    (found,) = Prepared(lambda pk: Article.objects.filter(pk=pk).only("title"))(pk=article.pk)
    assert found.get_deferred_fields() >= {"standfirst"}
    assert found.standfirst == "Un chapô."


@pytest.mark.parametrize("name", ["100 % d’accord", "l'Institut", "%s", "a\\b", 'dit "ceci"'])
def test_what_is_known_beforehand_is_written_as_it_is(name):
    house = OrganisationFactory(name="Une maison")
    Organisation.objects.filter(pk=house.pk).update(name=name)
    question = Prepared(lambda pk: Organisation.objects.filter(pk=pk, name=name).annotate(said=Value(name)))
    assert [found.said for found in question(pk=house.pk)] == [name]


def test_true_and_false_are_written_too():
    person = PersonFactory(is_unlisted=True)
    assert Prepared(lambda pk: Person.objects.filter(pk=pk, is_unlisted=True))(pk=person.pk) == [person]
    assert Prepared(lambda pk: Person.objects.filter(pk=pk, is_unlisted=False))(pk=person.pk) == []


@pytest.mark.parametrize(
    "build",
    [
        lambda pk: Article.objects.filter(pk=pk, published_at__lte=timezone.now()),
        lambda pk: Article.objects.filter(pk=pk).prefetch_related("tagged"),
        lambda pk: Article.objects.filter(pk=pk).values("pk"),
        lambda pk: Article.objects.filter(pk=pk).values_list("pk", flat=True),
    ],
    ids=["the day of the wording", "a prefetch", "dictionaries", "values alone"],
)
def test_a_question_that_could_not_be_asked_again_is_refused(build):
    with pytest.raises(ValueError, match="prepared question"):
        Prepared(build)(pk=1)


def test_what_hangs_is_left_as_a_prefetch_leaves_it(django_assert_num_queries):
    articles = [ArticleFactory(tags=["un", "deux"]), ArticleFactory()]
    entries = list(TaggedArticle.objects.select_related("tag"))
    with django_assert_num_queries(0):
        hang(articles, "tagged", entries)
        assert [{entry.tag.name for entry in article.tagged.all()} for article in articles] == [{"un", "deux"}, set()]
        assert all(entry.content_object is articles[0] for entry in articles[0].tagged.all())
    hang([], "tagged", [])


def test_what_hangs_through_a_relation_between_many_too(django_assert_num_queries):
    article, other = ArticleFactory(blocks=[quote_block("Des mots dits à deux.", is_unnamed=True)]), PersonFactory()
    quote = article.articles_quote_set.get()
    quote.co_speakers.add(other)
    links = list(type(quote).co_speakers.through.objects.select_related("person"))
    with django_assert_num_queries(0):
        hang_others([quote], "co_speakers", links, "person")
        assert list(quote.co_speakers.all()) == [other]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite plans each question by itself")
def test_postgresql_plans_it_once_and_again_on_another_connection():
    house = OrganisationFactory()
    question = Prepared(lambda pk: Organisation.objects.filter(pk=pk).annotate(said=Value("planned once")))
    for _ in range(3):
        assert question(pk=house.pk) == [house]
    assert _planned("planned once") == 1
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    statements._planned.clear()
    assert question(pk=house.pk) == [house]
    assert _planned("planned once") == 1


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite plans each question by itself")
def test_a_shared_connection_is_asked_as_usual(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    house = OrganisationFactory()
    question = Prepared(lambda pk: Organisation.objects.filter(pk=pk).annotate(said=Value("asked as usual")))
    assert question(pk=house.pk) == [house]
    assert _planned("asked as usual") == 0


def test_given_stands_for_one_value():
    assert Given("pk").as_sql(None, connection)[0] == "%s"


def _planned(words: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", [f"%{words}%"])
        return cursor.fetchone()[0]


def test_what_several_records_point_at_is_made_once():
    data = RubriqueFactory(name="Données")
    for rubrique in (data, data, RubriqueFactory(name="Innovation"), None):
        ArticleFactory(rubrique=rubrique)
    listed = Prepared(lambda: Article.objects.order_by("pk").select_related("rubrique"))
    first, second, other, bare = [article.rubrique for article in listed()]
    assert first is second
    assert [first.name, other.name, bare] == ["Données", "Innovation", None]


def test_words_of_sql_around_a_question_answer_as_the_database_does():
    houses = [OrganisationFactory(), OrganisationFactory()]
    counted = Prepared(
        lambda keys: Organisation.objects.filter(pk__among=keys).values_list("published_at"),
        around="SELECT COUNT(*), 'comptées' FROM ({}) AS found",
    )
    assert [counted(keys=[house.pk for house in houses[:number]]) for number in (2, 1)] == [
        [(2, "comptées")],
        [(1, "comptées")],
    ]

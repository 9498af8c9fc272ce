"""What is asked of the databases beyond Django’s own words changes how they answer, never what."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef

from articles.models import Article, Byline, Quote
from portal.core.prepared import Prepared
from portal.core.sql import LookedUp, sorted_after, told_apart
from portal.core.static_files import SourceFiles
from tests.factories import PAST, ArticleFactory, PersonFactory, quote_block


@pytest.mark.django_db
def test_rows_sorted_once_they_are_found_are_in_the_same_order():
    for days in (2, 0, 1):
        ArticleFactory(
            published_at=PAST + timedelta(days=days), blocks=[quote_block(f"Mots {days}.", speaker=PersonFactory())]
        )
    for queryset in (Article.objects.newest_first(), Quote.objects.newest_first()):
        plain, prepared = list(queryset), Prepared(lambda queryset=queryset: sorted_after(queryset))
        assert len(plain) == 3
        assert list(sorted_after(queryset)) == plain
        assert prepared() == plain


def test_only_sqlite_is_kept_from_walking_an_index():
    sql = str(sorted_after(Article.objects.newest_first()).query)
    assert (' +"articles_article"."published_at"' in sql) == (connection.vendor == "sqlite")


@pytest.mark.django_db
def test_keys_may_be_given_to_a_question_that_is_not_prepared():
    one, other = ArticleFactory(), ArticleFactory()
    ArticleFactory()
    assert set(Article.objects.filter(pk__among=[one.pk, other.pk])) == {one, other}
    assert not Article.objects.filter(pk__among=[])
    assert list(Article.objects.exclude(pk__among={one.pk, other.pk}).filter(pk__among=[one.pk])) == []


def test_the_address_of_a_file_of_ours_is_worked_out_once(monkeypatch):
    storage, asked = SourceFiles(), []
    monkeypatch.setattr(
        "django.core.files.storage.FileSystemStorage.url", lambda self, name: asked.append(name) or name
    )
    assert [storage.url("css/base.css") for _time in range(3)] == ["css/base.css"] * 3
    assert asked == ["css/base.css"]


@pytest.mark.django_db
def test_a_row_looked_up_is_there_or_not_as_with_exists():
    spoken, silent = PersonFactory(), PersonFactory()
    ArticleFactory(blocks=[quote_block("Dit.", speaker=spoken)])
    quotes = Quote.objects.filter(speaker=OuterRef("pk"))
    people = type(spoken).objects.filter(pk__in=[spoken.pk, silent.pk])
    for condition, found in ((LookedUp(quotes), spoken), (~LookedUp(quotes), silent)):
        assert list(people.filter(condition)) == [found]
    assert "EXISTS" in str(people.filter(Exists(quotes)).query)
    assert "EXISTS" not in str(people.filter(LookedUp(quotes)).query)


@pytest.mark.django_db
def test_values_are_told_apart_in_order_and_each_once():
    assert told_apart(Byline, "person_id") == []
    people = sorted(PersonFactory().pk for _rank in range(3))
    for article in (ArticleFactory(), ArticleFactory()):
        for person in people:
            Byline.objects.create(article=article, person_id=person)
    assert told_apart(Byline, "person_id") == people


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL alone")
@pytest.mark.django_db
def test_postgresql_compiles_no_plan():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)

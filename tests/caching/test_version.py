"""The version of the content: any change that readers may see draws another, whoever writes and however."""

import io

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models.signals import post_migrate

from articles.models import Article, EventSeries, Quote
from portal.caching.tables import public_tables
from portal.core.version import triggers
from portal.core.version.marks import SPAN, ContentMark, content_version, renew
from portal.search.models import EmptySearch
from tests.elsewhere import elsewhere
from tests.factories import ArticleFactory, PersonFactory, TagFactory

pytestmark = pytest.mark.django_db(transaction=True)

is_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="de PostgreSQL seul")


def series(name: str):
    """A row of a public table, which nothing else is written for."""
    return EventSeries.objects.create(name=name)


def held_tables() -> set[str]:
    with connection.cursor() as cursor:
        return {table for table, _name in triggers._held(connection, cursor)}


def test_the_tables_of_public_models_alone_are_watched():
    assert held_tables() == set(public_tables())


def test_each_way_of_writing_draws_another_version():
    article, seen = ArticleFactory(tags=[TagFactory()]), [content_version()]
    ways = [
        article.save,
        lambda: Article.objects.update(title="Autre"),
        PersonFactory,
        lambda: Article.objects.bulk_update([article], ["standfirst"]),
        lambda: article.about_people.add(PersonFactory()),
        article.about_people.clear,
        article.tags.clear,
        lambda: connection.cursor().execute("UPDATE articles_article SET title = 'En SQL'"),
        article.delete,
    ]
    for act in ways:
        elsewhere(act)
        seen.append(content_version())
    assert len(set(seen)) == len(ways) + 1


def test_what_readers_never_see_draws_none(desk):
    before = content_version()
    EmptySearch.objects.create(day="2026-01-01", key="rien", words="rien", number=1)
    desk.get("/admin/")
    assert content_version() == before


def test_a_change_is_of_the_transaction_that_makes_it():
    before, inside = content_version(), []
    with transaction.atomic():
        PersonFactory()
        elsewhere(lambda: inside.append(content_version()))
    assert inside == [before]
    assert content_version() != before


def test_what_is_rolled_back_draws_none_and_what_follows_it_does():
    before = content_version()
    with transaction.atomic():
        point = transaction.savepoint()
        PersonFactory()
        transaction.savepoint_rollback(point)
        assert content_version() == before
        PersonFactory()
    assert content_version() != before


def test_no_version_comes_back_and_the_marks_stay_few():
    seen = set()
    for rank in range(100):
        TagFactory(name=f"thème {rank}")
        seen.add(content_version())
    assert len(seen) == 100
    assert ContentMark.objects.count() <= 2 * 32


@is_postgresql
def test_two_that_save_at_once_do_not_wait_for_each_other():
    with transaction.atomic():
        series("une")
        elsewhere(lambda: series("autre"))
    assert ContentMark.objects.count() >= 2


@is_postgresql
def test_folding_does_not_wait_for_a_transaction_that_folds():
    series("aucune")
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence('core_contentmark', 'id'), 3199)")
    with transaction.atomic():
        series("une")  # 3200: it folds, and holds what it folded
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(pg_get_serial_sequence('core_contentmark', 'id'), 6399)")
        elsewhere(lambda: series("autre"))
        during = []
        elsewhere(lambda: during.append(content_version()))
    assert content_version() != during[0]
    marks = list(ContentMark.objects.values_list("mark", flat=True))
    assert all(0 <= mark < SPAN for mark in marks)


@is_postgresql
def test_copy_and_truncate_draw_another_version():
    seen = [content_version()]
    with connection.cursor() as cursor:
        text = "id,name,slug,status\n"
        cursor.copy_expert("COPY articles_tagsynonym FROM STDIN WITH CSV HEADER", io.StringIO(text))
        seen.append(content_version())
        cursor.execute("TRUNCATE articles_tagsynonym")
        seen.append(content_version())
    assert len(set(seen)) == 3


def test_an_emptied_database_has_a_version_again():
    PersonFactory()
    before = content_version()
    call_command("flush", interactive=False, verbosity=0)
    assert content_version() not in {None, before}


def test_without_a_row_there_is_no_version():
    ContentMark.objects.all().delete()
    assert content_version() is None
    renew("default")
    assert content_version() is not None


def test_migrating_again_leaves_what_is_there_and_mends_what_is_not():
    table = Quote._meta.db_table
    with connection.cursor() as cursor:
        names = [name for held, name in triggers._held(connection, cursor) if held == table]
        triggers._drop(connection, cursor, table, names[0])
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE TRIGGER vigie_mark_old AFTER INSERT ON {table} EXECUTE FUNCTION vigie_mark_content()"
            )
    before = content_version()
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        held = triggers._held(connection, cursor)
    assert sorted(name for held_table, name in held if held_table == table) == sorted(names)
    assert content_version() != before


def test_they_go_before_the_table_that_they_write_into():
    triggers.remove(connection)
    assert held_tables() == set()
    ContentMark.objects.all().delete()
    PersonFactory()
    assert content_version() is None
    for config in apps.get_app_configs():
        if config.models_module is not None:
            post_migrate.send(sender=config, app_config=config, verbosity=0, interactive=False, using="default")
    assert held_tables() == set(public_tables())

"""« Suivi » and « Mes tâches »: who works on what until when, and notes that no reader ever gets."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import services
from articles.models import Article, ArticleNote
from portal.core.publishing import Status
from portal.core.roles import ARCHIVIST, EDITOR, WRITER
from portal.search.models import SearchDocument
from tests.admin.forms import admin_url, messages_of
from tests.admin.french import english_in, visible_texts
from tests.factories import ArticleFactory, text_block
from tests.members import desk_of, member

pytestmark = pytest.mark.django_db

TASKS, LIST = admin_url(Article, "tasks"), admin_url(Article, "changelist")
SECRET = "zanzibarique"


def draft(**fields):
    return ArticleFactory(status=fields.pop("status", Status.DRAFT), **({"published_at": None} | fields))


def followup(article):
    return admin_url(Article, "followup", article.pk)


def day(offset: int):
    return timezone.localdate() + timedelta(days=offset)


def titles(response) -> dict:
    return {part["title"]: [article.title for article in part["articles"]] for part in response.context["sections"]}


@pytest.fixture
def writer():
    return member(WRITER, "anouk", first_name="Anouk", last_name="Le Bihan")


class TestNotes:
    def test_anybody_who_reads_the_article_leaves_one_and_it_is_settled_with_a_name(self, writer):
        article, keeper = ArticleFactory(), member(ARCHIVIST)

        desk_of(writer).post(followup(article), {"noter": "1", "text": 'Vérifier le "chiffre".'})
        note = ArticleNote.objects.get()
        desk_of(keeper).post(followup(article), {"regler": note.pk})

        note.refresh_from_db()
        assert (note.by, note.resolved_by, note.resolved_at is not None) == (writer, keeper, True)
        page = desk_of(writer).get(followup(article)).content.decode()
        assert "réglée par documentaliste" in page
        desk_of(writer).post(followup(article), {"rouvrir": note.pk})
        note.refresh_from_db()
        assert (note.resolved_by, note.resolved_at) == (None, None)

    def test_of_two_who_settle_it_the_first_is_named(self, writer):
        note = services.add_note(draft(), text="Une note.", by=writer)
        first, second = member(EDITOR), member(ARCHIVIST)

        assert services.resolve_note(note, by=first)
        assert not services.resolve_note(note, by=second)

        note.refresh_from_db()
        assert note.resolved_by == first

    def test_the_form_shows_those_that_wait(self, writer):
        article = draft()
        services.add_note(article, text="À vérifier.", by=writer)
        services.resolve_note(services.add_note(article, text="Déjà réglée.", by=writer), by=writer)

        page = desk_of(writer).get(admin_url(Article, "change", article.pk)).content.decode()

        assert "À vérifier." in page
        assert "1 note à régler" in page
        assert "Déjà réglée." not in page

    @pytest.mark.parametrize("text", ["", "   ", "x" * 2001, "avec\0zéro"])
    def test_one_that_cannot_be_saved_is_refused_with_what_was_typed(self, writer, text):
        response = desk_of(writer).post(followup(draft()), {"noter": "1", "text": text})

        assert response.status_code == 200
        assert response.context["note_form"].errors
        assert not ArticleNote.objects.exists()

    @pytest.mark.parametrize("key", ["", "x", "0", "-1", "9" * 30, "²"])
    def test_a_key_of_nothing_is_not_found(self, writer, key):
        assert desk_of(writer).post(followup(draft()), {"regler": key}).status_code == 404

    def test_a_note_is_settled_from_its_own_article_alone(self, writer):
        note = services.add_note(draft(), text="Une note.", by=writer)
        assert desk_of(writer).post(followup(draft()), {"regler": note.pk}).status_code == 404

    def test_no_reader_no_search_no_feed_and_no_preview_has_one(self, client, writer):
        article = ArticleFactory(title="Une nouvelle", blocks=[text_block("<p>Du texte.</p>")])
        services.add_note(article, text=f"Le mot {SECRET} est interne.", by=writer)
        services.refresh(article)
        told = [article.get_absolute_url(), "/", "/articles/", "/articles/flux/", "/articles/flux.json", "/sitemap.xml"]
        told += [f"/recherche/?q={SECRET}", f"/recherche/suggestions/?q={SECRET[:6]}"]

        for address in told:
            response = client.get(address, follow=True)
            page = b"".join(response.streaming_content) if response.streaming else response.content
            assert response.status_code == 200, address
            assert "est interne" not in page.decode(), address
        assert not SearchDocument.objects.filter(body__contains=SECRET[:8]).exists()
        desk = desk_of(writer)
        assert SECRET not in desk.get(admin_url(Article, "preview", article.pk)).content.decode()
        assert not desk.get(LIST, {"q": SECRET}).context["cl"].result_list


class TestAssignment:
    def test_an_article_is_given_to_somebody_for_a_day(self, writer):
        article = draft(title="À écrire")
        before = article.modified_at

        response = desk_of(member(EDITOR)).post(
            followup(article), {"confier": "1", "to": writer.pk, "due_on": day(3).isoformat()}, follow=True
        )

        article.refresh_from_db()
        assert (article.assigned_to, article.due_on, article.modified_at) == (writer, day(3), before)
        assert "Confié à Anouk Le Bihan" in messages_of(response)
        assert (
            "Confié à Anouk Le Bihan" in desk_of(writer).get(admin_url(Article, "change", article.pk)).content.decode()
        )

    @pytest.mark.parametrize("due_on", ["demain", "0001-01-01", "9999-12-31", "31/02/2030"])
    def test_a_day_that_is_none_is_refused(self, writer, due_on):
        article = draft()

        response = desk_of(writer).post(followup(article), {"confier": "1", "to": writer.pk, "due_on": due_on})

        article.refresh_from_db()
        assert response.context["assignment"].errors["due_on"]
        assert article.assigned_to is None

    def test_only_members_of_the_newsroom_are_given_anything(self, writer, django_user_model):
        stranger = django_user_model.objects.create_user("lectrice")
        response = desk_of(writer).post(followup(draft()), {"confier": "1", "to": stranger.pk})
        assert response.context["assignment"].errors["to"]

    def test_a_writer_gives_nobody_an_article_that_is_online(self, writer):
        assert desk_of(writer).post(followup(ArticleFactory()), {"confier": "1", "to": writer.pk}).status_code == 403

    def test_the_page_of_an_article_has_as_many_queries_for_one_note_as_for_twenty(
        self, writer, django_assert_num_queries
    ):
        article, desk = draft(), desk_of(writer)
        services.add_note(article, text="Une note.", by=writer)
        desk.get(followup(article))
        for number in (1, 19):
            for _ in range(number - 1):
                services.add_note(article, text="Encore une.", by=writer)
            with django_assert_num_queries(8):
                desk.get(followup(article))


class TestTasks:
    def test_what_is_late_comes_first_and_what_has_no_date_last(self, writer):
        for title, due_on in (
            ("sans date", None),
            ("bientôt", day(2)),
            ("en retard", day(-1)),
            ("très en retard", day(-9)),
        ):
            services.assign(draft(title=title), to=writer, due_on=due_on)

        response = desk_of(writer).get(TASKS)

        assert titles(response) == {"Confié à moi": ["très en retard", "en retard", "bientôt", "sans date"]}
        assert (
            response.content.decode().count("en retard\u00a0:") + response.content.decode().count("en retard&nbsp;:")
            == 2
        )

    def test_an_editor_finds_what_waits_to_be_read_and_what_is_late_elsewhere(self, writer):
        waiting, late = draft(title="attend"), draft(title="tarde")
        services.send_to_review(waiting, by=writer)
        services.assign(late, to=writer, due_on=day(-1))
        draft(title="dort")

        page = desk_of(member(EDITOR)).get(TASKS)

        assert titles(page) == {"À relire": ["attend"], "En retard, chez d’autres ou chez personne": ["tarde"]}
        assert "envoyé par Anouk" in page.content.decode()

    def test_a_writer_finds_their_drafts_those_sent_back_among_them(self, writer):
        mine = draft(title="à moi", created_by=writer)
        services.send_to_review(mine, by=writer)
        services.back_to_draft(mine, by=member(EDITOR, "irene", first_name="Irène"))
        draft(title="à personne")

        page = desk_of(writer).get(TASKS)

        assert titles(page) == {"Mes brouillons": ["à moi"]}
        assert "renvoyé par Irène" in page.content.decode()

    def test_an_article_is_in_one_section(self):
        editor = member(EDITOR)
        article = draft(title="partout", created_by=editor, status=Status.REVIEW)
        services.assign(article, to=editor, due_on=day(-1))

        assert titles(desk_of(editor).get(TASKS)) == {"Confié à moi": ["partout"]}

    def test_one_closes_one_s_own_task_and_no_other(self, writer):
        mine, other = ArticleFactory(), draft()
        services.assign(mine, to=writer, due_on=day(1))
        services.assign(other, to=member(EDITOR), due_on=day(1))
        desk = desk_of(writer)

        assert desk.post(TASKS, {"terminer": mine.pk}).status_code == 302
        assert desk.post(TASKS, {"terminer": other.pk}).status_code == 404
        assert desk.post(TASKS, {"terminer": "x"}).status_code == 404

        mine.refresh_from_db()
        other.refresh_from_db()
        assert (mine.assigned_to, other.assigned_to is None) == (None, False)

    def test_both_pages_are_french(self, writer):
        article = draft(title="Une nouvelle", created_by=writer)
        services.assign(article, to=writer, due_on=day(-1))
        services.resolve_note(services.add_note(article, text="Une note.", by=writer), by=writer)
        services.send_to_review(article, by=writer)
        desk = desk_of(writer)
        for response in (desk.get(TASKS), desk.get(followup(article)), desk.post(followup(article), {"noter": "1"})):
            assert english_in(visible_texts(response.content.decode())) == []

    def test_nothing_to_do_is_said(self, writer):
        assert "Rien à faire" in desk_of(writer).get(TASKS).content.decode()

    def test_every_page_of_the_desk_leads_there_for_those_who_read_articles(self, writer, django_user_model):
        assert f'href="{TASKS}"' in desk_of(writer).get("/admin/").content.decode()
        other = django_user_model.objects.create_user("autre", is_staff=True)
        assert TASKS not in desk_of(other).get("/admin/").content.decode()

    def test_the_page_has_as_many_queries_for_two_tasks_as_for_twenty(self, writer, django_assert_num_queries):
        desk = desk_of(writer)
        for number in (2, 18):
            for _ in range(number):
                services.assign(draft(), to=writer, due_on=day(1))
            desk.get(TASKS)
            with django_assert_num_queries(6):
                desk.get(TASKS)

"""What each role sees and may do on the form of an article, whatever it sends."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from articles import services
from articles.admin import publishing
from articles.models import Article, Tag, Transition
from organisations.models import Organisation
from people.models import Person
from portal.core.numbering import Sequence
from portal.core.publishing import Publishable, Status
from portal.core.roles import ADMINISTRATOR, ARCHIVIST, EDITOR, RIGHTS, ROLES, WRITER
from tests.admin.forms import admin_url, fields_of, messages_of
from tests.factories import ArticleFactory, ArticleTypeFactory, OrganisationFactory, PersonFactory, RubriqueFactory
from tests.members import desk_of, member

pytestmark = pytest.mark.django_db

ADD, LIST = admin_url(Article, "add"), admin_url(Article, "changelist")


@pytest.fixture
def writer():
    return desk_of(member(WRITER))


@pytest.fixture
def editor_desk():
    return desk_of(member(EDITOR))


def draft(**fields):
    return ArticleFactory(status=fields.pop("status", Status.DRAFT), **({"published_at": None} | fields))


def change_url(article):
    return admin_url(Article, "change", article.pk)


def buttons_of(response):
    return [move.label for move in response.context["moves"]]


def edit(desk, article, **changes):
    posted = fields_of(desk.get(change_url(article)), "article_form")
    return desk.post(change_url(article), posted | changes, follow=True)


def test_a_draft_is_saved_with_a_title_alone(writer):
    posted = fields_of(writer.get(ADD), "article_form")

    writer.post(ADD, posted | {"title": "Rien qu’un titre"})

    article = Article.objects.get()
    assert (article.title, article.status, article.created_by.username) == ("Rien qu’un titre", Status.DRAFT, WRITER)


def test_a_writer_is_offered_the_review_and_no_list_of_states(writer):
    page = writer.get(change_url(draft()))

    assert buttons_of(page) == ["Envoyer en relecture"]
    assert 'name="status"' not in page.content.decode()
    assert buttons_of(writer.get(ADD)) == ["Envoyer en relecture"]


def test_a_writer_sends_to_review_what_is_typed_and_reads_what_is_missing(writer):
    article = draft(title="Un premier jet")

    response = edit(writer, article, title="Un jet relu", _review="1")

    article.refresh_from_db()
    assert (article.title, article.status) == ("Un jet relu", Status.REVIEW)
    assert "attend un éditeur" in messages_of(response)
    assert f'href="{change_url(article)}#id_rubrique"' in messages_of(response)
    assert [(row.former, row.state, row.by.username) for row in Transition.objects.all()] == [
        ("draft", "review", WRITER)
    ]
    assert "Mis en relecture." in " ".join(LogEntry.objects.values_list("change_message", flat=True))


def test_a_writer_takes_back_what_waits_and_an_editor_sends_it_back(writer, editor_desk):
    article = draft(status=Status.REVIEW)
    assert buttons_of(writer.get(change_url(article))) == ["Reprendre en brouillon"]
    assert buttons_of(editor_desk.get(change_url(article))) == ["Enregistrer et publier", "Renvoyer en brouillon"]

    response = edit(editor_desk, article, _draft="1")

    article.refresh_from_db()
    assert article.status == Status.DRAFT
    assert "est de nouveau un brouillon" in messages_of(response)


@pytest.mark.parametrize("sent", [{"_publish": "1"}, {"status": "published"}, {"status": "withdrawn"}])
def test_a_writer_publishes_by_no_field_and_no_button(writer, sent):
    article = draft(title="Avant")

    edit(writer, article, title="Après", **sent)

    article.refresh_from_db()
    assert (article.status, article.number) == (Status.DRAFT, None)
    assert not Transition.objects.exists()


def test_a_writer_who_presses_a_button_that_is_not_theirs_is_told_and_loses_nothing(writer):
    response = edit(writer, draft(title="Avant"), title="Après", _publish="1")

    page = response.content.decode()
    assert "est l’affaire d’un éditeur" in page
    assert 'value="Après"' in page


def test_a_writer_publishes_nothing_while_adding(writer):
    posted = fields_of(writer.get(ADD), "article_form")
    typed = {"title": "Tout de suite", "type": ArticleTypeFactory().pk, "standfirst": "Un chapô.", "_publish": "1"}

    writer.post(ADD, posted | typed)

    assert not Article.objects.exists()


@pytest.mark.parametrize("action", ["publish_now", "withdraw"])
def test_a_writer_publishes_and_withdraws_by_no_action(writer, action):
    public, unfinished = ArticleFactory(), draft()

    writer.post(LIST, {"action": action, "_selected_action": [public.pk, unfinished.pk]})

    assert set(Article.objects.values_list("pk", "status")) == {(public.pk, "published"), (unfinished.pk, "draft")}


def test_a_writer_reads_what_is_online_and_changes_nothing_of_it(writer):
    article = ArticleFactory(title="En ligne")
    page = writer.get(change_url(article))

    assert page.status_code == 200
    assert "sans pouvoir le changer" in page.content.decode()
    assert 'name="_save"' not in page.content.decode()
    assert writer.post(change_url(article), {"title": "Autrement"}).status_code == 403
    assert Article.objects.get().title == "En ligne"


def test_a_writer_chooses_no_number(writer):
    edit(writer, draft(), number="99999")

    assert Article.objects.get().number is None
    assert not Sequence.objects.filter(last__gte=99999).exists()


@pytest.mark.parametrize(("model", "form"), [(Person, "person_form"), (Organisation, "organisation_form")])
def test_a_writer_adds_a_record_as_a_draft_whatever_is_sent(writer, model, form):
    posted = fields_of(writer.get(admin_url(model, "add")), form)
    typed = {"family_name": "Kerguelen", "name": "Institut des Kerguelen", "kind": "recherche"}
    sent = {"status": "published", "published_at_0": "01/01/2024", "is_linked_automatically": "on"}

    writer.post(admin_url(model, "add"), posted | typed | sent)

    record = model.objects.get()
    assert (record.status, record.published_at, record.is_linked_automatically) == (Status.DRAFT, None, False)


def test_a_writer_verifies_no_record_of_the_directory(writer):
    organisation = OrganisationFactory()
    listed = admin_url(Organisation, "changelist")

    writer.post(listed, {"action": "verify_organisation", "_selected_action": [organisation.pk]})

    organisation.refresh_from_db()
    assert organisation.verified_at is None


def test_who_is_refused_at_the_desk_finds_the_way_back_to_it(writer):
    page = writer.post(admin_url(Organisation, "delete", OrganisationFactory().pk), {"post": "yes"})
    assert page.status_code == 403
    assert '<a href="/admin/">Retour à l’administration</a>' in page.content.decode()
    assert "n’est pas ouverte à la lecture" not in page.content.decode()


def test_a_documentalist_changes_records_and_no_article(client):
    desk, person, article = desk_of(member(ARCHIVIST)), PersonFactory(), draft(title="Un brouillon")
    url = admin_url(Person, "change", person.pk)
    posted = fields_of(desk.get(url), "person_form")

    desk.post(url, posted | {"family_name": "Desplaces"})

    person.refresh_from_db()
    assert person.family_name == "Desplaces"
    assert desk.get(change_url(article)).status_code == 200
    assert desk.post(change_url(article), {"title": "Autrement"}).status_code == 403


def test_an_editor_is_offered_the_states_where_one_may_go(editor_desk):
    def offered(article):
        form = editor_desk.get(change_url(article)).context["adminform"].form
        return [value for value, _label in form.fields["status"].widget.choices]

    assert offered(draft()) == ["draft", "review", "published"]
    assert offered(draft(status=Status.REVIEW)) == ["draft", "review", "published"]
    assert offered(ArticleFactory()) == ["draft", "published", "withdrawn"]
    assert offered(ArticleFactory(status=Status.WITHDRAWN)) == ["draft", "published", "withdrawn"]


def test_an_illegal_move_is_refused_on_the_form_with_the_ways_there_are(editor_desk):
    article = ArticleFactory()

    response = edit(editor_desk, article, status="review", title="Gardé")

    assert "ne passe pas à" in response.content.decode()
    assert 'value="Gardé"' in response.content.decode()
    assert Article.objects.get().status == Status.PUBLISHED
    # Saved again as it comes back, it stays online.
    edit_again = fields_of(response, "article_form")
    editor_desk.post(change_url(article), edit_again)
    assert Article.objects.get().status == Status.PUBLISHED


def test_a_move_that_somebody_else_made_impossible_is_told_and_the_text_is_saved(editor_desk, monkeypatch):
    article = draft(title="Avant")
    refused = services.MoveRefused("De là, on ne va pas là.")

    def refuse(*args, **kwargs):
        raise refused

    monkeypatch.setitem(publishing._MOVES, "review", refuse)
    response = edit(editor_desk, article, title="Après", _review="1")

    article.refresh_from_db()
    assert (article.title, article.status) == ("Après", Status.DRAFT)
    assert "De là, on ne va pas là." in messages_of(response)


def test_the_form_says_who_moved_the_article_and_when(editor_desk):
    article = draft()
    services.send_to_review(article, by=member(WRITER, "anouk", first_name="Anouk", last_name="Le Bihan"))

    page = editor_desk.get(change_url(article)).content.decode()

    assert "par Anouk Le Bihan" in page


@pytest.mark.parametrize("role", [WRITER, ARCHIVIST])
def test_nobody_makes_a_superuser_of_an_account_but_a_superuser(role, editor):
    assert desk_of(member(role)).get(admin_url(type(editor), "changelist")).status_code == 403


def test_an_administrator_neither_becomes_a_superuser_nor_touches_one(editor):
    account = member(ADMINISTRATOR)
    desk = desk_of(account)
    url = admin_url(type(account), "change", account.pk)
    posted = fields_of(desk.get(url), "user_form")

    desk.post(url, posted | {"is_superuser": "on", "first_name": "Ada"})

    account.refresh_from_db()
    assert (account.first_name, account.is_superuser) == ("Ada", False)
    assert desk.post(admin_url(type(editor), "change", editor.pk), {"username": "autre"}).status_code == 403
    assert desk.post(admin_url(type(editor), "password_change", editor.pk), {}).status_code == 403
    assert desk.post(admin_url(type(editor), "delete", editor.pk), {"post": "yes"}).status_code == 403


def test_the_roles_are_made_by_the_migration_and_exactly_those_of_the_table():
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
    writer = Group.objects.get(name=WRITER)
    writer.permissions.add(Permission.objects.get(codename="publish_article"))
    other = Group.objects.create(name="stagiaires")
    other.permissions.add(Permission.objects.get(codename="view_article"))

    call_command("migrate", verbosity=0)

    assert not writer.permissions.filter(codename="publish_article").exists()
    assert other.permissions.count() == 1


def test_every_model_named_in_the_table_exists():
    known = {f"{one.content_type.app_label}.{one.content_type.model}" for one in Permission.objects.select_related()}
    named = {f"{app}.{model}" for rights in RIGHTS.values() for app, models in rights.items() for model in models}
    assert {name for name in named if not name.endswith(".*")} <= known


@pytest.mark.parametrize("model", Publishable.__subclasses__(), ids=lambda model: model.__name__)
def test_whatever_may_be_public_has_a_right_to_publish_it(model):
    assert Permission.objects.filter(codename=f"publish_{model._meta.model_name}").exists()


def test_a_role_of_the_house_is_read_and_not_changed():
    desk = desk_of(member(ADMINISTRATOR))
    url = admin_url(Group, "change", Group.objects.get(name=WRITER).pk)

    assert "ses droits suivent les mises à jour du site" in desk.get(url).content.decode()
    assert desk.post(url, {"name": "autre"}).status_code == 403


def test_a_tag_is_merged_by_a_documentalist_and_not_by_a_writer(writer):
    kept, merged = Tag.objects.create(name="santé"), Tag.objects.create(name="soin")
    sent = {"fiches": [kept.pk, merged.pk], "garder": kept.pk}

    assert writer.post(admin_url(Tag, "merge"), sent).status_code == 403
    assert Tag.objects.count() == 2
    assert desk_of(member(ARCHIVIST)).post(admin_url(Tag, "merge"), sent).status_code == 302
    assert Tag.objects.get() == kept


class TestWhatStopsAPublication:
    def test_what_the_house_decides_stops_it(self, editor_desk, settings):
        settings.PUBLICATION_BLOCKING = frozenset({"rubrique"})
        article = draft()

        response = edit(editor_desk, article, _publish="1")

        assert Article.objects.get().status == Status.DRAFT
        assert 'href="#id_rubrique"' in messages_of(response)
        edit(editor_desk, article, _publish="1", rubrique=RubriqueFactory().pk)
        assert Article.objects.get().is_published

    def test_what_it_does_not_is_advice(self, editor_desk, settings):
        settings.PUBLICATION_BLOCKING = frozenset()
        article = draft(standfirst="")

        response = edit(editor_desk, article, _publish="1")

        assert Article.objects.get().is_published
        assert "L’article est vide" in messages_of(response)

    def test_the_type_stops_it_whatever_the_house_decides(self, editor_desk, settings):
        settings.PUBLICATION_BLOCKING = frozenset()

        edit(editor_desk, draft(type=None), _publish="1")

        assert Article.objects.get().status == Status.DRAFT


def test_another_date_given_on_the_form_is_written_down(editor_desk):
    article = draft()
    edit(editor_desk, article, status="published", published_at_0="01/01/2030", published_at_1="08:00")
    edit(editor_desk, article, published_at_0="02/01/2030", published_at_1="08:00")
    edit(editor_desk, article, title="Rien d’autre")

    assert [row.due_at.day for row in Transition.objects.order_by("pk")] == [1, 2]


def test_a_form_that_comes_back_with_its_address_emptied_is_a_page(desk):
    rubrique = RubriqueFactory()
    assert desk.post(admin_url(type(rubrique), "change", rubrique.pk), {"slug": ""}).status_code == 200

"""« Programmer »: a version prepared from the form, a withdrawal, each at its time."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles.models import Article, PlannedChange, RichText
from portal.core.publishing import Status
from tests.admin.forms import add_row, admin_url, fields_of
from tests.admin.french import english_in, visible_texts
from tests.factories import ArticleFactory, text_block

pytestmark = pytest.mark.django_db

NEXT_YEAR = timezone.localdate().year + 1


@pytest.fixture
def article():
    return ArticleFactory(title="Le titre", blocks=[text_block("<p>Un texte.</p>")])


def change_url(article):
    return admin_url(Article, "change", article.pk)


def planning(article):
    return f"/admin/articles/article/{article.pk}/programmer/"


def moment(prefix, day=f"12/01/{NEXT_YEAR}", hour="9h30"):
    return {f"{prefix}-at_0": day, f"{prefix}-at_1": hour}


def test_a_version_prepared_in_the_form_leaves_the_article_as_it_is(desk, article):
    posted = fields_of(desk.get(change_url(article)), "article_form")
    add_row(posted, "articles_richtext_set", text="<p>Une suite.</p>", region="body", ordering=20)

    answer = desk.post(change_url(article), posted | {"title": "Titre prévu", "_prepare": "1"}, follow=True)

    article.refresh_from_db()
    assert article.title == "Le titre"
    assert RichText.objects.count() == 1
    page = answer.content.decode()
    assert "<ins>" in page
    assert 0 < page.index("Sans date encore") < page.index("Programmer le retrait")  # the date asked for comes first
    prepared = PlannedChange.objects.get()
    dated = desk.post(planning(article), moment(f"p{prepared.pk}") | {"_date": prepared.pk}, follow=True)
    assert "Elle paraîtra" in dated.content.decode()
    prepared.refresh_from_db()
    assert timezone.localtime(prepared.at).strftime("%d/%m/%Y %H:%M") == f"12/01/{NEXT_YEAR} 09:30"
    desk.post(planning(article), {"_give_up": prepared.pk})
    assert not PlannedChange.objects.exists()


def test_a_faulty_form_prepares_nothing_and_keeps_what_was_typed(desk, article):
    posted = fields_of(desk.get(change_url(article)), "article_form")

    answer = desk.post(change_url(article), posted | {"title": "", "standfirst": "Précieux", "_prepare": "1"})

    assert answer.status_code == 200
    assert "Précieux" in answer.content.decode()
    assert not PlannedChange.objects.exists()


def test_a_withdrawal_is_planned_moved_and_given_up(desk, article):
    desk.post(planning(article), moment("w") | {"_withdraw": "1"})
    desk.post(planning(article), moment("w", hour="18:00") | {"_withdraw": "1"})

    planned = PlannedChange.objects.get()
    assert timezone.localtime(planned.at).hour == 18
    page = desk.get(planning(article)).content.decode()
    assert "L’article quitte le site" in page
    assert "Retrait programmé" in desk.get(admin_url(Article, "history", article.pk)).content.decode()
    desk.post(planning(article), {"_give_up": planned.pk})
    assert not PlannedChange.objects.exists()
    article.refresh_from_db()
    assert article.status == Status.PUBLISHED


@pytest.mark.parametrize(
    ("day", "hour", "said"),
    [
        ("01/01/2020", "9h", "Choisissez une minute à venir."),
        ("pas une date", "9h", "date valide"),
        ("", "", "obligatoire"),
        ("01/01/9999", "9h", "L’année doit être entre"),
        ("28/03/2027", "2h30", "Cette heure n’existe pas"),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_french(desk, article, day, hour, said):
    answer = desk.post(planning(article), moment("w", day, hour) | {"_withdraw": "1"})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not PlannedChange.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"_date": "x"}, {"_date": "99"}, {"_give_up": "²"}, {"_give_up": "9" * 40}])
def test_what_is_asked_of_nothing_is_no_error(desk, article, sent):
    assert desk.post(planning(article), sent, follow=True).status_code == 200


def test_only_who_may_change_the_article_plans(client, article, django_user_model):
    assert client.get(planning(article)).status_code == 302
    reader = django_user_model.objects.create_user("stagiaire", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    assert client.get(planning(article)).status_code == 403
    assert client.post(planning(article), moment("w") | {"_withdraw": "1"}).status_code == 403
    assert not PlannedChange.objects.exists()


def test_the_page_is_french(desk, article):
    assert english_in(visible_texts(desk.get(planning(article)).content.decode())) == []
    posted = fields_of(desk.get(change_url(article)), "article_form")
    desk.post(change_url(article), posted | {"title": "Titre prévu", "_prepare": "1"})
    desk.post(planning(article), moment("w") | {"_withdraw": "1"})
    assert english_in(visible_texts(desk.get(planning(article)).content.decode())) == []

"""A « Mercato » proposes to close one function and open another; an editor decides."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.careers.deciding import DecisionRefused, propose_careers, reject_career
from articles.careers.reading import read_appointment
from articles.models import Article, CareerProposal
from people.models import Affiliation
from portal.core.publishing import Status
from tests.admin.forms import admin_url, fields_of, messages_of
from tests.admin.french import english_in, visible_texts
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    ArticleTypeFactory,
    OrganisationFactory,
    PersonFactory,
    text_block,
)

pytestmark = pytest.mark.django_db

CLEAR = "Jeanne Petit est nommée directrice générale de l’Institut Martin, à compter du 2 avril 2024."


def mercato(text=CLEAR, *, about=(), title="Un mouvement", **fields):
    kind = ArticleTypeFactory(name="Mercato", plural_name="Mercato")
    article = ArticleFactory(title=title, standfirst="", type=kind, blocks=[text_block(f"<p>{text}</p>")], **fields)
    article.about_people.set(about)
    return Article.objects.select_related("type").get(pk=article.pk)


@pytest.fixture
def jeanne():
    return PersonFactory(given_name="Jeanne", family_name="Petit", gender="f")


@pytest.fixture
def institute():
    return OrganisationFactory(name="Institut Martin")


def review_url(article):
    return f"/admin/articles/careerproposal/article/{article.pk}/"


def decide(desk, article, button, **answers):
    proposal = CareerProposal.objects.get(article=article)
    posted = {}
    if button == "accepter":
        posted = fields_of(desk.get(review_url(article)), f"proposal_{proposal.pk}")
    named = {f"p{proposal.pk}-{name}": value for name, value in answers.items()}
    return desk.post(review_url(article), posted | named | {button: proposal.pk}, follow=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CLEAR, ("directrice générale", date(2024, 4, 2))),
        ("Jeanne Petit a été promue directrice de l’Institut Martin.", ("directrice", None)),
        ("Jeanne Petit, jusqu’ici à Lyon, devient présidente de l’Institut Martin en mai.", ("présidente", None)),
        (
            "Jeanne Petit rejoint l’Institut Martin en tant que directrice scientifique.",
            ("directrice scientifique", None),
        ),
        (
            "Jeanne Petit est élue au poste de présidente de l’Institut Martin pour succéder à Paul Roy.",
            ("présidente", None),
        ),
        ("Jeanne Petit prend la tête de l’Institut Martin le 2 mai.", ("", None)),
        (
            "Jeanne Petit succède à Paul Roy à la direction générale de l’Institut Martin.",
            ("directrice générale", None),
        ),
    ],
)
def test_a_clear_sentence_is_read(jeanne, institute, text, expected):
    read = read_appointment(mercato(text), jeanne, [])
    assert (read.role, read.organisation, read.on) == (expected[0], institute, expected[1])


@pytest.mark.parametrize(
    "text",
    [
        "Jeanne Petit quitte l’Institut Martin.",
        "Jeanne Petit succède à Paul Roy, nommé directeur de l’Institut Martin.",
        "Jeanne Petit salue le départ. Paul Roy est nommé directeur de l’Institut Martin.",
        "Jeanne Petit est nommée directrice de l’Institut Martin. Jeanne Petit est nommée présidente de l’Inserm.",
        "La directrice est nommée par décret.",
        "Jeanne Petitjean est nommée directrice de l’Institut Martin.",
        "Jeanne Petit et Paul Roy, nommé directeur de l’Institut Martin, se connaissent.",
    ],
)
def test_what_is_not_clear_is_left_to_the_editor(jeanne, institute, text):
    paul = PersonFactory(given_name="Paul", family_name="Roy")
    assert read_appointment(mercato(text), jeanne, [paul]) is None


def test_a_name_that_leads_to_two_records_links_none(jeanne, institute):
    OrganisationFactory(name="Institut Martin")
    read = read_appointment(mercato(), jeanne, [])
    assert (read.organisation, read.organisation_name) == (None, "Institut Martin")


def test_publishing_prompts_and_changes_nothing(desk, jeanne, institute):
    held = AffiliationFactory(person=jeanne, role="directrice adjointe", start=date(2020, 1, 1))
    article = mercato(about=[jeanne], status=Status.DRAFT, published_at=None)
    url = admin_url(Article, "change", article.pk)
    posted = fields_of(desk.get(url), "article_form")

    response = desk.post(url, posted | {"status": "published"}, follow=True)

    assert "1 changement de fonction est proposé, rien n’est changé sans votre accord." in messages_of(response)
    assert f'href="{review_url(article)}"' in messages_of(response)
    proposal = CareerProposal.objects.get()
    assert (proposal.closed, proposal.role, proposal.organisation) == (held, "directrice générale", institute)
    assert list(Affiliation.objects.all()) == [held]
    assert "changement de fonction proposé" in desk.get("/admin/").content.decode()


def test_what_the_article_says_of_the_person_is_read_where_it_is_decided(desk, jeanne, institute):
    article = mercato(f"Le comité a voté. {CLEAR} Il neige.", about=[jeanne])
    propose_careers(article)
    ((_proposal, _form, said),) = desk.get(review_url(article)).context["waiting"]
    assert said == [CLEAR]


def test_accepting_closes_the_one_and_opens_the_other_with_the_article_as_source(desk, editor, jeanne, institute):
    held = AffiliationFactory(person=jeanne, role="directrice adjointe", start=date(2020, 1, 1))
    article = mercato(about=[jeanne])
    propose_careers(article)

    response = decide(desk, article, "accepter")

    assert "Jeanne Petit\u00a0: ses fonctions sont à jour." in messages_of(response)
    held.refresh_from_db()
    assert held.end == date(2024, 4, 1)
    opened = jeanne.affiliations.exclude(pk=held.pk).get()
    assert (opened.role, opened.organisation, opened.start) == ("directrice générale", institute, date(2024, 4, 2))
    proposal = CareerProposal.objects.get()
    assert (proposal.state, proposal.opened, proposal.decided_by) == ("accepted", opened, editor)
    assert "Fonctions tenues à jour" in desk.get(admin_url(type(jeanne), "history", jeanne.pk)).content.decode()


def test_a_decision_is_remembered(desk, jeanne, institute):
    article = mercato(about=[jeanne])
    propose_careers(article)
    decide(desk, article, "refuser")

    assert propose_careers(article) == 0
    assert not Affiliation.objects.exists()
    assert CareerProposal.objects.get().state == "rejected"

    decide(desk, article, "reprendre")
    assert CareerProposal.objects.get().is_waiting


def test_a_decision_made_twice_changes_nothing_more(desk, jeanne, institute):
    article = mercato(about=[jeanne])
    propose_careers(article)
    proposal = CareerProposal.objects.get()
    posted = fields_of(desk.get(review_url(article)), f"proposal_{proposal.pk}") | {"accepter": proposal.pk}
    desk.post(review_url(article), posted)

    assert "déjà décidée" in messages_of(desk.post(review_url(article), posted, follow=True))
    with pytest.raises(DecisionRefused):
        reject_career(proposal, by=None)
    assert jeanne.affiliations.count() == 1


def test_nothing_is_said_of_a_person_before_the_article_is_public(desk, jeanne, institute):
    article = mercato(about=[jeanne], status=Status.DRAFT, published_at=None)
    propose_careers(article)
    assert "Accepter" not in desk.get(review_url(article)).content.decode()

    response = decide(desk, article, "accepter")

    assert "pas encore public" in response.content.decode()
    assert not Affiliation.objects.exists()


def test_a_refused_answer_keeps_what_was_typed(desk, jeanne, institute):
    held = AffiliationFactory(person=jeanne, start=date(2024, 4, 2))
    article = mercato(about=[jeanne])
    propose_careers(article)

    for on, why in (("02/04/2024", "vérifiez la date"), ("01/01/0001", "L’année"), ("\0", "date")):
        response = decide(desk, article, "accepter", on=on, role="chargée de mission", closed=held.pk)
        page = response.content.decode()
        assert why in page
        assert "chargée de mission" in page
    held.refresh_from_db()
    assert held.end is None
    assert jeanne.affiliations.count() == 1


def test_an_unknown_day_makes_a_former_function_and_one_attested(desk, jeanne, institute):
    held = AffiliationFactory(person=jeanne, role="conseillère")
    article = mercato("Jeanne Petit est nommée directrice de l’Institut Martin.", about=[jeanne])
    propose_careers(article)
    decide(desk, article, "accepter")

    held.refresh_from_db()
    assert (held.is_former, held.end) == (True, None)
    opened = jeanne.affiliations.exclude(pk=held.pk).get()
    assert (opened.start, opened.attested_on) == (None, timezone.localdate(article.published_at))


def test_a_function_already_on_the_record_is_not_opened_twice(desk, jeanne, institute):
    AffiliationFactory(person=jeanne, role="directrice générale", organisation=institute)
    article = mercato(about=[jeanne])

    assert propose_careers(article) == 0 or not CareerProposal.objects.get().role


def test_whoever_is_replaced_is_proposed_to_leave_that_place_alone(jeanne, institute):
    paul = PersonFactory(given_name="Paul", family_name="Roy", gender="m")
    post = AffiliationFactory(person=paul, role="directeur général", organisation=institute)
    AffiliationFactory(person=paul, role="professeur")
    text = "Jeanne Petit succède à Paul Roy à la direction générale de l’Institut Martin."
    propose_careers(mercato(text, about=[jeanne, paul]))

    proposal = CareerProposal.objects.get(person=paul)
    assert (proposal.closed, proposal.role) == (post, "")
    assert CareerProposal.objects.get(person=jeanne).organisation == institute


def test_whoever_only_appoints_others_keeps_every_function(jeanne, institute):
    minister = PersonFactory(given_name="Paul", family_name="Roy")
    AffiliationFactory(person=minister, role="ministre")
    propose_careers(mercato(CLEAR + " Paul Roy l’a choisie.", about=[jeanne, minister]))

    assert [proposal.person for proposal in CareerProposal.objects.all()] == [jeanne]


def test_two_functions_held_leave_the_choice(jeanne, institute):
    for _ in range(2):
        AffiliationFactory(person=jeanne, role="conseillère")
    propose_careers(mercato(about=[jeanne]))

    assert CareerProposal.objects.get().closed is None


def test_other_types_propose_nothing_and_a_changed_type_takes_back(jeanne, institute):
    article = mercato(about=[jeanne])
    assert propose_careers(article) == 1
    article.type = ArticleTypeFactory(name="Actualité")
    assert propose_careers(article) == 0
    assert not CareerProposal.objects.exists()


def test_a_person_removed_from_the_article_has_no_proposal_left(jeanne, institute):
    article = mercato(about=[jeanne])
    propose_careers(article)
    article.about_people.clear()
    assert propose_careers(article) == 0


def test_a_draft_goes_with_its_proposals(desk, jeanne, institute):
    article = mercato(about=[jeanne], status=Status.DRAFT, published_at=None)
    propose_careers(article)
    desk.post(admin_url(Article, "delete", article.pk), {"post": "yes"})
    assert not Article.objects.exists()


def test_a_proposal_keeps_nobody_from_being_deleted(desk, jeanne, institute):
    article = mercato(about=[jeanne])
    propose_careers(article)
    article.about_people.clear()
    desk.post(admin_url(type(jeanne), "delete", jeanne.pk), {"post": "yes"})
    assert not type(jeanne).objects.filter(pk=jeanne.pk).exists()


def test_who_may_not_change_people_decides_nothing(client, django_user_model, jeanne, institute):
    article = mercato(about=[jeanne])
    propose_careers(article)
    writer = django_user_model.objects.create_user("plume", password="x", is_staff=True)
    writer.user_permissions.add(Permission.objects.get(codename="change_article"))
    client.force_login(writer)

    assert client.get(review_url(article)).status_code == 403
    assert client.post(review_url(article), {"accepter": CareerProposal.objects.get().pk}).status_code == 403
    assert client.get("/admin/articles/careerproposal/").status_code == 403


def test_the_database_holds_what_is_decided(jeanne):
    article = mercato()
    CareerProposal.objects.create(article=article, person=jeanne)
    for state, person in (("accepted", PersonFactory()), ("suggested", jeanne)):
        with pytest.raises(IntegrityError), transaction.atomic():
            CareerProposal.objects.create(article=article, person=person, state=state)


def test_the_page_is_french(desk, jeanne, institute):
    AffiliationFactory(person=jeanne)
    article = mercato(about=[jeanne])
    propose_careers(article)
    assert english_in(visible_texts(desk.get(review_url(article)).content.decode())) == []
    assert english_in(visible_texts(decide(desk, article, "refuser").content.decode())) == []
    assert english_in(visible_texts(desk.get("/admin/articles/careerproposal/").content.decode())) == []

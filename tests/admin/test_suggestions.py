"""Links that the machine proposes, decided at the desk."""

import html5lib
import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from articles import services
from articles.models import Article, DirectoryEntry, IgnoredWords, Mention, RichText
from organisations.models import OrganisationName
from portal.core.publishing import Status
from tests.admin.forms import admin_url, fields_of, messages_of
from tests.factories import FUTURE, ArticleFactory, OrganisationFactory, PersonFactory, text_block

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/suggestedmention/"


def review(article):
    return reverse("admin:articles_suggestedmention_review", args=[article.pk])


def written(*paragraphs, **fields):
    html = "".join(f"<p>{words}</p>" for words in paragraphs)
    return ArticleFactory(blocks=[text_block(html)], **fields)


def waiting(article):
    return list(article.mentions.filter(state=Mention.State.SUGGESTED).values_list("surface", flat=True))


def states(article):
    return dict(article.mentions.values_list("surface", "state"))


def decide(desk, article, **posted):
    return desk.post(review(article), posted, follow=True)


@pytest.fixture
def house():
    found = OrganisationFactory(name="Institut des Embruns")
    OrganisationName.objects.create(organisation=found, kind="sigle", name="IDE")
    return found


@pytest.fixture
def article(house):
    PersonFactory(given_name="Maud", family_name="Trividic")
    return written("Le Pr Maud Trividic rejoint l’Institut des Embruns (IDE).")


def test_the_list_tells_the_articles_with_links_to_decide_and_how_many(desk, article):
    written("Rien à lier ici.")
    draft = written("L’Institut des Embruns recrute.", status=Status.DRAFT, published_at=None)

    page = html5lib.parse(desk.get(LIST).content.decode(), namespaceHTMLElements=False)
    rows = [
        ["".join(cell.itertext()).strip() for cell in row]
        for row in page.iterfind(".//table[@id='result_list']/tbody/tr")
    ]

    assert [row[:2] for row in rows] == [[draft.title, "1"], [article.title, "2"]]


def test_the_list_takes_the_same_queries_however_long(desk, article, django_assert_num_queries):
    with django_assert_num_queries(7):
        desk.get(LIST)
    for _rank in range(6):
        written("L’Institut des Embruns recrute.")
    with django_assert_num_queries(7):
        desk.get(LIST)


def test_each_proposal_shows_its_words_in_the_text_and_its_record(desk, article, house):
    page = desk.get(review(article)).content.decode()

    assert "Le Pr <mark>Maud Trividic</mark> rejoint l’Institut des Embruns (IDE)." in page
    assert "Le Pr Maud Trividic rejoint l’<mark>Institut des Embruns</mark> (IDE)." in page
    assert admin_url(type(house), "change", house.pk) in page


def test_a_proposal_accepted_is_remembered_and_said_in_the_history(desk, article):
    one = article.mentions.get(surface="Maud Trividic")

    response = decide(desk, article, accepter=one.pk)

    assert "1 lien accepté." in messages_of(response)
    assert states(article) == {"Maud Trividic": "accepted", "Institut des Embruns": "suggested"}
    assert "« Maud Trividic »" in LogEntry.objects.latest("pk").change_message.replace("\u00a0", " ")
    services.refresh(article)
    assert states(article) == {"Maud Trividic": "accepted", "Institut des Embruns": "suggested"}


def test_a_proposal_refused_is_made_no_more_under_any_name_and_may_be_taken_back(desk, article):
    one = article.mentions.get(surface="Institut des Embruns")

    decide(desk, article, refuser=one.pk)
    services.refresh(article)
    assert states(article) == {"Maud Trividic": "suggested", "Institut des Embruns": "rejected"}

    decide(desk, article, reprendre=one.pk)
    assert waiting(article) == ["Maud Trividic", "Institut des Embruns"]


def test_several_are_decided_at_once(desk, article):
    keys = list(article.mentions.values_list("pk", flat=True))

    response = decide(desk, article, accepter="coches", coche=keys)

    assert "2 liens acceptés." in messages_of(response)
    assert set(states(article).values()) == {"accepted"}
    assert "Tout est décidé pour cet article." in response.content.decode()


def test_words_always_ignored_are_proposed_nowhere_until_the_decision_is_taken_back(desk, editor, article):
    other = written("L’Institut des Embruns recrute.")
    one = article.mentions.get(surface="Institut des Embruns")

    response = decide(desk, article, ignorer=one.pk)

    # The words alone: the other name of the record is proposed in its place.
    assert "Propositions retirées sur le site\u00a0: 2." in messages_of(response)
    assert (waiting(article), waiting(other)) == (["Maud Trividic", "IDE"], [])
    ignored = IgnoredWords.objects.get()
    assert (ignored.words, ignored.organisation, ignored.created_by) == ("Institut des Embruns", one.target, editor)

    desk.post(admin_url(IgnoredWords, "delete", ignored.pk), {"post": "yes"})
    assert (waiting(article), waiting(other)) == (["Maud Trividic", "Institut des Embruns"], ["Institut des Embruns"])


def test_what_is_always_ignored_is_taken_back_on_the_page_where_it_was_decided(desk, article, house):
    other = written("L’Institut des Embruns recrute.")
    one = article.mentions.get(surface="Institut des Embruns")
    page = decide(desk, article, ignorer=one.pk)
    ignored = IgnoredWords.objects.get()
    button = f'form="undo_form" name="retablir" value="{ignored.pk}"'
    assert button in messages_of(page)
    assert "toujours ignoré, sur tout le site" in page.content.decode()

    # Where these words do not stand, nothing is told of them.
    assert "retablir" not in desk.get(review(written("Les instituts sont là."))).content.decode()

    response = decide(desk, article, retablir=ignored.pk)
    assert "De nouveau proposé" in messages_of(response)
    assert not IgnoredWords.objects.exists()
    assert (waiting(article), waiting(other)) == (["Maud Trividic", "Institut des Embruns"], ["Institut des Embruns"])
    there = article.mentions.get(surface="Institut des Embruns")
    assert response.redirect_chain == [(f"{review(article)}#lien-{there.pk}", 302)]
    assert LogEntry.objects.filter(object_id=ignored.pk, action_flag=3).count() == 1
    assert "déjà plus ignorés" in messages_of(decide(desk, article, retablir=ignored.pk))


def test_the_button_says_for_which_record_words_are_ignored_and_how_far(desk, article):
    page = desk.get(review(article)).content.decode()
    assert "Toujours ignorer pour Institut des Embruns, sur tout le site" in page


def test_a_decision_taken_back_leads_to_what_is_to_be_decided_again(desk, article):
    one, two = article.mentions.order_by("ordering")
    response = decide(desk, article, accepter=one.pk)
    assert response.redirect_chain[-1][0].endswith(f"#lien-{two.pk}")
    response = decide(desk, article, reprendre=one.pk)
    assert response.redirect_chain[-1][0].endswith(f"#lien-{one.pk}")
    response = decide(desk, article, annuaire=two.pk)
    assert response.redirect_chain[-1][0].endswith(f"#lien-{two.pk}")


def test_what_is_decided_agrees_with_a_link_and_repeats_no_name(desk, article):
    decide(desk, article, accepter=article.mentions.get(surface="Maud Trividic").pk)
    page = " ".join(desk.get(review(article)).content.decode().split())
    assert ">accepté</span>" in page
    assert "acceptée" not in page
    assert "Maud Trividic → Maud Trividic" not in page


def test_a_choice_of_organisations_marks_former_names_and_repeats_none(house):
    OrganisationName.objects.create(organisation=house, kind="ancien", name="Bureau des vagues")
    OrganisationName.objects.create(organisation=house, kind="graphie", name="institut des embruns")
    OrganisationName.objects.create(organisation=house, kind="usuel", name="Ide")
    label = admin.site.get_model_admin(type(house)).autocomplete_label(type(house).objects.with_names().get())
    assert label == "Institut des Embruns (IDE, ex Bureau des vagues)"


def test_of_several_records_one_is_chosen_before_accepting(desk):
    first, second = (PersonFactory(given_name="Jean", family_name="Morvan") for _ in range(2))
    article = written("Jean Morvan ouvre la séance.")
    one = article.mentions.get()

    assert "choisissez d’abord la fiche" in messages_of(decide(desk, article, accepter=one.pk))
    assert waiting(article) == ["Jean Morvan"]

    decide(desk, article, **{"accepter": one.pk, f"fiche-{one.pk}": f"person:{second.pk}"})
    one.refresh_from_db()
    assert (one.state, one.person, one.candidates) == ("accepted", second, [])
    assert first != second


def test_a_record_that_was_not_proposed_cannot_be_chosen(desk, article, house):
    one = article.mentions.get(surface="Maud Trividic")

    decide(desk, article, **{"accepter": one.pk, f"fiche-{one.pk}": f"organisation:{house.pk}"})

    assert states(article)["Maud Trividic"] == "suggested"


def test_an_organisation_goes_to_the_directory_of_the_article_in_one_click(desk, article, house):
    one = article.mentions.get(surface="Institut des Embruns")

    decide(desk, article, annuaire=one.pk)
    assert [entry.organisation for entry in DirectoryEntry.objects.filter(article=article)] == [house]

    assert "déjà" in messages_of(decide(desk, article, annuaire=one.pk))
    assert DirectoryEntry.objects.count() == 1


def test_a_draft_record_becomes_public_when_a_public_article_links_it(desk):
    house = OrganisationFactory(name="Institut des Embruns", status=Status.DRAFT, published_at=None)
    article = written("L’Institut des Embruns recrute.")

    decide(desk, article, accepter=article.mentions.get().pk)

    house.refresh_from_db()
    assert house.is_published


@pytest.mark.parametrize("posted", [{}, {"accepter": "x"}, {"accepter": "coches"}, {"accepter": "9" * 40}, {"a": "1"}])
def test_odd_requests_change_nothing(desk, article, posted):
    response = decide(desk, article, **posted)

    assert "rien n’a changé" in messages_of(response)
    assert waiting(article) == ["Maud Trividic", "Institut des Embruns"]


def test_reading_decides_nothing(desk, article):
    one = article.mentions.first()

    desk.get(review(article), {"accepter": one.pk})

    assert len(waiting(article)) == 2


def test_only_who_may_change_articles_decides(article, django_user_model):
    reader = django_user_model.objects.create_user("lectrice", password="x", is_staff=True)
    client = Client()
    client.force_login(reader)
    one = article.mentions.first()

    assert client.get(LIST).status_code == client.get(review(article)).status_code == 403
    assert client.post(review(article), {"accepter": one.pk}).status_code == 403

    reader.user_permissions.add(Permission.objects.get(codename="change_article"))
    assert client.post(review(article), {"accepter": one.pk}).status_code == 403  # readers have it
    reader.user_permissions.add(Permission.objects.get(codename="publish_article"))
    assert client.post(review(article), {"accepter": one.pk}).status_code == 302
    # Deciding for every article is another permission.
    assert client.post(review(article), {"ignorer": article.mentions.last().pk}).status_code == 403
    assert client.post(review(article), {"retablir": 1}).status_code == 403
    assert states(article) == {"Maud Trividic": "accepted", "Institut des Embruns": "suggested"}


def form_of(desk, article):
    url = admin_url(Article, "change", article.pk)
    return url, fields_of(desk.get(url), "article_form")


def test_links_are_decided_in_the_form_of_the_article_too(desk, article, house):
    url, posted = form_of(desk, article)
    assert [posted["mentions-2-0-decision"], posted["mentions-2-1-decision"]] == ["", ""]

    posted |= {"mentions-2-0-decision": "refuser", "mentions-2-1-decision": f"organisation:{house.pk}"}
    response = desk.post(url, posted, follow=True)

    assert response.redirect_chain
    assert states(article) == {"Maud Trividic": "rejected", "Institut des Embruns": "accepted"}


def test_saving_an_article_says_how_many_links_wait(desk, article):
    url, posted = form_of(desk, article)

    response = desk.post(url, posted, follow=True)

    assert "2 liens sont proposés" in messages_of(response)
    assert review(article) in messages_of(response)


def test_a_link_decided_by_somebody_else_meanwhile_loses_nothing_of_a_form(desk, article, house):
    url, posted = form_of(desk, article)
    services.accept_mentions(article, {article.mentions.get(surface="Maud Trividic").pk: ""})

    posted |= {"title": "Un autre titre", "mentions-2-1-decision": f"organisation:{house.pk}"}
    response = desk.post(url, posted, follow=True)

    assert response.redirect_chain
    assert set(states(article).values()) == {"accepted"}
    assert Article.objects.get(pk=article.pk).title == "Un autre titre"


def test_a_record_that_is_only_proposed_may_be_deleted(desk, article, house):
    desk.post(admin_url(type(house), "delete", house.pk), {"post": "yes"})
    assert not type(house).objects.filter(pk=house.pk).exists()
    assert waiting(article) == ["Maud Trividic"]


def test_a_record_that_is_linked_may_not(desk, article, house):
    services.accept_mentions(article, {article.mentions.get(surface="Institut des Embruns").pk: ""})

    page = desk.post(admin_url(type(house), "delete", house.pk), {"post": "yes"}).content.decode()

    assert type(house).objects.filter(pk=house.pk).exists()
    assert article.title in page


def test_a_name_added_to_a_record_is_proposed_at_once_where_it_stands(desk, house):
    articles = [written("La Maison des vents embauche."), written("Rien ici.")]
    url = admin_url(type(house), "change", house.pk)
    posted = fields_of(desk.get(url), "organisation_form")
    posted |= {
        "names-TOTAL_FORMS": "2",
        "names-1-kind": "usuel",
        "names-1-name": "Maison des vents",
        "names-1-until_precision": "year",
    }

    response = desk.post(url, posted, follow=True)

    assert [waiting(article) for article in articles] == [["Maison des vents"], []]
    assert "maintenant proposée dans 1 article" in messages_of(response)


def test_beyond_a_few_articles_the_command_is_named_and_does_the_rest(desk, house, monkeypatch, capsys):
    monkeypatch.setattr(services.relinking, "MANY", 2)
    articles = [written("La Maison des vents embauche.") for _ in range(5)]
    OrganisationName.objects.create(organisation=house, kind="usuel", name="Maison des vents")
    url = admin_url(type(house), "change", house.pk)

    response = desk.post(url, fields_of(desk.get(url), "organisation_form"), follow=True)

    assert "maintenant proposée dans 2 articles" in messages_of(response)
    assert "3 autres articles nomment cette fiche et seront relus par la commande relink_articles" in messages_of(
        response
    )
    assert sum(len(waiting(article)) for article in articles) == 2


def test_words_ignored_by_hand_leave_the_queue_whatever_their_case(desk, house):
    first, second = written("L’Institut des Embruns recrute."), written("L’INSTITUT DES EMBRUNS recrute.")
    kept = written("Maud Trividic parle.")
    PersonFactory(given_name="Maud", family_name="Trividic")
    services.refresh(kept)
    assert all(map(waiting, (first, second, kept)))
    posted = fields_of(desk.get(admin_url(IgnoredWords, "add")), "ignoredwords_form")

    response = desk.post(admin_url(IgnoredWords, "add"), posted | {"words": "Institut des embruns"}, follow=True)

    assert [waiting(article) for article in (first, second, kept)] == [[], [], ["Maud Trividic"]]
    assert "Propositions retirées des liens à examiner\u00a0: 2." in messages_of(response)


def test_a_record_deleted_meanwhile_is_not_linked(desk, article, house):
    other = OrganisationFactory(name="Autre institut")
    mention = article.mentions.get(organisation=house)
    Mention.objects.filter(pk=mention.pk).update(candidates=[f"organisation:{house.pk}", f"organisation:{other.pk}"])
    gone = f"organisation:{other.pk}"
    other.delete()
    assert services.accept_mentions(article, {mention.pk: gone}) == []
    assert states(article)[mention.surface] == Mention.State.SUGGESTED


def make_automatic(desk, house):
    url = admin_url(type(house), "change", house.pk)
    posted = fields_of(desk.get(url), "organisation_form") | {"is_linked_automatically": "on"}
    return messages_of(desk.post(url, posted, follow=True))


def test_a_record_made_automatic_has_its_links_accepted_and_says_how_many(desk, house, article):
    other = written("L’Institut des Embruns recrute.")

    assert "2 liens acceptés d’office" in make_automatic(desk, house)
    assert "d’office" not in make_automatic(desk, house)
    assert states(article) == {"Maud Trividic": "suggested", "Institut des Embruns": "accepted"}
    assert states(other) == {"Institut des Embruns": "accepted"}


def test_what_still_waits_for_a_record_made_automatic_is_accepted_in_one_click(desk, house, article, monkeypatch):
    monkeypatch.setattr(services.following, "MANY", 1)
    others = [written("L’Institut des Embruns recrute.") for _rank in range(2)]
    address = reverse("admin:articles_suggestedmention_accept", args=[f"organisation:{house.pk}"])

    said = make_automatic(desk, house)
    assert "1 lien accepté d’office" in said
    assert "2 liens vers cette fiche sont encore en attente" in said
    assert address in said

    assert "Accepter partout" in desk.get(address).content.decode()
    assert sum(len(waiting(one)) for one in others) + len(waiting(article)) == 3
    assert "2 liens acceptés." in messages_of(desk.post(address, follow=True))
    assert waiting(article) == ["Maud Trividic"]
    assert [states(one) for one in others] == [{"Institut des Embruns": "accepted"}] * 2
    assert "Aucun lien vers cette fiche" in desk.get(address).content.decode()
    assert "Plus aucun lien" in messages_of(desk.post(address, follow=True))


@pytest.mark.parametrize("key", ["organisation:999", "rien:1", "organisation:x", "organisation:"])
def test_links_to_an_odd_record_are_a_page_not_found(desk, house, key):
    assert desk.post(f"/admin/articles/suggestedmention/fiche/{key}/").status_code == 404


def test_only_who_may_change_articles_accepts_what_waits(house, article, django_user_model):
    reader = django_user_model.objects.create_user("lectrice", password="x", is_staff=True)
    client = Client()
    client.force_login(reader)
    address = reverse("admin:articles_suggestedmention_accept", args=[f"organisation:{house.pk}"])
    assert client.post(address).status_code == 403
    assert states(article)["Institut des Embruns"] == "suggested"


def test_saving_an_article_says_which_links_were_accepted_without_an_editor(desk, house):
    type(house).objects.filter(pk=house.pk).update(is_linked_automatically=True)
    house.refresh_from_db()
    house.save()
    article = ArticleFactory(blocks=[text_block("<p>Rien.</p>")])
    block = article.articles_richtext_set.get()
    block.text = "<p>L’Institut des Embruns recrute.</p>"
    block.save()
    url, posted = form_of(desk, article)

    assert "1 lien accepté d’office : Institut des Embruns." in messages_of(
        desk.post(url, posted, follow=True)
    ).replace("\u00a0", " ")
    url, posted = form_of(desk, article)
    assert "d’office" not in messages_of(desk.post(url, posted, follow=True))


def test_the_mots_toujours_ignores_are_taken_back_from_their_list_and_never_changed(desk, house):
    IgnoredWords.objects.create(words="Embruns", organisation=house)
    page = desk.get(admin_url(IgnoredWords, "changelist")).content.decode()
    assert "Ne plus ignorer" in page
    assert "/change/" not in page.split('id="result_list"')[1].split("</table>")[0].replace(
        admin_url(type(house), "change", house.pk), ""
    )
    assert "1 mot toujours ignoré" in page


def test_what_is_proposed_no_more_can_still_be_taken_back(desk, article, house):
    mention = article.mentions.get(organisation=house)
    services.reject_mentions(article, [mention.pk])
    RichText.objects.filter(parent=article).update(text="<p>Rien.</p>")
    services.refresh(article)

    response = decide(desk, article, reprendre=str(mention.pk))

    assert response.status_code == 200
    assert not article.mentions.filter(pk=mention.pk).exists()


def test_a_record_that_waited_for_an_article_waits_no_more_once_it_is_not_linked():
    person = PersonFactory(given_name="Zoé", family_name="Dargent", status=Status.DRAFT, published_at=None)
    article = written("Zoé Dargent arrive.", published_at=FUTURE)
    mention = article.mentions.get(person=person)
    services.accept_mentions(article, {mention.pk: ""})
    person.refresh_from_db()
    assert person.is_scheduled

    services.restore_mentions(article, [mention.pk])
    services.reject_mentions(article, [mention.pk])

    person.refresh_from_db()
    assert person.status == Status.DRAFT


def test_what_was_refused_is_not_put_in_the_directory(desk, article, house):
    mention = article.mentions.get(organisation=house)
    services.reject_mentions(article, [mention.pk])
    decide(desk, article, annuaire=str(mention.pk))
    assert not DirectoryEntry.objects.exists()


def test_signs_alone_are_no_words_to_ignore(desk):
    posted = fields_of(desk.get(admin_url(IgnoredWords, "add")), "ignoredwords_form")
    page = desk.post(admin_url(IgnoredWords, "add"), posted | {"words": "!!!"}).content.decode()
    assert "Écrivez au moins un mot." in page
    assert not IgnoredWords.objects.exists()

"""Every save of an article is kept whole; any two are compared; an older one is put back as a new one."""

import pytest
from django.contrib.auth.models import Permission

from articles.models import Article, Byline, Figure, Quote, Revision, RichText
from people.merging import merge_people
from people.models import Person
from portal.core.publishing import Status
from tests.admin.forms import add_row, admin_url, fields_of, messages_of
from tests.admin.french import english_in, visible_texts
from tests.factories import ArticleFactory, ImageFactory, PersonFactory, TagFactory, quote_block, text_block

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    blocks = [text_block("<p>Un début.</p>"), quote_block("Des mots dits", is_unnamed=True)]
    return ArticleFactory(title="Le titre", standfirst="Le chapô.", tags=[TagFactory(name="un thème")], blocks=blocks)


def url(article, page=""):
    return f"/admin/articles/article/{article.pk}/versions/{page}"


def save(desk, article, **changes):
    change = admin_url(Article, "change", article.pk)
    answer = desk.post(change, fields_of(desk.get(change), "article_form") | changes)
    assert answer.status_code == 302


def restore(desk, article, number):
    return desk.post(url(article, f"{number}/restaurer/"), follow=True)


def test_each_save_is_kept_with_who_and_when_and_the_state_before_the_first(desk, article, editor):
    save(desk, article, title="Un deuxième titre")
    save(desk, article, title="Un troisième titre")

    kept = list(Revision.objects.order_by("number"))
    assert [one.content["fields"]["title"] for one in kept] == ["Le titre", "Un deuxième titre", "Un troisième titre"]
    assert [one.made_by for one in kept] == [None, editor, editor]
    page = desk.get(url(article)).content.decode()
    assert "enregistrée par redaction" in page
    assert "état avant la première version gardée" in page


def test_a_save_that_changes_nothing_is_no_new_version(desk, article):
    save(desk, article, title="Un deuxième titre")
    save(desk, article)
    assert Revision.objects.count() == 2


def test_any_two_are_read_side_by_side_word_by_word(desk, article):
    save(desk, article, title="Un deuxième titre")
    save(desk, article, **{"articles_richtext_set-0-text": "<p>Un début plus long.</p>"})

    page = desk.get(url(article, "comparer/?de=1&a=2")).content.decode()
    assert "<del>Le</del>" in page
    assert "<ins>Un deuxième</ins>" in page
    assert "plus long" not in page
    live = desk.get(url(article, "comparer/?de=2&a=actuelle")).content.decode()
    assert "<ins> plus long</ins>" in live
    reverse_order = desk.get(url(article, "comparer/?de=actuelle&a=1")).content.decode()
    assert "<del>Le</del>" in reverse_order


def test_what_one_version_changed_is_one_click_away_and_the_last_is_not_compared_with_itself(desk, article):
    save(desk, article, title="Un deuxième titre")
    page = desk.get(url(article)).content.decode()
    assert url(article, "comparer/?de=1&amp;a=2") in page
    assert url(article, "comparer/?de=1&amp;a=actuelle") in page
    assert url(article, "comparer/?de=2&amp;a=actuelle") not in page
    Article.objects.update(title="Un titre écrit ailleurs")
    assert url(article, "comparer/?de=2&amp;a=actuelle") in desk.get(url(article)).content.decode()


def test_a_long_text_shows_where_it_changed_and_puts_the_rest_away(desk, article):
    far = "<p>Une phrase que personne n’a touchée du tout.</p>" * 12
    save(desk, article, **{"articles_richtext_set-0-text": f"{far}<p>Un chat.</p>"})
    save(desk, article, **{"articles_richtext_set-0-text": f"{far}<p>Un chien.</p>"})
    page = desk.get(url(article, "comparer/?de=2&a=3")).content.decode()
    assert page.count("<summary>11 paragraphes identiques</summary>") == 2
    assert "<ins>chien</ins>" in page


def test_formatting_alone_is_a_difference_too(desk, article):
    save(desk, article, **{"articles_richtext_set-0-text": "<p>Un <strong>début</strong>.</p>"})
    page = desk.get(url(article, "comparer/?de=1&a=2")).content.decode()
    assert "mise en forme" in page


def test_blocks_in_another_order_are_told(desk, article):
    save(desk, article, **{"articles_richtext_set-0-ordering": "30"})
    page = desk.get(url(article, "comparer/?de=1&a=2")).content.decode()
    assert "déplacé" in page


def test_restoring_makes_a_new_version_and_quotes_come_back_at_their_address(desk, article, editor):
    quote = Quote.objects.get()
    signatory = PersonFactory()
    change = admin_url(Article, "change", article.pk)
    posted = add_row(fields_of(desk.get(change), "article_form"), "bylines", person=signatory.pk, ordering=10)
    desk.post(change, posted)
    save(desk, article, title="Autre", tags=[], **{"articles_quote_set-0-DELETE": "on", "bylines-0-DELETE": "on"})
    save(desk, article, **{"articles_richtext_set-0-text": "<p>Tout autre.</p>"})
    assert not Quote.objects.exists()

    answer = restore(desk, article, 2)

    assert "restaurée" in messages_of(answer)
    again = Article.objects.get()
    assert (again.title, [tag.name for tag in again.tags.all()]) == ("Le titre", ["un thème"])
    assert Quote.objects.get().pk == quote.pk
    assert Quote.objects.get().text == quote.text
    assert Byline.objects.get().person == signatory
    assert RichText.objects.get().text == "<p>Un début.</p>"
    assert f'id="{quote.anchor}"' in again.body_html
    latest = Revision.objects.order_by("-number").first()
    assert (latest.number, latest.origin, latest.restored_number, latest.made_by) == (5, "restauration", 2, editor)
    assert latest.digest == Revision.objects.get(number=2).digest
    assert desk.get(quote.get_absolute_url()).status_code == 200


def test_restoring_leaves_state_date_number_and_address_as_they_are(desk, article):
    save(desk, article, title="Un deuxième titre")
    save(desk, article, status="withdrawn")
    fixed = ("status", "published_at", "number", "slug")
    before = Article.objects.values(*fixed).get()

    restore(desk, article, 1)

    assert Article.objects.values(*fixed).get() == before
    assert Article.objects.get().title == "Le titre"
    assert Article.objects.get().status == Status.WITHDRAWN


def test_a_restored_version_can_itself_be_undone(desk, article):
    save(desk, article, title="Un deuxième titre")
    restore(desk, article, 1)
    restore(desk, article, 2)
    assert Article.objects.get().title == "Un deuxième titre"
    assert [one.restored_number for one in Revision.objects.order_by("number")] == [None, None, 1, 2]


def test_what_was_not_kept_yet_is_kept_before_it_is_replaced(desk, article):
    save(desk, article, title="Un deuxième titre")
    Article.objects.update(standfirst="Venu d’ailleurs.")

    restore(desk, article, 1)

    assert Revision.objects.get(number=3).content["fields"]["standfirst"] == "Venu d’ailleurs."


def test_someone_merged_since_is_replaced_by_who_was_kept(desk, editor):
    speaker, same = PersonFactory(), PersonFactory()
    article = ArticleFactory(blocks=[quote_block("Des mots", speaker=speaker)])
    save(desk, article, title="Un deuxième titre")
    merge_people(kept=same, merged=speaker, by=editor)
    assert not Person.objects.filter(pk=speaker.pk).exists()

    restore(desk, article, 1)

    assert Quote.objects.get().speaker == same


def test_a_picture_gone_since_is_told_and_the_rest_comes_back(desk):
    image = ImageFactory()
    article = ArticleFactory(
        title="Le titre", status=Status.DRAFT, blocks=[Figure(image=image, region="body"), text_block("<p>Un.</p>")]
    )
    save(desk, article, title="Autre", **{"articles_figure_set-0-DELETE": "on"})
    image.delete()

    answer = restore(desk, article, 1)

    assert Article.objects.get().title == "Le titre"
    assert "disparu" in messages_of(answer)
    assert not Figure.objects.exists()


def test_versions_are_seen_by_who_may_see_the_article_and_restored_by_who_may_change_it(
    desk, client, article, django_user_model
):
    save(desk, article, title="Un deuxième titre")
    reader = django_user_model.objects.create_user("stagiaire", password="x", is_staff=True)
    client.force_login(reader)
    pages = [url(article), url(article, "comparer/?de=1&a=2")]
    assert {client.get(page).status_code for page in pages} == {403}
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    assert {client.get(page).status_code for page in pages} == {200}
    assert "Restaurer" not in client.get(pages[1]).content.decode()
    assert client.post(url(article, "1/restaurer/")).status_code == 403
    client.logout()
    assert {client.get(page).status_code for page in pages} == {302}


@pytest.mark.parametrize("asked", ["", "?de=1", "?de=99&a=1", "?de=x&a=%00", "?de=1&a=9999999999999", "?de=²&a=1"])
def test_a_version_that_does_not_exist_leads_back_to_the_list(desk, article, asked):
    save(desk, article, title="Un deuxième titre")
    assert desk.get(url(article, f"comparer/{asked}"), follow=True).status_code == 200
    assert desk.get(url(article, "1/restaurer/")).status_code == 405
    assert desk.post(url(article, "99/restaurer/")).status_code == 404
    assert desk.get(url(article) + "?page=99999999999999999999").status_code == 200


def test_the_pages_of_versions_are_french(desk, article):
    assert english_in(visible_texts(desk.get(url(article)).content.decode())) == []
    save(desk, article, title="Un deuxième titre")
    for page in (url(article), url(article, "comparer/?de=1&a=actuelle"), url(article, "comparer/?de=1&a=2")):
        assert english_in(visible_texts(desk.get(page).content.decode())) == []


def test_a_deleted_draft_takes_its_versions_along(desk):
    draft = ArticleFactory(status=Status.DRAFT, published_at=None)
    save(desk, draft, title="Autre")
    page = desk.get(admin_url(Article, "delete", draft.pk)).content.decode()
    assert english_in(visible_texts(page)) == []
    desk.post(admin_url(Article, "delete", draft.pk), {"post": "yes"})
    assert not Article.objects.exists()
    assert not Revision.objects.exists()

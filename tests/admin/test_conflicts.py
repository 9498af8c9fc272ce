"""Two saves of one article: the second is never made in silence, and loses nothing."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from articles import services
from articles.models import Article, Byline, Quote, Revision, RichText
from portal.core.publishing import Status
from tests.admin.forms import add_row, admin_url, fields_of
from tests.factories import ArticleFactory, PersonFactory, TagFactory, mention, quote_block, text_block

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    blocks = [text_block("<p>Un début.</p>"), quote_block("Des mots dits", is_unnamed=True)]
    return ArticleFactory(title="Le titre", standfirst="Le chapô.", blocks=blocks)


@pytest.fixture
def camille(django_user_model):
    other = Client()
    other.force_login(django_user_model.objects.create_superuser("camille", password="x", first_name="Camille"))
    return other


def change_url(article):
    return admin_url(Article, "change", article.pk)


def opened(client, article):
    return fields_of(client.get(change_url(article)), "article_form")


def save(client, article, **changes):
    return client.post(change_url(article), opened(client, article) | changes)


def chosen(client, article, page, button):
    return client.post(change_url(article), fields_of(page, "conflict_form") | {button: "1"})


def stored(article):
    return Article.objects.get(pk=article.pk)


def test_the_second_save_is_refused_and_shows_who_when_and_both_texts(desk, camille, article):
    mine = opened(desk, article)
    save(camille, article, title="Le titre de Camille")

    refused = desk.post(change_url(article), mine | {"title": "Le titre que je préfère"})

    page = refused.content.decode()
    assert refused.status_code == 409
    assert stored(article).title == "Le titre de Camille"
    assert "par Camille" in page
    for words in ("<del>de Camille</del>", "<ins>que je préfère</ins>", "modification des deux côtés"):
        assert words in page
    for button in ("Fusionner à la main", "Garder ma version", "Prendre la version enregistrée"):
        assert button in page


def test_whoever_saved_in_another_window_is_told_so(desk, camille, article):
    mine = opened(desk, article)
    save(desk, article, title="Le titre de l’autre fenêtre")

    refused = desk.post(change_url(article), mine | {"title": "Le titre que je préfère", "standfirst": "Mon chapô."})

    assert "depuis une autre de vos fenêtres" in refused.content.decode()
    merging = chosen(desk, article, refused, "_merge")
    assert "Les deux versions" in merging.content.decode()
    other = opened(desk, article)
    save(camille, article, title="Le titre de Camille")
    refused = desk.post(change_url(article), other | {"title": "Encore un titre"})
    assert "de vos fenêtres" not in refused.content.decode()


def test_keeping_mine_replaces_what_both_changed_and_keeps_what_only_they_did(desk, camille, article):
    mine = opened(desk, article)
    save(camille, article, title="Le titre de Camille", standfirst="Le chapô de Camille.")
    refused = desk.post(change_url(article), mine | {"title": "Mon titre"})

    saved = chosen(desk, article, refused, "_mine")

    assert saved.status_code == 302
    assert (stored(article).title, stored(article).standfirst) == ("Mon titre", "Le chapô de Camille.")


def test_taking_theirs_leaves_mine_to_take_up_again(desk, camille, article):
    mine = opened(desk, article)
    save(camille, article, title="Le titre de Camille")
    desk.post(change_url(article), mine | {"title": "Mon titre"})

    form = desk.get(change_url(article))

    assert fields_of(form, "article_form")["title"] == "Le titre de Camille"
    assert "Mon titre" in form.content.decode()
    resumed = desk.post(change_url(article), {"_resume": form.context["autosaves"][0].pk})
    assert fields_of(resumed, "article_form")["title"] == "Mon titre"


def test_merging_by_hand_gives_the_form_back_with_both_texts_and_saves_nothing(desk, camille, article):
    mine = opened(desk, article)
    save(camille, article, title="Le titre de Camille", standfirst="Le chapô de Camille.")
    refused = desk.post(change_url(article), mine | {"title": "Mon titre"})

    merging = chosen(desk, article, refused, "_merge")

    assert stored(article).title == "Le titre de Camille"
    page, posted = merging.content.decode(), fields_of(merging, "article_form")
    assert "Rien n’est encore enregistré" in page
    assert "Corrigez" not in page
    assert (posted["title"], posted["standfirst"]) == ("Mon titre", "Le chapô de Camille.")
    assert "<del>Le</del> titre<del> de Camille</del>" in page
    assert desk.post(change_url(article), posted | {"title": "Notre titre"}).status_code == 302
    assert stored(article).title == "Notre titre"


def test_a_block_is_compared_with_its_block(desk, camille, article):
    mine = opened(desk, article)
    save(camille, article, **{"articles_richtext_set-0-text": "<p>Un début clair.</p>"})

    refused = desk.post(change_url(article), mine | {"articles_richtext_set-0-text": "<p>Un début court.</p>"})

    page = refused.content.decode()
    assert "<del>clair</del>" in page
    assert "<ins>court</ins>" in page
    chosen(desk, article, refused, "_mine")
    assert RichText.objects.get().text == "<p>Un début court.</p>"


def test_blocks_that_both_added_are_all_kept_and_none_twice(desk, camille, article):
    mine, theirs = opened(desk, article), opened(camille, article)
    alike = {"text": "<p>Une suite commune.</p>", "region": "body", "ordering": 30}
    add_row(theirs, "articles_richtext_set", **alike)
    add_row(theirs, "articles_richtext_set", text="<p>De Camille.</p>", region="body", ordering=40)
    camille.post(change_url(article), theirs)
    add_row(mine, "articles_richtext_set", **alike)
    add_row(mine, "articles_richtext_set", text="<p>De moi.</p>", region="body", ordering=50)

    refused = desk.post(change_url(article), mine)
    assert refused.status_code == 409
    chosen(desk, article, refused, "_mine")

    texts = sorted(RichText.objects.values_list("text", flat=True))
    assert texts == ["<p>De Camille.</p>", "<p>De moi.</p>", "<p>Un début.</p>", "<p>Une suite commune.</p>"]


def test_a_block_that_they_deleted_and_i_left_alone_stays_deleted(desk, camille, article):
    mine = opened(desk, article)
    save(camille, article, **{"articles_richtext_set-0-DELETE": "on"})

    refused = desk.post(change_url(article), mine | {"title": "Mon titre"})
    saved = chosen(desk, article, refused, "_mine")

    assert saved.status_code == 302
    assert not RichText.objects.exists()
    assert stored(article).title == "Mon titre"


def test_an_article_withdrawn_meanwhile_is_not_published_again_by_a_mended_comma(desk, camille, article):
    mine = opened(desk, article)
    save(camille, article, status="withdrawn")

    refused = desk.post(change_url(article), mine | {"standfirst": "Le chapô, mendé."})
    assert refused.status_code == 409
    chosen(desk, article, refused, "_mine")

    assert stored(article).status == Status.WITHDRAWN
    assert stored(article).standfirst == "Le chapô, mendé."


@pytest.mark.parametrize("action", ["withdraw", "publish_now"])
def test_what_the_list_does_of_an_article_is_seen_by_whoever_has_it_open(desk, camille, article, action):
    if action == "publish_now":
        save(desk, article, status="draft")
    mine = opened(desk, article)
    camille.post(admin_url(Article, "changelist"), {"action": action, "_selected_action": [article.pk]})

    refused = desk.post(change_url(article), mine)

    assert refused.status_code == 409
    assert "par Camille" in refused.content.decode()


def test_themes_and_signatures_of_two_people_are_compared_by_name(desk, camille, article):
    theme, signatory = TagFactory(name="entrepôts"), PersonFactory(given_name="Zoé", family_name="Quidam")
    mine, theirs = opened(desk, article), opened(camille, article)
    camille.post(change_url(article), add_row(theirs, "bylines", person=signatory.pk, ordering=10))

    refused = desk.post(change_url(article), mine | {"tags": [theme.pk]})

    page = refused.content.decode()
    assert "<ins>entrepôts</ins>" in page
    assert "Zoé Quidam" in page
    chosen(desk, article, refused, "_mine")
    assert list(stored(article).tags.all()) == [theme]
    assert Byline.objects.get().person == signatory


def test_a_form_that_does_not_say_what_it_has_seen_is_refused(desk, article):
    assert save(desk, article, title="Forcé", seen="").status_code == 409
    assert stored(article).title == "Le titre"


def test_one_button_pressed_twice_writes_nothing_twice(desk, article):
    posted = add_row(opened(desk, article), "articles_richtext_set", text="<p>Neuf.</p>", region="body", ordering=30)
    desk.post(change_url(article), posted)

    again = desk.post(change_url(article), posted)

    assert again.status_code == 409
    chosen(desk, article, again, "_mine")
    assert RichText.objects.filter(text="<p>Neuf.</p>").count() == 1


def test_what_was_written_outside_the_desk_is_not_overwritten_either_and_is_kept(desk, article):
    mine = opened(desk, article)
    Article.objects.filter(pk=article.pk).update(standfirst="Venu d’ailleurs.")

    refused = desk.post(change_url(article), mine | {"standfirst": "Le mien."})

    assert refused.status_code == 409
    assert "ailleurs" in refused.content.decode()
    chosen(desk, article, refused, "_mine")
    contents = [revision.content["fields"]["standfirst"] for revision in Revision.objects.order_by("number")]
    assert contents == ["Venu d’ailleurs.", "Le mien."]


def test_a_refused_save_that_is_also_wrong_says_so_after_the_choice(desk, camille, article):
    mine = opened(desk, article)
    save(camille, article, title="Le titre de Camille")
    refused = desk.post(change_url(article), mine | {"title": ""})
    assert refused.status_code == 409

    answer = chosen(desk, article, refused, "_mine")

    assert answer.status_code == 200
    assert "title" in answer.context["adminform"].form.errors


def test_the_history_names_what_was_changed_and_nothing_that_the_page_carries(desk, article):
    save(desk, article, title="Le titre neuf")
    quote = quote_url(Quote.objects.get())
    desk.post(quote, fields_of(desk.get(quote), "quote_form") | {"speaker_label": "Une passante"})
    told = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert told == ["Modification de Titre.", "Modification de Présenté·e comme."]


def test_a_refused_save_leaves_no_entry_in_the_history(desk, camille, article):
    mine = opened(desk, article)
    save(camille, article, title="Le titre de Camille")
    before = LogEntry.objects.count()
    desk.post(change_url(article), mine | {"title": "Mon titre"})
    assert LogEntry.objects.count() == before
    assert Quote.objects.count() == 1


def test_a_quote_deleted_elsewhere_and_kept_here_keeps_its_address(desk, camille, article):
    key = Quote.objects.get().pk
    mine = opened(desk, article)
    save(camille, article, **{"articles_quote_set-0-DELETE": "on"})
    assert not Quote.objects.exists()
    refused = desk.post(change_url(article), mine | {"articles_quote_set-0-text_as_printed": "Des mots à moi"})

    assert chosen(desk, article, refused, "_mine").status_code == 302

    assert (Quote.objects.get().pk, Quote.objects.get().text_as_printed) == (key, "Des mots à moi")


def test_a_quote_deleted_elsewhere_and_merged_by_hand_keeps_its_address(desk, camille, article):
    quote = Quote.objects.get()
    mine = opened(desk, article) | {"title": "Mon titre", "articles_quote_set-0-text_as_printed": "Des mots mieux dits"}
    save(camille, article, title="Le titre de Camille", **{"articles_quote_set-0-DELETE": "on"})
    merging = chosen(desk, article, desk.post(change_url(article), mine), "_merge")

    saved = desk.post(change_url(article), fields_of(merging, "article_form"))

    assert saved.status_code == 302
    found = Quote.objects.get()
    assert (found.pk, found.parent_id, found.text_as_printed) == (quote.pk, article.pk, "Des mots mieux dits")


def test_no_key_is_taken_that_was_never_the_article_s(desk, camille, article):
    elsewhere = Quote.objects.create(
        parent=ArticleFactory(), text_as_printed="Ailleurs", is_unnamed=True, region="body"
    )
    key = elsewhere.pk
    elsewhere.delete()
    mine = opened(desk, article) | {"articles_quote_set-0-id": key, "articles_quote_set-0-text_as_printed": "Forcé"}
    save(camille, article, title="Le titre de Camille")
    chosen(desk, article, desk.post(change_url(article), mine), "_mine")
    assert key not in Quote.objects.values_list("pk", flat=True)


def quote_url(quote):
    return admin_url(Quote, "change", quote.pk)


def test_a_quote_edited_alone_is_not_saved_over_its_article(desk, camille, article):
    quote = Quote.objects.get()
    mine = fields_of(desk.get(quote_url(quote)), "quote_form")
    save(camille, article, **{"articles_quote_set-0-text_as_printed": "Des mots corrigés"})

    refused = desk.post(quote_url(quote), mine | {"text_as_printed": "Mes mots"})

    page = refused.content.decode()
    assert refused.status_code == 200
    for words in ("enregistrée entre-temps", "Des mots corrigés", "Mes mots"):
        assert words in page
    assert Quote.objects.get().text_as_printed == "Des mots corrigés"
    desk.post(quote_url(quote), fields_of(refused, "quote_form"))
    assert Quote.objects.get().text_as_printed == "Mes mots"
    assert Revision.objects.latest("number").content["rows"]["quote"][0]["text_as_printed"] == "Mes mots"


def test_an_article_open_while_its_quote_is_edited_alone_is_told(desk, camille, article):
    quote = Quote.objects.get()
    mine = opened(desk, article)
    alone = fields_of(camille.get(quote_url(quote)), "quote_form")
    assert camille.post(quote_url(quote), alone | {"text_as_printed": "Des mots corrigés"}).status_code == 302

    refused = desk.post(change_url(article), mine | {"articles_quote_set-0-text_as_printed": "Mes mots"})

    assert refused.status_code == 409
    assert "par Camille" in refused.content.decode()


@pytest.mark.parametrize("seen", ["", "{", "[]", "null", "1", '{"id": 3}'])
def test_a_quote_whose_form_says_nothing_it_has_seen_is_refused_without_an_error(desk, article, seen):
    quote = Quote.objects.get()
    posted = fields_of(desk.get(quote_url(quote)), "quote_form")
    assert desk.post(quote_url(quote), posted | {"seen": seen, "text_as_printed": "x"}).status_code == 200
    assert Quote.objects.get().text_as_printed == "Des mots dits"


def test_a_mention_changed_on_both_sides_is_told_and_one_left_alone_keeps_the_other_s_choice(desk, camille, article):
    first, second, third = (PersonFactory(family_name=name) for name in ("Un", "Deux", "Trois"))
    named = mention(article, "début", first)
    mine = opened(desk, article)
    assert save(camille, article, **{"mentions-0-person": second.pk}).status_code == 302

    assert desk.post(change_url(article), mine | {"standfirst": "Le chapô, mendé."}).status_code == 302
    named.refresh_from_db()
    assert named.person == second
    again = opened(desk, article)
    assert save(camille, article, **{"mentions-0-person": first.pk}).status_code == 302
    told = desk.post(change_url(article), again | {"mentions-0-person": third.pk})
    assert "Changé entre-temps" in told.content.decode()
    named.refresh_from_db()
    assert named.person == first
    assert desk.post(change_url(article), fields_of(told, "article_form")).status_code == 302
    named.refresh_from_db()
    assert named.person == third


def test_keeping_mine_never_changes_the_address_that_a_publication_has_given_meanwhile(desk, camille):
    article = ArticleFactory(
        title="Le titre", slug="", status=Status.DRAFT, published_at=None, blocks=[text_block("<p>Un début.</p>")]
    )
    save(desk, article, standfirst="Un chapô.")
    mine = opened(desk, article)
    services.publish(stored(article))

    refused = desk.post(change_url(article), mine | {"title": "Mon titre"})

    assert "Adresse" not in refused.content.decode()
    chosen(desk, article, refused, "_mine")
    assert (stored(article).title, stored(article).slug) == ("Mon titre", "le-titre")

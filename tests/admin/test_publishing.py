"""Publishing from the desk: `services` decide, the form tells."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from articles import services
from articles.models import Article, Byline
from portal.core.publishing import Status
from tests.admin.forms import add_row, admin_url, fields_of, messages_of
from tests.factories import (
    FUTURE,
    PAST,
    ArticleFactory,
    ArticleTypeFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db

ADD, LIST = admin_url(Article, "add"), admin_url(Article, "changelist")


def change_url(article):
    return admin_url(Article, "change", article.pk)


def draft(**fields):
    return ArticleFactory(status=Status.DRAFT, **({"published_at": None} | fields))


def edit(desk, article, **changes):
    posted = fields_of(desk.get(change_url(article)), "article_form")
    return desk.post(change_url(article), posted | changes, follow=True)


def test_the_status_publishes_now_and_says_where(desk, editor):
    article = draft()

    response = edit(desk, article, status="published")

    article.refresh_from_db()
    assert article.is_published
    assert article.number
    assert abs(article.published_at - timezone.now()) < timedelta(seconds=30)
    assert f'<a href="{article.get_absolute_url()}">Voir sur le site</a>' in messages_of(response)


def test_the_button_publishes_a_new_article_at_once(desk):
    article_type = ArticleTypeFactory()
    posted = fields_of(desk.get(ADD), "article_form")
    add_row(posted, "articles_richtext_set", text="<p>Du texte.</p>", region="body", ordering=10)

    desk.post(ADD, posted | {"title": "Tout de suite", "type": article_type.pk, "_publish": "1"})

    assert Article.objects.get().is_published


def test_an_incomplete_article_is_not_published_and_loses_nothing(desk):
    posted = fields_of(desk.get(ADD), "article_form")
    typed = {"title": "Sans rien", "dateline": "Paris", "status": "published"}

    response = desk.post(ADD, posted | typed, follow=True)

    article = Article.objects.get()
    assert (article.status, article.number, article.published_at) == (Status.DRAFT, None, None)
    assert article.dateline == "Paris"
    assert response.request["PATH_INFO"] == change_url(article)
    text = messages_of(response)
    assert "Le type d’article manque." in text
    assert 'href="#id_type"' in text
    assert "L’article est vide" in text
    assert 'href="#id_standfirst"' in text


def test_a_refusal_names_each_quote_without_speaker(desk):
    article = draft(blocks=[quote_block("Qui a dit cela", region="body")])

    response = edit(desk, article, status="published")

    assert "Qui a dit cela" in messages_of(response)
    assert 'data-field="articles_quote_set"' in messages_of(response)
    article.refresh_from_db()
    assert article.status == Status.DRAFT


def test_a_refused_publication_does_not_fix_the_date_of_the_next_one(desk):
    article = draft(type=None)
    edit(desk, article, status="published")

    article.refresh_from_db()
    assert article.published_at is None


def test_what_is_advisable_is_a_warning_and_stops_nothing(desk):
    response = edit(desk, draft(), status="published")

    assert "L’article n’a pas de rubrique." in messages_of(response)
    assert Article.objects.published().exists()


def test_a_complete_article_is_published_without_warning(desk):
    response = edit(desk, draft(rubrique=RubriqueFactory(), tags=[TagFactory()]), status="published")

    assert [message.level_tag for message in response.context["messages"]] == ["success"]


def test_a_date_to_come_schedules(desk):
    article = draft()
    year = timezone.localdate().year + 2

    response = edit(desk, article, status="published", published_at_0=f"01/01/{year}", published_at_1="08:00:00")

    article.refresh_from_db()
    assert article.state_label == "programmé"
    assert f"1er janvier {year} à 08 h 00" in messages_of(response)
    assert "Programmé pour le" in history_of(article)


def test_what_has_a_date_to_come_is_published_now_in_one_click_with_what_was_typed(desk):
    article = draft()
    now_button = "Publier maintenant"
    year = timezone.localdate().year + 2
    assert now_button not in desk.get(change_url(article)).content.decode()
    edit(desk, article, status="published", published_at_0=f"01/01/{year}", published_at_1="08:00:00")
    assert now_button in desk.get(change_url(article)).content.decode()

    response = edit(desk, article, _publish_now="1", standfirst="Un chapô de dernière minute.")

    article.refresh_from_db()
    assert article.is_published
    assert article.standfirst == "Un chapô de dernière minute."
    assert "est en ligne sous le n°" in messages_of(response)
    assert "Publié sous le n°" in history_of(article)
    assert now_button not in desk.get(change_url(article)).content.decode()


def history_of(article):
    return " ".join(LogEntry.objects.filter(object_id=article.pk).values_list("change_message", flat=True))


def test_the_history_says_what_became_of_the_article(desk):
    article = draft()

    for status, said in (
        ("published", "Publié sous le n°"),
        ("withdrawn", "Retiré."),
        ("draft", "Remis en brouillon."),
        ("review", "Mis en relecture."),
    ):
        edit(desk, article, status=status)
        assert said in history_of(article)

    before = LogEntry.objects.count()
    edit(desk, article, status="review")
    assert LogEntry.objects.count() == before + 1


def test_publish_now_brings_a_date_to_come_to_now_and_keeps_a_past_one(desk):
    scheduled, backdated = ArticleFactory(published_at=FUTURE), draft(published_at=PAST)

    desk.post(LIST, {"action": "publish_now", "_selected_action": [scheduled.pk, backdated.pk]})

    scheduled.refresh_from_db()
    backdated.refresh_from_db()
    assert abs(scheduled.published_at - timezone.now()) < timedelta(seconds=30)
    assert backdated.published_at == PAST
    assert "Publié sous le n°" in history_of(scheduled)


def test_somebody_who_waits_with_an_article_waits_no_more_once_it_is_a_draft_again(desk):
    person = PersonFactory(status=Status.DRAFT, published_at=None)
    article = ArticleFactory(published_at=FUTURE, blocks=[quote_block("Des mots", speaker=person)])
    person.refresh_from_db()
    assert person.is_scheduled

    edit(desk, article, status="draft")

    person.refresh_from_db()
    assert (person.status, person.published_at) == (Status.DRAFT, None)


def test_an_emptied_address_of_a_published_article_is_made_again_from_its_title(desk):
    article = ArticleFactory(title="Un titre")

    edit(desk, article, slug="", title="Un autre titre")

    article.refresh_from_db()
    assert article.slug == "un-autre-titre"


def test_a_draft_may_have_no_address(desk):
    article = draft()
    edit(desk, article, slug="")
    article.refresh_from_db()
    assert article.slug == ""


def test_links_to_articles_that_do_not_exist_are_named(desk):
    article = ArticleFactory(blocks=[text_block('<p>Lire <a href="/n/99999/">ici</a>.</p>')])

    assert "Liens vers des articles introuvables\u00a0: n°\u00a099999." in messages_of(edit(desk, article))


def test_advice_leads_to_the_form_from_wherever_it_is_read(desk):
    article = draft()

    response = edit(desk, article, _publish="1")

    assert response.request["PATH_INFO"] == LIST
    assert f'href="{change_url(article)}#id_rubrique"' in messages_of(response)


def test_a_new_draft_comes_first_in_the_list(desk):
    ArticleFactory(title="Parue")
    draft(title="Nouvelle")

    rows = desk.get(LIST).context["cl"].result_list
    assert [row.title for row in rows] == ["Nouvelle", "Parue"]


def test_the_form_shows_the_state_that_the_status_alone_does_not_say(desk):
    page = desk.get(change_url(ArticleFactory(published_at=FUTURE))).content.decode()

    assert "state--scheduled" in page
    assert "programmé" in page


def test_back_to_draft_is_allowed_with_a_warning(desk):
    article = ArticleFactory()

    response = edit(desk, article, status="draft")

    article.refresh_from_db()
    assert article.status == Status.DRAFT
    assert article.number
    assert "n’est plus en ligne" in messages_of(response)


def test_withdrawing_keeps_the_number(desk):
    article = ArticleFactory()

    edit(desk, article, status="withdrawn")

    assert (Article.objects.get().status, Article.objects.get().number) == (Status.WITHDRAWN, article.number)


def test_a_draft_cannot_be_withdrawn(desk):
    article = draft()

    response = edit(desk, article, status="withdrawn")

    assert "Seul un article déjà publié peut être retiré." in response.content.decode()


def test_a_live_article_that_becomes_incomplete_stays_online_and_says_so(desk):
    article = ArticleFactory()

    response = edit(desk, article, type="")

    assert Article.objects.published().filter(pk=article.pk).exists()
    assert "reste en ligne" in messages_of(response)


def test_a_draft_person_quoted_in_a_live_article_becomes_public_at_the_next_save(desk):
    article = ArticleFactory(blocks=[text_block("<p>Texte.</p>")])
    person = PersonFactory(status=Status.DRAFT, published_at=None)
    posted = fields_of(desk.get(change_url(article)), "article_form")
    words = {"text_as_printed": "Des mots", "kind": "integrale", "speaker": person.pk}
    add_row(posted, "articles_quote_set", region="body", ordering=20, **words)

    desk.post(change_url(article), posted)

    person.refresh_from_db()
    assert person.is_published


def test_the_list_publishes_what_is_ready_and_says_what_is_not(desk):
    ready, empty = draft(title="Prêt"), draft(title="Vide", standfirst="")

    response = desk.post(LIST, {"action": "publish_now", "_selected_action": [ready.pk, empty.pk]}, follow=True)

    ready.refresh_from_db()
    empty.refresh_from_db()
    assert (ready.status, empty.status) == (Status.PUBLISHED, Status.DRAFT)
    text = messages_of(response)
    assert "«\u00a0Prêt\u00a0» est en ligne" in text
    assert "«\u00a0Vide\u00a0» n’est pas publié" in text
    assert f'href="{change_url(empty)}#id_standfirst"' in text


def test_the_list_withdraws(desk):
    article = ArticleFactory()

    desk.post(LIST, {"action": "withdraw", "_selected_action": [article.pk, draft().pk]})

    article.refresh_from_db()
    assert article.is_withdrawn


def test_states_are_filtered_and_named(desk):
    ArticleFactory(title="En ligne")
    ArticleFactory(title="Bientôt", published_at=FUTURE)
    draft(title="En cours")

    for state, title in (("published", "En ligne"), ("scheduled", "Bientôt"), ("draft", "En cours")):
        rows = desk.get(LIST, {"etat": state}).context["cl"].result_list
        assert [row.title for row in rows] == [title]
    assert "state--scheduled" in desk.get(LIST).content.decode()


def test_the_list_is_searched_by_word_and_by_number(desk):
    article = ArticleFactory(title="Une levée de fonds", blocks=[text_block("<p>Un ultrason rare.</p>")])
    ArticleFactory(title="Autre chose")

    for wanted in ("levée", "ultrason", str(article.number), f"n° {article.number}"):
        assert article in desk.get(LIST, {"q": wanted}).context["cl"].result_list


def test_the_list_shows_who_signs(desk):
    Byline.objects.create(article=ArticleFactory(), person=PersonFactory(given_name="Camille", family_name="Boivin"))

    assert "Camille Boivin" in desk.get(LIST).content.decode()


def test_the_preview_shows_a_draft_to_the_desk_alone(desk, client):
    article = draft(title="Pas encore paru", blocks=[text_block("<p>Le corps du brouillon.</p>")])
    services.refresh(article)
    address = admin_url(Article, "preview", article.pk)

    page = desk.get(address)

    assert page.status_code == 200
    assert "Le corps du brouillon." in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex, follow">' in page.content.decode()
    assert "canonical" not in page.content.decode()
    client.logout()
    assert client.get(address).status_code == 302


def test_the_preview_needs_the_right_to_see_articles(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("autre", password="x", is_staff=True))

    assert client.get(admin_url(Article, "preview", draft().pk)).status_code == 403


def test_a_published_article_cannot_be_deleted_and_a_draft_can_with_its_quotes(desk):
    live, unfinished = ArticleFactory(), draft(blocks=[quote_block("Des mots")])

    assert desk.post(admin_url(Article, "delete", live.pk), {"post": "yes"}).status_code == 403
    assert desk.post(admin_url(Article, "delete", unfinished.pk), {"post": "yes"}).status_code == 302
    assert list(Article.objects.all()) == [live]
    assert live.published_at == PAST


def test_marks_of_a_title_become_inner_ones(desk):
    article = draft(title="« Nous ferons mieux »")
    response = desk.post(LIST, {"action": "publish_now", "_selected_action": [article.pk]}, follow=True)
    assert "«\u00a0“Nous ferons mieux”\u00a0» est en ligne" in messages_of(response)

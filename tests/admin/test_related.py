"""« À lire » on the desk: why each article is there, what other themes would change, and a click to pin or to ban."""

import html5lib
import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from articles.models import Article, EventSeries, Feature, FeatureCount, Profile, Recommendation, RelatedArticle, Tag
from articles.recommendations import related
from portal.core.publishing import Status
from tests.admin.forms import admin_url, fields_of
from tests.factories import ArticleFactory, EventFactory, PersonFactory, TagFactory, quote_block

pytestmark = pytest.mark.django_db


def _panel_url(article):
    return admin_url(Article, "related", article.pk)


def _form(desk, article):
    return fields_of(desk.get(admin_url(Article, "change", article.pk)), "article_form")


def _listed(response):
    return [entry.article for entry in response.context["explanation"].entries]


def _words(response):
    root = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return " ".join("".join(root.itertext()).split())  # which makes one space of any


@pytest.fixture
def person():
    return PersonFactory(given_name="Aude", family_name="Verdurin", gender="f")


def test_the_form_shows_the_list_and_the_terms_of_each_score(desk, person):
    article, other = (
        ArticleFactory(tags=["entrepôts"], blocks=[quote_block("Dit.", speaker=person)]) for _ in range(2)
    )
    response = desk.get(admin_url(Article, "change", article.pk))
    words = _words(response)
    assert other.title in words
    # Two articles, all with both features: 1.3 and 1 times log(1 + 2/2).
    assert "Même intervenante : Aude Verdurin +0,90 (partagé par 2 articles)" in words
    assert "Thème rare : entrepôts +0,69 (partagé par 2 articles)" in words
    assert "Score 1,59." in words
    assert "Les lecteurs lisent : Même intervenante : Aude Verdurin ; Thème rare : entrepôts." in words


def test_a_term_too_common_to_be_said_is_told_as_such(desk):
    ArticleFactory.create_batch(11, tags=["partout"])
    words = _words(desk.get(_panel_url(ArticleFactory(tags=["partout"]))))
    assert "trop commun pour être une raison" in words
    assert "Les lecteurs ne lisent aucune raison." in words


def test_other_themes_in_the_form_change_the_list_and_nothing_is_saved(desk):
    article, former, new = ArticleFactory(tags=["un"]), ArticleFactory(tags=["un"]), ArticleFactory(tags=["deux"])
    ArticleFactory.create_batch(5, tags=["trois"])
    posted = _form(desk, article) | {"tags": [str(Tag.objects.get(name="deux").pk)]}
    response = desk.post(_panel_url(article), posted)
    assert _listed(response)[0] == new
    assert response.context["explanation"].entries[0].is_new
    assert former in response.context["explanation"].lost
    assert "avant tout enregistrement" in _words(response)
    assert [tag.name for tag in article.tags.all()] == ["un"]
    assert related(Article.objects.get(pk=article.pk))[0].article == former


def test_another_event_in_the_form_changes_the_list(desk):
    series = EventSeries.objects.create(name="Rendez-vous")
    held, wanted, edition = EventFactory(), EventFactory(series=series), EventFactory(series=series)
    article, same = ArticleFactory(event=held), ArticleFactory(event=held)
    there, of_series = ArticleFactory(event=wanted), ArticleFactory(event=edition)
    response = desk.post(_panel_url(article), _form(desk, article) | {"event": str(wanted.pk)})
    assert _listed(response)[:2] == [there, of_series]
    assert not next(entry for entry in response.context["explanation"].entries if entry.article == same).terms


def test_the_list_of_a_draft_is_that_which_it_would_have(desk):
    article = ArticleFactory(tags=["un"], status=Status.DRAFT, published_at=None)
    other = ArticleFactory(tags=["un"])
    response = desk.get(_panel_url(article))
    assert _listed(response) == [other]
    assert response.context["explanation"].entries[0].terms


def test_the_list_of_a_draft_offers_nothing_that_a_partner_paid_for(desk):
    article = ArticleFactory(tags=["un"], status=Status.DRAFT, published_at=None)
    ArticleFactory(tags=["un"], partner="Institut des Embruns")
    assert _listed(desk.get(_panel_url(article))) == []


@pytest.mark.parametrize("fields", [{"status": Status.DRAFT}, {"status": Status.WITHDRAWN}])
def test_what_is_not_public_is_not_in_the_list(desk, fields):
    article = ArticleFactory(tags=["un"])
    ArticleFactory(tags=["un"], **fields)
    assert _listed(desk.get(_panel_url(article))) == []


@pytest.mark.parametrize(("button", "choice", "words"), [("_pin", "pin", "toujours"), ("_ban", "ban", "jamais")])
def test_one_click_pins_or_bans_and_the_history_says_so(desk, editor, button, choice, words):
    article, other = ArticleFactory(tags=["un"]), ArticleFactory(title="L’autre article", tags=["un"])
    response = desk.post(_panel_url(article), _form(desk, article) | {button: str(other.pk)})
    assert Recommendation.objects.get(article=article, target=other).choice == choice
    entry = LogEntry.objects.get(user=editor)
    assert words in entry.get_change_message()
    assert "L’autre article" in entry.get_change_message()
    assert " ".join(entry.get_change_message().split()) in _words(response)
    assert (other in _listed(response)) == (choice == "pin")


def test_a_choice_may_be_taken_back(desk):
    article, other = ArticleFactory(), ArticleFactory()
    Recommendation.objects.create(article=article, target=other, choice="ban")
    desk.post(_panel_url(article), _form(desk, article) | {"_leave": str(other.pk)})
    assert not article.recommendations.exists()


def test_the_last_click_wins(desk):
    article, other = ArticleFactory(), ArticleFactory()
    for button in ("_pin", "_ban"):
        desk.post(_panel_url(article), {button: str(other.pk)})
    assert article.recommendations.get().choice == "ban"


@pytest.mark.parametrize(
    "posted", [{"tags": ["x", "-1", "9" * 30]}, {"event": "²"}, {"event": "9" * 30}, {"_pin": "x"}, {"_pin": ""}]
)
def test_odd_values_are_taken_for_none(desk, posted):
    article = ArticleFactory(tags=[TagFactory()])
    assert desk.post(_panel_url(article), posted).status_code == 200
    assert not article.recommendations.exists()


def test_an_unknown_article_or_target_is_not_found(desk):
    article = ArticleFactory()
    assert desk.post(_panel_url(article), {"_pin": "999999"}).status_code == 404
    assert desk.post(_panel_url(article), {"_pin": str(article.pk)}).status_code == 404
    assert desk.get(admin_url(Article, "related", 999_999)).status_code == 404


def test_who_may_not_change_articles_sees_and_changes_nothing(client, django_user_model):
    article, other = ArticleFactory(), ArticleFactory()
    reader = django_user_model.objects.create_user("lecteur", password="mot-de-passe-d-essai", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    assert client.get(_panel_url(article)).status_code == 403
    assert client.post(_panel_url(article), {"_ban": str(other.pk)}).status_code == 403
    assert not article.recommendations.exists()
    assert b"related-panel" not in client.get(admin_url(Article, "change", article.pk)).content


def test_the_panel_alone_is_answered_to_the_form(desk):
    article = ArticleFactory()
    response = desk.post(_panel_url(article), {}, headers={"X-Fragment": "1"})
    assert b"<html" not in response.content
    assert b"<html" in desk.post(_panel_url(article), {}).content


def test_the_enter_key_still_saves(desk):
    """A browser presses the first button of a form: none of the panel’s comes before those that save."""
    page = desk.get(admin_url(Article, "change", ArticleFactory().pk)).content.decode()
    assert page.index('name="_save"') < page.index("data-related")


def _posted(article, others, choice):
    """The form of an article that has a saved choice for each of `others`."""
    for rank, other in enumerate(others):
        Recommendation.objects.create(article=article, target=other, choice=choice, ordering=10 * rank)


def _choices(article):
    return dict(article.recommendations.values_list("target__title", "choice"))


def test_what_the_panel_takes_away_does_not_come_back_with_the_form(desk):
    article, kept, left = ArticleFactory(), ArticleFactory(title="Gardé"), ArticleFactory(title="Laissé")
    _posted(article, [left, kept], Recommendation.Choice.PIN)
    posted = _form(desk, article)
    desk.post(_panel_url(article), {"_leave": str(left.pk)})

    response = desk.post(admin_url(Article, "change", article.pk), posted | {"title": "Autre titre"})

    assert response.status_code == 302
    assert _choices(article) == {"Gardé": "pin"}
    article.refresh_from_db()
    assert article.title == "Autre titre"


def test_what_the_panel_changes_is_not_changed_back_by_the_form(desk):
    article, other = ArticleFactory(), ArticleFactory(title="Autre")
    _posted(article, [other], Recommendation.Choice.PIN)
    posted = _form(desk, article)
    desk.post(_panel_url(article), {"_ban": str(other.pk)})

    desk.post(admin_url(Article, "change", article.pk), posted)

    assert _choices(article) == {"Autre": "ban"}


def test_a_choice_changed_in_the_form_and_taken_away_beside_it_is_told_and_kept(desk):
    article, other = ArticleFactory(), ArticleFactory(title="Autre")
    _posted(article, [other], Recommendation.Choice.PIN)
    posted = _form(desk, article)
    (name,) = [name for name in posted if name.startswith("recommendations-") and name.endswith("-choice")]
    desk.post(_panel_url(article), {"_leave": str(other.pk)})

    refused = desk.post(admin_url(Article, "change", article.pk), posted | {name: "ban"})

    assert "Supprimé entre-temps" in refused.content.decode()
    desk.post(admin_url(Article, "change", article.pk), fields_of(refused, "article_form"))
    assert _choices(article) == {"Autre": "ban"}


def test_a_choice_is_still_changed_in_the_form(desk):
    article, other = ArticleFactory(), ArticleFactory(title="Autre")
    _posted(article, [other], Recommendation.Choice.PIN)
    posted = _form(desk, article)
    (name,) = [name for name in posted if name.startswith("recommendations-") and name.endswith("-choice")]
    desk.post(admin_url(Article, "change", article.pk), posted | {name: "ban"})
    assert _choices(article) == {"Autre": "ban"}


def test_the_form_opens_before_the_lists_are_written(desk):
    """After an update of the site, until `rebuild_related` has run."""
    article, other = ArticleFactory(tags=["rare"]), ArticleFactory(tags=["rare"])
    for model in (RelatedArticle, Profile, Feature, FeatureCount):
        model.objects.all().delete()
    response = desk.get(admin_url(Article, "change", article.pk))
    assert response.status_code == 200
    assert other.title in _words(response)
    assert desk.post(_panel_url(article), _form(desk, article)).status_code == 200

"""What a save tells: one sentence of what happened, with the way to the page, then what waits. No fact twice."""

import pytest

from articles.models import Article, Quote, Tag
from people.models import Person
from portal.core.publishing import Status
from tests.admin.forms import admin_url, fields_of
from tests.factories import (
    ArticleFactory,
    ImageFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db


def told_after(desk, record, button="_continue", **changes):
    """The notices of the page that follows a save, in plain words."""
    url = admin_url(type(record), "change", record.pk)
    posted = fields_of(desk.get(url), f"{record._meta.model_name}_form") | changes | {button: "1"}
    response = desk.post(url, posted, follow=True)
    return [str(message).replace("\u00a0", " ") for message in response.context["messages"]]


def complete():
    """A live article that lacks nothing."""
    blocks = [text_block("<p>Un mot.</p>")]
    return ArticleFactory(title="Le registre", rubrique=RubriqueFactory(), tags=[TagFactory()], blocks=blocks)


def test_saving_a_live_article_is_told_in_one_sentence_that_leads_to_its_page(desk):
    article = complete()
    (told,) = told_after(desk, article, standfirst="Un chapô.")
    assert (
        told == f'« Le registre » est à jour sur le site. <a href="{article.get_absolute_url()}">Voir sur le site</a>'
    )


def test_who_goes_back_to_the_list_is_led_to_the_form_by_the_name_of_what_was_saved(desk):
    article = complete()
    (told,) = told_after(desk, article, "_save")
    assert f'<a href="{admin_url(Article, "change", article.pk)}">« Le registre »</a>' in told


def test_all_that_waits_after_a_save_stands_in_one_list(desk):
    PersonFactory(given_name="Maud", family_name="Trividic")
    text = "<p>« La mer monte plus vite que prévu ici », explique Maud Trividic. [Voir](/articles/99999/).</p>"
    article = ArticleFactory(title="Le registre", rubrique=None, blocks=[text_block(text)])
    happened, waiting = told_after(desk, article)
    assert "est à jour sur le site" in happened
    assert waiting.startswith("À voir : <ul><li>")
    for words in ("Examiner les citations", "Examiner les liens", "À compléter si vous le pouvez"):
        assert waiting.count(words) == 1


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.DRAFT, "Brouillon enregistré : « Le registre »."),
        (Status.REVIEW, "Enregistré, toujours à relire : « Le registre »."),
        (Status.WITHDRAWN, "Enregistré : « Le registre »."),
    ],
)
def test_an_article_that_readers_do_not_have_says_its_state_and_leads_nowhere(desk, status, said):
    article = ArticleFactory(title="Le registre", status=status, published_at=None)
    told = told_after(desk, article, standfirst="Un chapô.")
    assert told[0].strip() == said


@pytest.mark.parametrize("button", ["_review", "_publish"])
def test_a_change_of_state_is_told_once(desk, button):
    article = ArticleFactory(title="Le registre", status=Status.DRAFT, published_at=None)
    told = " ".join(told_after(desk, article, button))
    assert "nregistré :" not in told
    assert told.count("Le registre") == 1


def test_records_and_quotes_say_what_was_saved_and_where_it_is_read(desk):
    person, tag = PersonFactory(given_name="Maud", family_name="Trividic"), TagFactory(name="entrepôts")
    (told,) = told_after(desk, person)
    assert told == f'Enregistré : Maud Trividic. <a href="{person.get_absolute_url()}">Voir sur le site</a>'
    assert len(told_after(desk, tag)) == 1
    article = ArticleFactory(blocks=[quote_block("Des mots dits", speaker=person)])
    quote = Quote.objects.get()
    (told,) = told_after(desk, quote)
    assert "Enregistré : « Des mots dits »." in told
    assert f'<a href="{admin_url(Article, "change", article.pk)}">Ouvrir l’article</a>' in told


def test_a_legend_that_ends_with_a_point_has_one(desk):
    image = ImageFactory(caption="Une salle.", alt="Une salle vide")
    assert told_after(desk, image)[0].strip() == "Enregistré : Une salle."


def test_what_is_deleted_is_told_without_a_gender(desk):
    tag = TagFactory(name="entrepôts")
    told = desk.post(admin_url(Tag, "delete", tag.pk), {"post": "yes"}, follow=True).context["messages"]
    assert [str(message).replace("\u00a0", " ") for message in told] == ["Supprimé : entrepôts."]


def test_a_record_made_in_a_small_window_leaves_no_sentence_behind(desk):
    url = admin_url(Person, "add")
    posted = fields_of(desk.get(url), "person_form") | {"family_name": "Trividic", "_popup": "1"}
    desk.post(url, posted)
    assert Person.objects.exists()
    assert not [str(one) for one in desk.get(admin_url(Person, "changelist")).context["messages"]]

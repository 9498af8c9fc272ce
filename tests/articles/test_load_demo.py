"""The demonstration content: complete, true to its own rules, and safe to load again."""

import io
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, Q

from articles.demo import documents, pictures
from articles.demo.loader import ALL_ARTICLES, ALL_ORGANISATIONS, ALL_PEOPLE
from articles.demo.markup import to_html
from articles.demo.schema import Day, Said
from articles.models import (
    Article,
    ArticleType,
    Attachment,
    Box,
    CrossReference,
    DirectoryEntry,
    Dossier,
    DossierEntry,
    Event,
    EventResource,
    Figure,
    GlossaryTerm,
    Intervention,
    Mention,
    Quote,
    Recommendation,
    Reference,
    Rubrique,
    Tag,
    TagSynonym,
)
from articles.services import publication_gaps, refresh
from organisations.models import Organisation, OrganisationName, OrganisationRelation
from people.models import Affiliation, Person, PersonName
from portal.core.approximate_dates import Precision
from portal.media.models import Document, Image
from portal.media.validators import validate_document, validate_image

COUNTED = (
    *(Article, ArticleType, Rubrique, Attachment, Box, CrossReference, DirectoryEntry, Event, Figure, GlossaryTerm),
    *(Intervention, Mention, Quote, Recommendation, Reference, Tag, TagSynonym, Organisation, OrganisationName),
    *(OrganisationRelation, Affiliation, Person, PersonName, Document, Image, Dossier, DossierEntry, EventResource),
)
INVENTED = {data.name for data in ALL_PEOPLE if data.is_fictitious}
VERBATIM = {Quote.Kind.FULL, Quote.Kind.PARTIAL, Quote.Kind.TITLE}


@pytest.fixture
def demo(db):
    call_command("load_demo", stdout=io.StringIO())


@pytest.fixture(scope="class")
def shared_demo(django_db_setup, django_db_blocker):
    """The demonstration loaded once for a class whose tests only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=io.StringIO())
        yield
        transaction.set_rollback(True)


def snapshot():
    return {model.__name__: model.objects.count() for model in COUNTED} | {
        "modified": list(Article.objects.order_by("pk").values_list("slug", "number", "modified_at")),
        "bodies": list(Article.objects.order_by("pk").values_list("body_html", flat=True)),
    }


@pytest.mark.usefixtures("demo")
class TestLoading:
    def test_an_empty_database_receives_every_article_of_the_data(self):
        assert Article.objects.published().count() == len(ALL_ARTICLES)
        assert set(Article.objects.values_list("slug", flat=True)) == {data.key for data in ALL_ARTICLES}

    def test_loading_again_changes_nothing(self):
        before = snapshot()

        call_command("load_demo", stdout=io.StringIO())

        assert snapshot() == before

    def test_an_editor_s_changes_survive_a_second_loading(self):
        article = Article.objects.get(slug="comprendre-l-entrepot-de-donnees-de-sante")
        Article.objects.filter(pk=article.pk).update(title="Titre changé")
        Organisation.objects.filter(name="Inserm").update(website="https://example.org")

        call_command("load_demo", stdout=io.StringIO())

        article.refresh_from_db()
        assert article.title == "Titre changé"
        assert Organisation.objects.get(name="Inserm").website == "https://example.org"
        assert Article.objects.count() == len(ALL_ARTICLES)

    def test_numbers_grow_with_dates(self):
        numbers = list(Article.objects.order_by("published_at").values_list("number", flat=True))
        assert numbers == sorted(numbers)

    def test_no_account_is_made_unless_asked_for(self):
        assert not get_user_model().objects.exists()


@pytest.mark.django_db
class TestAccount:
    def test_the_editor_may_write_but_is_not_a_superuser(self):
        call_command("load_demo", "--with-account", stdout=io.StringIO())

        editor = get_user_model().objects.get(username="redaction")
        assert editor.check_password("la-vigie-demo")
        assert editor.is_staff
        assert not editor.is_superuser
        assert editor.has_perms(["articles.change_article", "people.add_person", "organisations.change_organisation"])
        assert editor.has_perms(["media.add_image", "redirects.add_redirect"])
        assert not editor.has_perm("auth.change_user")

    def test_an_existing_password_is_never_reset(self):
        get_user_model().objects.create_user("redaction", password="un-autre-mot-de-passe")

        call_command("load_demo", "--with-account", stdout=io.StringIO())

        editor = get_user_model().objects.get(username="redaction")
        assert editor.check_password("un-autre-mot-de-passe")


@pytest.mark.usefixtures("shared_demo")
class TestTruth:
    def test_no_real_person_is_quoted_word_for_word(self):
        verbatim = Quote.objects.filter(kind__in=VERBATIM)
        speakers = {quote.speaker.name for quote in verbatim.exclude(speaker=None)}
        speakers |= {person.name for quote in verbatim for person in quote.co_speakers.all()}

        assert speakers
        assert speakers <= INVENTED

    def test_reported_speech_is_never_displayed_as_a_quote(self):
        assert not Quote.objects.filter(kind=Quote.Kind.INDIRECT).exclude(region="noted").exists()

    def test_no_real_person_s_words_stand_between_quotation_marks(self):
        for quote in Quote.objects.filter(kind=Quote.Kind.INDIRECT):
            before = quote.parent.body_text.split(quote.text_as_printed)[0]
            assert before.count("«") == before.count("»"), quote

    def test_verbatim_words_without_speaker_come_from_a_named_text(self):
        for quote in Quote.objects.filter(kind__in=VERBATIM, speaker=None):
            assert quote.organisation
            assert quote.speaker_label
            assert quote.source_url.startswith("https://")
            assert quote.provenance == Quote.Provenance.WRITTEN

    def test_fiction_says_so_in_its_title_and_standfirst(self):
        pieces = Article.objects.filter(articles_quote_set__speaker__in=_invented_people()).distinct()
        assert pieces
        for article in pieces:
            assert "Fiction" in article.title
            assert "fictifs" in article.standfirst
            assert article.tags.filter(name="Démonstration (fiction)").exists()

    def test_invented_people_and_organisations_say_so_on_their_page(self):
        for person in _invented_people():
            assert "fictif" in person.biography or "démonstration" in person.biography
        for data in ALL_ORGANISATIONS:
            if data.is_fictitious:
                assert "fictive" in data.name

    def test_only_invented_people_have_a_portrait(self):
        assert {person.name for person in Person.objects.exclude(portrait=None)} <= INVENTED


def _invented_people():
    return [person for person in Person.objects.all() if person.name in INVENTED]


@pytest.mark.usefixtures("shared_demo")
class TestCompleteness:
    def test_every_rubrique_and_type_has_a_published_article(self):
        published = Count("articles", filter=Q(articles__status="published"))
        for model in (Rubrique, ArticleType):
            assert not model.objects.annotate(published=published).filter(published=0).exists()

    def test_every_person_organisation_and_event_is_published(self):
        for model in (Person, Organisation, Event, Dossier):
            assert model.objects.published().count() == model.objects.count() > 0

    def test_every_noted_quote_is_found_in_its_text(self):
        for article in Article.objects.all():
            assert refresh(article).missing_quotes == [], article.title

    def test_every_link_between_articles_leads_to_a_public_one(self):
        for article in Article.objects.all():
            assert refresh(article).unresolved_numbers == set(), article.title
        assert CrossReference.objects.exists()

    def test_nothing_that_a_published_article_should_have_is_missing(self):
        assert [gap for article in Article.objects.all() for gap in publication_gaps(article)] == []

    def test_standfirsts_stay_under_three_hundred_characters(self):
        assert [article.title for article in Article.objects.all() if len(article.standfirst) > 300] == []

    def test_themes_are_used_from_once_to_often(self):
        uses = [tag.uses for tag in Tag.objects.annotate(uses=Count("tagged"))]
        assert min(uses) == 1
        assert max(uses) >= 8

    def test_every_kind_of_block_list_and_date_has_an_example(self):
        for model in (Attachment, Box, Figure, Intervention, DirectoryEntry, Recommendation, Mention, GlossaryTerm):
            assert model.objects.exists(), model
        assert Figure.objects.filter(placement=Figure.Placement.IN_LIST).exists()
        assert set(Affiliation.objects.values_list("start_precision", flat=True)) == set(Precision.values)
        assert set(Reference.objects.values_list("list", flat=True)) >= {"articles", "ressources"}
        assert {"pin", "ban"} == set(Recommendation.objects.values_list("choice", flat=True))
        assert {"accepted", "suggested"} <= set(Mention.objects.values_list("state", flat=True))

    def test_an_article_has_a_long_outline_and_another_several_signatures(self):
        assert max(len(article.outline) for article in Article.objects.all()) >= 4
        assert Article.objects.annotate(signatures=Count("bylines")).filter(signatures=2).exists()

    def test_pages_with_little_to_say_exist_too(self):
        assert Person.objects.filter(portrait=None, biography="").exists()
        assert Organisation.objects.filter(description="").exists()


@pytest.mark.parametrize("data", pictures.PICTURES, ids=lambda data: data.key)
def test_pictures_are_valid_and_light(data):
    file = SimpleUploadedFile(f"{data.key}.jpg", pictures.draw(data.key))
    validate_image(file)
    assert file.size < 200_000
    assert data.alt


@pytest.mark.parametrize("data", documents.DOCUMENTS, ids=lambda data: data.key)
def test_documents_are_what_their_names_say(data):
    validate_document(SimpleUploadedFile(f"{data.key}{data.suffix}", documents.write(data.key)))


def test_the_pdf_s_table_of_positions_is_exact():
    pdf = documents.write("reperes-entrepot")
    positions = [int(found) for found in re.findall(rb"(\d{10}) 00000 n", pdf)]
    assert [pdf[position:].split(b" ", 1)[0] for position in positions] == [b"1", b"2", b"3", b"4", b"5", b"6"]
    assert pdf[int(re.search(rb"startxref\n(\d+)", pdf)[1]) :].startswith(b"xref")


def test_the_markup_makes_paragraphs_headings_lists_and_links():
    html = to_html("## Titre\n\nUn [[cle|lien]]\nlong.\n\n- un\n- deux\n  - dedans\n- trois", {"cle": 7}.get)
    assert html == (
        '<h2>Titre</h2><p>Un <a href="/n/7/">lien</a> long.</p>'
        "<ul><li><p>un</p></li><li><p>deux</p><ul><li><p>dedans</p></li></ul></li><li><p>trois</p></li></ul>"
    )


@pytest.mark.parametrize(("text", "precision"), [("2021", "year"), ("2021-03", "month"), ("2021-03-19", "day")])
def test_a_day_is_as_precise_as_it_is_written(text, precision):
    assert Day(text).precision == precision


def test_every_speaker_of_the_data_is_known():
    keys = {data.key for data in ALL_PEOPLE}
    quotes = [block for data in ALL_ARTICLES for block in (*data.blocks, *data.noted) if isinstance(block, Said)]
    assert {quote.speaker for quote in quotes} - {""} <= keys

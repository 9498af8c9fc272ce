from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article, Event, Quote, Reference
from organisations.models import Organisation, OrganisationRelation
from people.models import Person
from tests.articles.importing.paths import MIND

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db):
    call_command("import_article", str(MIND), "--publish", verbosity=0)
    return Article.objects.get()


def test_the_head_gives_rubrique_type_standfirst_bylines_and_both_stamps(article):
    assert article.title == "La Journée Données d’Armor 2023 en 3 paroles"
    assert (article.rubrique.name, article.type.name, article.type.plural_name) == (
        "Hôpital",
        "Actualité",
        "Actualités",
    )
    assert article.standfirst.endswith("Morceaux choisis.")
    assert [byline.person.name for byline in article.bylines.all()] == ["Odile Kerbrat", "Jean-Yves Le Dantec"]
    assert (article.stamp, article.updated_stamp) == ("15 mars 2023 à 09h05", "2 juin 2023 à 18h30")
    assert article.is_published


def test_each_pair_of_speaker_line_and_quotation_is_a_figure_with_the_line_verbatim(article):
    quotes = list(Quote.objects.filter(parent=article, region="body").order_by("ordering"))
    source = MIND.read_text()
    assert [quote.speaker.family_name for quote in quotes] == ["Quéméneur", "Vauclin", "Lestrange"]
    assert all(quote.speaker_label in source for quote in quotes)
    assert {quote.kind for quote in quotes} == {Quote.Kind.FULL}
    assert sum(quote.text.count("ndlr]") for quote in quotes) == 2
    assert article.body_html.count('class="ndlr"') == 2
    assert not Quote.objects.filter(region="noted").exists()


def test_the_event_has_its_series_day_organiser_and_speakers(article):
    event = Event.objects.get()
    assert (event.name, event.series.name, event.edition) == (
        "Journée Données d’Armor 2023",
        "Journée Données d’Armor",
        "2023",
    )
    assert (event.start, event.kind, event.status) == (date(2023, 3, 14), "conference", "published")
    assert [organiser.name for organiser in event.organisers.all()] == ["Alliance bretonne du soin numérique"]
    assert event.participations.count() == 3
    assert {quote.said_on for quote in Quote.objects.all()} == {event.start}


def test_functions_are_attested_on_the_day_of_the_event(article):
    capucine = Person.objects.named("Vauclin Capucine").get()
    rows = capucine.affiliations.order_by("pk").values_list("role", "organisation__name", "is_former", "attested_on")
    assert list(rows) == [
        ("Présidente", "GranitConseil", False, date(2023, 3, 14)),
        ("Directrice Générale", "TF Armement", True, date(2023, 3, 14)),
    ]
    parent = Organisation.objects.named("AM-HP").get()
    components = OrganisationRelation.objects.filter(target=parent, kind="composante")
    assert {relation.source.name for relation in components} == {"Kerlann", "HMDB"}


def test_tags_contact_and_titles_to_read(article):
    assert [tag.name for tag in article.tags.order_by("name_key")] == [
        "Balise", "Bases de données", "cartographie", "Hôpitaux", "Phare Commun",
    ]  # fmt: skip
    assert article.publication.name == "mind Health"
    assert "Contactez le bureau des lecteurs de mind" in article.publication.contact
    references = article.references.filter(list=Reference.List.RELATED)
    assert [reference.type_name for reference in references] == ["", "", "", "", "Entretien"]
    assert references.last().title.startswith("Basile Quéméneur (Nacre Robotics)")


def test_without_publish_everything_stays_a_draft():
    call_command("import_article", str(MIND), verbosity=0)
    article = Article.objects.get()
    assert (article.status, article.number) == ("draft", None)
    assert timezone.localtime(article.published_at).hour == 9
    assert not Person.objects.published().exists()
    assert not Organisation.objects.published().exists()
    call_command("import_article", str(MIND), "--publish", verbosity=0)
    assert Article.objects.get().is_published
    assert Person.objects.published().count() == Person.objects.count()
    assert Organisation.objects.published().count() == Organisation.objects.count()

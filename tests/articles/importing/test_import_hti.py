from datetime import date

import pytest
from django.core.management import call_command

from articles.models import Article, Attachment, Box, Event, Figure, GlossaryTerm, Intervention, Mention, Quote
from articles.services import refresh
from organisations.models import Organisation, OrganisationRelation
from people.models import Person
from portal.core.numbering import Sequence
from portal.core.verifying import to_verify
from tests.articles.importing.paths import HTI

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db):
    call_command("import_article", str(HTI), "--publish", verbosity=0)
    return Article.objects.get()


def related(name):
    return Organisation.objects.named(name).get()


def test_the_head_gives_place_stamp_and_number(article):
    assert (article.number, article.dateline) == (20417, "Brest")
    assert article.stamp == "mardi 21 mars 2023 à 08 h 05"
    assert Sequence.objects.get(name="articles").last == 20417


def test_the_lead_quote_opens_the_body_with_its_speaker_and_final_stop(article):
    lead = Quote.objects.get(region="body")
    assert (lead.speaker.name, lead.closing_punctuation, lead.kind) == ("Yann Kergoat", ".", Quote.Kind.FULL)
    assert lead.speaker_label == "Dr Yann Kergoat, directeur général de Phare Commun"
    assert article.body_html.startswith('<figure class="quote quote--lead"')


def test_noted_quotes_have_kind_speaker_and_spoken_words(article):
    noted = Quote.objects.filter(parent=article, region="noted").order_by("ordering")
    full = [(quote.speaker.family_name, quote.text[:12]) for quote in noted if quote.kind == Quote.Kind.FULL]
    assert full == [
        ("Kergoat", "Une balise s"),
        ("Briend", "Les équipes "),
        ("Kergoat", "Les carnets "),
        ("Briend", "la garde, c’"),
        ("Darrieux", "Si nous form"),
        ("Briend", "Rien ne pres"),
    ]
    assert noted.filter(kind=Quote.Kind.PARTIAL).count() == 9
    assert (
        noted.get(text__startswith="Les carnets").text == "Les carnets racontent la mer. Ils racontent aussi les corps."
    )
    assert "ajoute-t-il" in noted.get(text__startswith="Les carnets").text_as_printed
    assert [quote.text for quote in noted if quote.speaker is None] == ["sans frontière"]
    assert not noted.filter(text__contains="Waves").exists()
    about = Quote.objects.get(about__isnull=False)
    assert (about.speaker.family_name, about.about.get().family_name) == ("Kergoat", "Briend")
    assert refresh(article).missing_quotes == []


def test_every_mention_opens_the_right_record(article):
    rows = {mention.surface: str(mention.target) for mention in article.mentions.filter(rule="")}
    assert rows == {
        "Marée & Soin": "Marée & Soin",
        "Yann Kergoat": "Yann Kergoat",
        "Solveig Darrieux": "Solveig Darrieux",
        "Registre Ouvert Armor": "Registre Ouvert Armor",
        "Noël Briend": "Noël Briend",
        "Ifremar": "Ifremar",
        "Présidente du Conseil des Baies": "Maud Trividic",
        "ADS": "Agence des digues en santé",
        "HP-BZ": "Hôpitaux Publics – Bretagne Zélée",
        "ESMB": "École supérieure des métiers de la baie",
        "CNRM": "CNRM",
        "ETI": "ETI",
    }
    assert {mention.state for mention in article.mentions.all()} == {Mention.State.SUGGESTED}
    assert GlossaryTerm.objects.get().expansion == "Entreprise de Taille Intermédiaire"


def test_organisations_have_their_names_and_relations(article):
    agency = related("ADS")
    assert (agency.full_name, agency.kind) == ("Agence des digues en santé (ex Cale Santé)", "administration")
    assert related("ROA").name == "Registre Ouvert Armor"
    relations = OrganisationRelation.objects.values_list("source__name", "kind", "target__name")
    assert {source for source, kind, target in relations if (kind, target) == ("fondateur", "Phare Commun")} == {
        "Ifremar", "Registre Ouvert Armor", "Agence des digues en santé",
    }  # fmt: skip
    assert {source for source, kind, target in relations if (kind, target) == ("tutelle", "Waves For Care")} == {
        "Ifremar", "École supérieure des métiers de la baie", "CNRM",
    }  # fmt: skip


def test_the_event_and_the_functions_of_its_speakers(article):
    event = Event.objects.get()
    assert (event.start, event.kind, [o.name for o in event.organisers.all()]) == (
        date(2023, 3, 20),
        "conference",
        ["Marée & Soin"],
    )
    assert [p.label.split(",")[0] for p in event.participations.all()] == [
        "Dr Yann Kergoat",
        "Solveig Darrieux",
        "Noël Briend",
    ]
    noel = Person.objects.named("Noël Briend").get()
    assert noel.honorific_prefix == "Dr"
    assert [(a.role, a.organisation and a.organisation.name) for a in noel.affiliations.order_by("pk")] == [
        ("professeur de recherche", "Ifremar"),
        ("navigateur", None),
        ("directeur", "Waves For Care"),
    ]


def test_the_lists_become_references_and_directory_entries(article):
    first = article.references.first()
    assert first.line == "Projet n°\u00a020416 • 21/03/23 à 07:40"
    assert first.teaser.endswith("une page par port …")
    entries = [entry.organisation for entry in article.directory_entries.all()]
    assert [(entry.number, entry.published_at.year) for entry in entries] == [(310, 2017), (311, 2017)]
    assert entries[1].description.startswith("<ul><li>")
    assert "Délégation aux Phares" not in article.body_html


def test_the_old_records_of_its_directory_are_to_be_verified(article):
    listed = {entry.organisation for entry in article.directory_entries.all()}
    assert listed <= set(Organisation.objects.filter(to_verify()))


def test_the_blocks_keep_the_order_of_the_page(article):
    headings = [heading["text"] for heading in article.outline]
    assert headings[1:4] == [
        "Les grands moments de la soirée\u00a0:",
        "La rade manque encore de veilleurs (de nuit)",
        "Carnets de bord\u00a0: des mots simples pour les patients",
    ]
    assert [heading["rank"] for heading in article.outline] == [2, 2, 3, 3, 2, 3, 3, 3]
    assert [block.person.family_name for block in Intervention.objects.order_by("ordering")] == [
        "Kergoat",
        "Darrieux",
        "Briend",
    ]
    assert Intervention.objects.get(person__family_name="Darrieux").portrait.credit == "D.R."
    assert Box.objects.get().heading == ""
    assert [figure.placement for figure in Figure.objects.order_by("ordering")] == ["block", "in_list"]
    attachment = Attachment.objects.get()
    assert (attachment.lead, attachment.document.declared_format) == ("Pour aller plus loin\u00a0:", "PDF")
    nested = article.body_html.index("Aperçu des capteurs")
    assert article.body_html.index("<figure", nested) < article.body_html.index("</li>", nested)

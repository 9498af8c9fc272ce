"""Two pages of our own, imported and read: every visible string, in order, each in its house style."""

import re

import pytest
from django.core.management import call_command

from articles.models import Article, Mention, Quote, Reference
from tests.articles.importing.paths import HTI, MIND
from tests.golden.reading import missing_in_order, visible_text
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db

ANCHORS = {
    "Marée & SoinMarée & Soin think tank, le Forum des ports soignants": "Marée & Soin",
    "Yann KergoatYann KergoatYann Kergoat": "Yann Kergoat",
    "Solveig DarrieuxSolveig DarrieuxSolveig Darrieux": "Solveig Darrieux",
    "Registre Ouvert ArmorRegistre Ouvert Armor (ROA)Registre Ouvert Armor": "Registre Ouvert Armor",
    "Noël BriendNoël BriendNoël Briend": "Noël Briend",
    "IfremarIfremarIfremar": "Ifremar",
    "Présidente du Conseil des BaiesMaud TrividicMaud Trividic": "Présidente du Conseil des Baies",
    "ADS" + "Agence des digues en santé (ex Cale Santé)" * 2: "ADS",
    "HP-BZHôpitaux Publics – Bretagne Zélée": "HP-BZ",
    "ESMBESMBÉcole supérieure des métiers de la baie": "ESMB",
    "CNRMCNRM": "CNRM",
    "ETIETIEntreprise de Taille Intermédiaire": "ETI",
}
TAGS = ["Balise", "Bases de données", "cartographie", "Hôpitaux", "Phare Commun"]


@pytest.fixture(autouse=True)
def _imported(db):
    call_command("import_article", str(MIND), str(HTI), "--publish")


@pytest.fixture
def mind(client):
    return _Page(client, Article.objects.exclude(number=20417).get())


@pytest.fixture
def hti(client):
    return _Page(client, Article.objects.get(number=20417))


class _Page:
    def __init__(self, client, article):
        self.article = article
        self.html = get_page(client, article.get_absolute_url()).source  # valid HTML, or it fails
        self.text = visible_text(self.html)
        self.line = " ".join(self.text.split())


def test_the_page_of_quotes_prints_every_visible_string_in_order(mind):
    source = MIND.read_text().split("À lire")[0].replace(" Ressources ", "\n").replace(" > ", "\n")
    glued = "".join(TAGS)
    assert glued in source
    source = source.replace(glued, "\n" + "\n".join(TAGS) + "\n").replace(mind.article.title.replace("’", "'"), "\n")
    source = source.replace(" Odile Kerbrat Jean-Yves Le Dantec ", "\nOdile Kerbrat\nJean-Yves Le Dantec\n")
    assert missing_in_order(source, mind.text) == []


def test_the_page_of_quotes_has_its_figures_labels_insertions_tags_and_stamps(mind):
    quotes = list(Quote.objects.filter(parent=mind.article))
    assert re.findall(r'<figure class="quote[^"]*" id="([^"]+)"', mind.html) == [quote.anchor for quote in quotes]
    assert [quote.speaker_label for quote in quotes] == [
        "Basile Quéméneur, PDG Groupe – Nacre ROBOTICS",
        "Capucine VAUCLIN, Présidente GranitConseil, ancienne Directrice Générale TF Armement",
        "Dorothée Lestrange, Cheffe de service télésuivi maritime à Kerlann et l’HMDB (AM-HP)",
    ]
    assert mind.html.count('<span class="ndlr">') == 2
    assert "Par Odile Kerbrat et Jean-Yves Le Dantec." in mind.line
    assert "Publié le 15 mars 2023 à 09h05 - Mis à jour le 2 juin 2023 à 18h30" in mind.line
    assert "“On compte douze balises par baie." in mind.text
    assert [tag.name for tag in mind.article.tags.order_by("name_key")] == TAGS
    assert Reference.objects.filter(article=mind.article, list=Reference.List.RELATED).count() == 5
    assert "Trois chantiers pour l’hiver des registres" not in mind.text


def test_the_page_of_text_prints_every_visible_string_in_order(hti):
    source = HTI.read_text().removeprefix("Début").rsplit("Fin", 1)[0]
    for glued, words in ANCHORS.items():
        assert glued in source
        source = source.replace(glued, words)
    before, lists = source.split("\nArticles\n")
    lists, after = lists.split("Les autres points de la soirée")
    legend = "Yann Kergoat, Solveig Darrieux et Noël Briend à Brest le 20/03/2023."
    assert before.count(legend) == 2  # the dump prints the legend twice
    running = before[: before.rindex(legend)] + "\nLes autres points de la soirée" + after
    articles, directory = lists.split("Dans l'annuaire")
    assert missing_in_order(running, hti.text) == []
    assert missing_in_order("Articles\n" + articles, hti.text) == []
    assert missing_in_order("Dans l'annuaire\n" + directory, hti.text) == []


def test_the_page_of_text_has_its_records(hti):
    full = Quote.objects.filter(parent=hti.article, kind=Quote.Kind.FULL)
    speakers = [quote.speaker.family_name for quote in full]
    assert speakers.count("Kergoat") >= 3
    assert not Quote.objects.filter(text_as_printed__contains="Waves").exists()
    assert Mention.objects.filter(article=hti.article, rule="").count() == len(ANCHORS)
    assert all(hti.html.count(f'id="{quote.anchor}"') == 1 for quote in Quote.objects.filter(parent=hti.article))
    assert '<figure class="quote quote--lead"' in hti.html
    assert "Brest - Publié le mardi 21 mars 2023 à 08 h 05 - n° 20417" in hti.line
    assert "Projet n° 20416 • 21/03/23 à 07:40" in hti.line
    assert "Organisation n° 310 • 03/02/17 à 09:15" in hti.line
    assert "Intervention de Solveig Darrieux :" in hti.line


def test_both_houses_print_side_by_side(mind, hti):
    assert "“" in mind.line
    assert "« Nous allons poser douze balises" in hti.line
    assert " - n° " not in mind.line.split("À lire")[0]


def test_the_check_itself_sees_a_missing_or_moved_string(hti):
    assert missing_in_order("Phare Commun\nUne phrase absente.", hti.text) == ["Unephraseabsente."]
    assert missing_in_order("Le réseau grandira jusqu’à l’horizon 2031.\nIntervenu le 20 mars 2023", hti.text)

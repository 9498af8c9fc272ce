"""The two real pages, imported and read in a browser’s eye: every visible string, in order.

Their texts belong to their publishers and stay out of this repository: without them these tests are
skipped, and the same checks run on pages of our own (test_fixtures.py).
"""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse

from articles.models import Article, Mention, Quote, Reference
from tests.golden.reading import missing_in_order, visible_text
from tests.pages.html import get_page

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
MIND, HTI = SEEDS / "000_1eb6ad6b3cc1326f.txt", SEEDS / "002_65d5f8bb86f397a1.txt"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not MIND.is_file(), reason="les textes des deux pages ne sont pas sur cette machine"),
]

# Each mention as the dump glues it to its card, and the words that the page shows.
ANCHORS = {
    "Health & TechHealth & Tech think tank, le Cercle des décideurs numérique et santé": "Health & Tech",
    "Antoine TesnièreAntoine TesnièreAntoine Tesnière": "Antoine Tesnière",
    "Stéphanie CombesStéphanie CombesStéphanie Combes": "Stéphanie Combes",
    "Health Data HubHealth Data Hub (HDH)Health Data Hub": "Health Data Hub",
    "Mickaël TanterMickaël TanterMickaël Tanter": "Mickaël Tanter",
    "InsermInsermInserm": "Inserm",
    "Président de la RépubliqueEmmanuel MacronEmmanuel Macron": "Président de la République",
    "InriaInriaInria": "Inria",
    "PSLUniversité Paris-Science-LettresUniversité Paris-Science-Lettres": "PSL",
    "ANS" + "Agence du numérique en santé (ex Asip Santé)" * 2: "ANS",
    "AP-HPAssistance Publique – Hôpitaux de Paris": "AP-HP",
    "ESPCIESPCIÉcole supérieure de physique et de chimie industrielles Paris": "ESPCI",
    "CNRSCNRS": "CNRS",
    "PMEPMEPetite et Moyenne Entreprise": "PME",
}
TAGS = [
    "Algorithmes",
    "base de données",
    "Données de santé",
    "entreprises",
    "Health data hub",
    "Industrie",
    "Laboratoires",
    "Règlementaire",
]


@pytest.fixture(autouse=True)
def _imported(db):
    call_command("import_article", str(MIND), str(HTI), "--publish")


@pytest.fixture
def mind():
    return Article.objects.get(publication__name__startswith="mind")


@pytest.fixture
def hti():
    return Article.objects.get(number=13313)


def _page(client, article):
    return get_page(client, article.get_absolute_url()).source  # valid HTML, or it fails


def test_page_1_prints_every_visible_string_in_order(client, mind):
    source = MIND.read_text().split("À lire")[0]  # the five titles: see below
    source = source.replace(" Ressources ", "\n")  # an empty block, not printed
    glued = "".join(TAGS)
    assert glued in source
    source = source.replace(glued, "\n" + "\n".join(TAGS) + "\n").replace(" > ", "\n")
    source = source.replace("Camille Boivigny \n", "Camille Boivigny\n").replace(mind.title.replace("’", "'"), "\n")
    assert missing_in_order(source, visible_text(_page(client, mind))) == []


def test_page_1_prints_its_title_last_in_the_breadcrumb_then_as_heading(client, mind):
    text = visible_text(_page(client, mind))
    assert re.search(rf"Accueil\s+Industrie\s+{mind.title}\s+{mind.title}\s+Le Medicen day", text)


def test_page_1_has_its_figures_labels_insertions_tags_and_stamps(client, mind):
    html = _page(client, mind)
    quotes = list(Quote.objects.filter(parent=mind, region="body"))
    assert re.findall(r'<figure class="quote[^"]*" id="([^"]+)"', html) == [quote.anchor for quote in quotes]
    assert len(quotes) == 5
    for quote in quotes:
        assert quote.speaker_label in MIND.read_text().replace("'", "’")
    assert html.count('<span class="ndlr">') == 3
    assert "Publié le" in html
    assert "29 septembre 2021 à 16h48" in html
    assert "16 mars 2022 à 17h02" in html
    assert [tag.name for tag in mind.tags.order_by("name_key")] == TAGS


def test_page_1_keeps_its_five_titles_to_read_and_shows_them_in_the_admin(desk, mind):
    references = Reference.objects.filter(article=mind, list=Reference.List.RELATED)
    form = desk.get(reverse("admin:articles_article_change", args=[mind.pk])).content.decode()
    assert references.count() == 5
    for reference in references:
        assert reference.title.replace("’", "&#x27;") in form or reference.title in form.replace("&quot;", '"')


def test_page_2_prints_every_visible_string_in_order(client, hti):
    source = HTI.read_text().removeprefix("Début").rsplit("Fin", 1)[0]
    for glued, words in ANCHORS.items():
        assert glued in source
        source = source.replace(glued, words)
    before, lists = source.split("\nArticles\n")
    lists, after = lists.split("Les autres éléments clés des interventions")
    legend = "Antoine Tesnière, Stéphanie Combes et Mickaël Tanter étaient les invités du TT H&T"
    first, doubled = before.index(legend), before.rindex(legend)
    assert first != doubled
    running = before[:doubled] + "\nLes autres éléments clés des interventions" + after
    text = visible_text(_page(client, hti))
    assert missing_in_order(running, text) == []
    articles, directory = lists.split("Dans l'annuaire")
    assert missing_in_order("Articles\n" + articles, text) == []
    assert missing_in_order("Dans l'annuaire\n" + directory, text) == []


def test_page_2_has_its_records(client, hti):
    html = _page(client, hti)
    full = Quote.objects.filter(parent=hti, kind=Quote.Kind.FULL)
    speakers = [quote.speaker.family_name for quote in full]
    assert {name: speakers.count(name) for name in speakers} == {"Tesnière": 3, "Tanter": 3, "Combes": 1}
    assert Quote.objects.filter(parent=hti, kind=Quote.Kind.PARTIAL).count() == 17
    assert not Quote.objects.filter(text_as_printed__contains="Physics").exists()
    assert Mention.objects.filter(article=hti, rule="").count() == 14
    assert all(html.count(f'id="{quote.anchor}"') == 1 for quote in Quote.objects.filter(parent=hti))
    assert '<figure class="quote quote--lead"' in html
    text = " ".join(visible_text(html).split())
    assert "Paris - Publié le jeudi 23 septembre 2021 à 14 h 35 - n° 13313" in text
    assert "Projet n° 13312 • 23/09/21 à 11:17" in text
    assert "Organisation n° 260 • 11/04/16 à 12:21" in text
    assert "Organisation n° 492 • 16/05/16 à 15:59" in text


def test_importing_again_changes_nothing():
    def everything():
        return [
            sorted(model.objects.values_list(), key=str)
            for model in apps.get_models()
            if model._meta.app_label in {"articles", "people", "organisations", "media", "core"}
        ]

    before = everything()
    call_command("import_article", str(MIND), str(HTI), "--publish")
    assert everything() == before

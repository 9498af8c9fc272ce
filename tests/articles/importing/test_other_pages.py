"""Pages of other shapes: no chapô, several authors, particles, functions before names, titles under « Ressources ».

A wrong name is far worse than none: what is not sure has no speaker.
"""

import pytest
from django.core.management import call_command

from articles.importing.errors import ImportRefused
from articles.importing.parsing import parse_file, parse_text
from articles.models import Quote, Reference
from tests.articles.importing.paths import PAGES

AUTHORS, PORTRAITS = PAGES / "authors.txt", PAGES / "portraits.txt"
RESOURCES = (
    "Accueil > Port > Le port dort Le port dort Chapô. Par Odile Kerbrat. Publié le 15 mars 2023 à 09h05 Ressources{}"
    "Basile Roy, PDG – Nacre “La mer monte. Il faut partir.” Odile Kerbrat PortsMer À lire Un titre de la mer"
)


def test_a_page_of_six_quotes_by_three_authors_without_standfirst():
    page = parse_file(AUTHORS)
    quotes = [block.quote for block in page.blocks]
    assert (page.standfirst, page.type_name, page.updated_at, page.quotes) == ("", "Dossier", None, [])
    assert [byline.person for byline in page.bylines] == [
        "Jean-Baptiste de La Tour",
        "Marie-Ève Le Goff",
        "Anaïs d’Arc",
    ]
    assert [quote.speaker for quote in quotes] == [
        "Marie-Ève Le Goff",
        "Jean-Baptiste de La Tour",
        "Hélène d’Armor",
        "Fatima Ben Salem",
        "Éloïse van den Berg",
        "Chloé Roy",
    ]
    assert all(quote.label in AUTHORS.read_text() for quote in quotes)
    assert quotes[0].text.endswith("Le “registre dormant” s’est réveillé.")
    assert page.tags == ["Cohorte", "IA", "Recherche clinique", "RGPD"]
    rows = [(a.role, a.organisations) for a in page.person("Chloé Roy").affiliations]
    assert rows == [("directrice de cabinet de la ministre de la Mer", []), ("consultante", [])]


def test_each_quotation_of_a_page_of_text_has_its_speaker_or_nobody():
    page = parse_file(PORTRAITS)
    assert [(quote.text.split(".")[0].split(",")[0], quote.speaker, quote.label) for quote in page.quotes] == [
        ("Nous avons tout lu", "Claire Le Goff", "Claire Le Goff, présidente du Conseil des ports"),
        ("Il manque une page “essentielle” sur l’IA", "Paul Roy", "Paul Roy, rapporteur"),
        (
            "l’IA ne remplacera pas le soin",
            "Jeanne d’Armor",
            "Jeanne d’Armor, directrice de la recherche du CHU de Kerlann",
        ),
        ("C’est long", "Claire Le Goff", "Claire Le Goff, présidente du Conseil des ports"),
        ("C’est court", "Paul Roy", "Paul Roy, rapporteur"),
        ("Un avis de plus", "", "un syndicaliste"),
        ("Il faut choisir", "", ""),
        ("Elle voit tout", "Marc Bodin", "Marc Bodin, PDG de Nacre"),
        ("Il oublie tout", "", ""),
        ("La carte est un début", "Thomas Le Bihan", "Thomas Le Bihan"),
        ("Vous avez raison", "Claire Le Goff", "Claire Le Goff, présidente du Conseil des ports"),
    ]
    assert len(page.bylines) == 3
    assert page.person("Claire Le Goff").gender == page.person("Anne Hamon").gender == "f"


@pytest.mark.django_db
def test_a_whole_quotation_without_speaker_keeps_the_words_that_name_one_and_is_unnamed_without_them():
    call_command("import_article", str(PORTRAITS), "--publish", verbosity=0)
    nobody = Quote.objects.filter(speaker=None, kind=Quote.Kind.FULL).order_by("ordering")
    assert list(nobody.values_list("speaker_label", "is_unnamed", "source_note")) == [
        ("un syndicaliste", False, ""),
        ("", True, "Non attribuée à l’import."),
        ("", True, "Non attribuée à l’import."),
    ]


@pytest.mark.django_db
def test_a_few_words_without_speaker_are_not_of_an_unnamed_source(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Titre\n\nPublié le mardi 2 juillet 2024 à 9 h 05 - n° 7 La rade reste « sans frontière ».")
    call_command("import_article", str(page), verbosity=0)
    quote = Quote.objects.get()
    assert (quote.kind, quote.is_unnamed, quote.source_note) == (Quote.Kind.PARTIAL, False, "")


@pytest.mark.django_db
def test_titles_under_resources_are_references():
    call_command("import_article", str(AUTHORS), verbosity=0)
    resources = Reference.objects.filter(list=Reference.List.RESOURCES)
    assert [reference.title for reference in resources] == [
        "Le guide des ports soignants",
        "Étude\u00a0: la marée en chiffres",
    ]


@pytest.mark.parametrize(
    ("between", "titles"),
    [
        (" ", []),
        ("\n", []),
        ("\nLe guide des ports\n", ["Le guide des ports"]),
        ("\n• Le guide des ports\n• L’Atlas\n", ["Le guide des ports", "L’Atlas"]),
        (" humaines et données vont ensemble. ", []),
        (" Une phrase ordinaire ouvre le texte. ", []),
    ],
)
def test_what_stands_under_resources_never_joins_the_first_speaker(between, titles):
    page = parse_text(RESOURCES.format(between))
    assert [found.title for found in page.references if found.list == "ressources"] == titles
    quote = next(block.quote for block in page.blocks if block.quote)
    assert (quote.speaker, quote.label) == ("Basile Roy", "Basile Roy, PDG – Nacre")


def test_titles_glued_to_the_first_speaker_are_refused():
    with pytest.raises(ImportRefused, match="« Ressources » : les titres de « Ressources » touchent"):
        parse_text(RESOURCES.format(" Le guide des ports soignants "))


def test_mrs_roy_is_not_mr_roy():
    text = "Paul Roy, président de Nacre, se tait. « Nous partons demain. », dit Mme Roy."
    (quote,) = parse_text(f"Titre\n\nPublié le mardi 2 juillet 2024 à 9 h 05 - n° 7 {text}").quotes
    assert (quote.speaker, quote.label) == ("", "Mme Roy")

"""The page of a real article, imported: who and what it names is proposed, with the right record.

Its text belongs to its publisher and stays out of this repository: without it these tests are skipped.
"""

import pytest
from django.core.management import call_command

from articles.models import Article, Mention
from articles.services import refresh
from tests.golden.test_seeds import HTI

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not HTI.is_file(), reason="les textes des deux pages ne sont pas sur cette machine"),
]

# Words of the page that its publisher links, and the record that they open there.
MENTIONS = {
    "Health & Tech": "Health & Tech",
    "Antoine Tesnière": "Antoine Tesnière",
    "Stéphanie Combes": "Stéphanie Combes",
    "Health Data Hub": "Health Data Hub",
    "Mickaël Tanter": "Mickaël Tanter",
    "Inserm": "Inserm",
    "Président de la République": "Emmanuel Macron",
    "Inria": "Inria",
    "université PSL": "Université Paris-Science-Lettres",
    "ANS": "Agence du numérique en santé",
    "AP-HP": "Assistance Publique – Hôpitaux de Paris",
    "ESPCI": "École supérieure de physique et de chimie industrielles Paris",
    "CNRS": "CNRS",
    "PME": "PME",
}


# Two more of its organisations, which it does not link.
MORE = {"PariSanté Campus": "PariSanté Campus", "Physics For Medicine": "Physics For Medicine"}


@pytest.fixture
def hti(db):
    call_command("import_article", str(HTI), "--publish")
    return Article.objects.get(number=13313)


def test_the_mentions_of_page_2_are_proposed_from_its_text_alone(hti):
    hti.mentions.all().delete()  # those that the importer read from the links of the page
    refresh(hti)
    found = {mention.surface: str(mention.target) for mention in hti.mentions.filter(candidates=[])}
    assert found == MENTIONS | MORE
    assert {mention.state for mention in hti.mentions.all()} == {Mention.State.SUGGESTED}


def test_what_the_importer_read_is_not_proposed_again(hti):
    read = {mention.surface: str(mention.target) for mention in hti.mentions.filter(rule="")}
    found = {mention.surface: str(mention.target) for mention in hti.mentions.exclude(rule="")}
    assert (read, found) == (MENTIONS, MORE)

import pytest

from articles.importing.tags import split_tags, vocabulary_of


@pytest.mark.parametrize(
    ("glued", "tags"),
    [
        (
            "BaliseBases de donnéescartographieHôpitauxPhare Commun",
            ["Balise", "Bases de données", "cartographie", "Hôpitaux", "Phare Commun"],
        ),
        (
            "Cancérologiee-santéEntrepôt de donnéesIARGPDstart-ups",
            ["Cancérologie", "e-santé", "Entrepôt de données", "IA", "RGPD", "start-ups"],
        ),
        (
            "CNILdonnées personnellesrecherche cliniqueSNDS",
            ["CNIL", "données personnelles", "recherche clinique", "SNDS"],
        ),
        ("Télémédecine", ["Télémédecine"]),
        ("parcours de soins", ["parcours de soins"]),
        ("Un, deux\ntrois", ["Un", "deux", "trois"]),
        ("", []),
    ],
)
def test_glued_tags_are_cut(glued, tags):
    assert split_tags(glued) == tags


def test_the_vocabulary_of_the_page_and_the_tags_on_record_help():
    assert split_tags("baliseschalutsMer") != ["balises", "chaluts", "Mer"]
    assert split_tags("baliseschalutsMer", words=vocabulary_of("Une balise, un chalut.")) == [
        "balises",
        "chaluts",
        "Mer",
    ]
    assert split_tags("OcéaNovasanté en mer", known=frozenset({"oceanova", "sante en mer"})) == [
        "OcéaNova",
        "santé en mer",
    ]

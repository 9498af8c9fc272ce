import pytest

from articles.quoting.classify import Nature, classify
from articles.quoting.spans import find_spans


def nature(text):
    return classify(text, find_spans(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "« La mer monte vite. Il faut partir. »",
        "Le Dr Roy alerte : « La mer monte plus vite que prévu. »",
        "« La mer monte plus vite que prévu », explique Odile Le Goff.",
        "Il conclut : « la mer monte. Personne ne bouge », note-t-il.",
        "« Nous allons ouvrir douze ports cette année ». La suite.",
    ],
)
def test_whole_sentences_are_full_quotations(text):
    assert nature(text) == Nature.FULL


@pytest.mark.parametrize(
    "text",
    [
        "Il faut relire « ensemble » les carnets.",
        "Le cahier est public (« chacun peut y écrire une ligne »).",
        "Le cahier est public (« Chacun peut y écrire une ligne. »).",
        "Les ports vont « partager leurs feux avec les voisins ».",
        "Il salue « Un pas de plus » vers le large.",
    ],
)
def test_words_set_in_the_writers_sentence_are_fragments(text):
    assert nature(text) == Nature.PARTIAL


@pytest.mark.parametrize(
    "text",
    [
        "directeur du laboratoire « Waves For Care » (Ifremar)",
        "le programme « Littoral 2030 » débute",
        "un rapport intitulé « Soigner en mer » paraît",
        "le lieu « Phare Commun » ouvre",
    ],
)
def test_names_of_things_are_no_quotations(text):
    assert nature(text) == Nature.NAME

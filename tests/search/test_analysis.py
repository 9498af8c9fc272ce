"""The words of a text, of a query and of an extract are read alike."""

import random
import threading
import time
import unicodedata
from itertools import pairwise

import pytest

from portal.search import analysis
from portal.search.analysis import lexicon, stemming, words


def _bears(document: str, typed: str) -> bool:
    """Whether a document is found by each word typed, or by two neighbours as one."""
    borne, query = analysis.terms(document), typed.split()
    groups = [list(analysis.alternatives(word)) for word in query]
    for rank, pair in enumerate(pairwise(query)):
        glued = analysis.joined(pair)
        if glued and bool(groups[rank]) == bool(groups[rank + 1]):
            groups[rank].append((glued,))
            groups[rank + 1].append((glued,))
    asked = [group for group in groups if group]
    return bool(asked) and all(any(_follows(borne, phrase) for phrase in group) for group in asked)


def _follows(borne: list[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(borne[start : start + size]) == phrase for start in range(len(borne) - size + 1))


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("les données de santé", "donnees de sante"),
        ("les données de santé", "donnée"),
        ("LES DONNÉES DE SANTÉ", "données de santé"),
        ("selon l’Inserm", "l'Inserm"),
        ("selon l'Inserm", "INSERM"),
        ("un appel d’Inria", "inria"),
        ("jusqu’à l’Inria", "d'inria"),
        ("le HDH", "hdh"),
        ("au cœur", "coeur"),
        ("AU CŒUR", "cœur"),
        ("au coeur", "CŒUR"),
        ("l’AP-HP", "aphp"),
        ("l’APHP", "AP-HP"),
        ("l’AP-HP", "ap hp"),
        ("l’APHP", "ap hp"),
        ("des start-ups", "startup"),
        ("des startups", "start-up"),
        ("des startups", "start ups"),
        ("des start ups", "startups"),
        ("le secteur médico social", "médicosocial"),
        ("le Covid-19", "covid 19"),
        ("le Covid-19", "covid19"),
        ("le covid 19", "covid-19"),
        ("le covid 19", "COVID19"),
        ("le COVID19", "covid 19"),
        ("H&TI lève des fonds", "h&ti"),
        ("la feuille de route e-santé", "esanté"),
        ("l’esanté", "e-santé"),
        ("l’e-santé", "e santé"),
        ("data.gouv.fr", "data gouv fr"),
        ("data gouv fr", "data.gouv.fr"),
        ("la S.A.S. Untel", "SAS"),
        ("les cellules CAR-T", "car-t"),
        ("les cellules Car-T", "car t"),
        ("le Sars-CoV-2", "sarscov2"),
        ("aujourd’hui", "aujourd'hui"),
        ("la 8e édition", "8ème"),
        ("la 1re édition", "1ère"),
        ("le 1ᵉʳ décembre", "1er décembre"),
        ("10\u202f000 dossiers", "10000"),
        ("10 000 dossiers", "10000 dossiers"),
        ("une IRM à 3 T", "3 T"),
        ("Moussa N’Diaye", "ndiaye"),
        ("les chercheur·euse·s", "chercheuse"),
        ("les intervenant(e)s", "intervenants"),
        ("les patient.e.s", "patientes"),
        ("le rendez-vous", "rendez-vous"),
        ("la région Île-de-France", "ile de france"),
        ("l’AI Act", "ai act"),
        ("le marquage CE", "marquage CE"),
        ("les SI hospitaliers", "SI"),
    ],
)
def test_two_spellings_of_one_thing_meet(written, typed):
    assert _bears(written, typed)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("les dons et le don", "données"),
        ("il veut donner, il donne", "données"),
        ("les données", "dons"),
        ("les données", "donner"),
        ("les organes", "organismes"),
        ("les organismes", "organe"),
        ("les organes", "organisation"),
        ("deux ans", "ANS"),
        ("l’ANS", "ans"),
        ("la santé", "saint"),
        ("les saints", "santé"),
        ("PariSanté Campus", "Paris"),
        ("PARISANTÉ CAMPUS", "paris"),
        ("les paris sportifs", "PariSanté"),
        ("il en a fait le pari", "Paris"),
        ("si les données", "SI"),
        ("ce marquage", "CE"),
        ("j’ai dit", "ai"),
        ("une carte", "CAR-T"),
        ("une date", "data"),
        ("il faut le faire", "FAIR"),
        ("beaucoup de fois", "foie"),
        ("la Seine", "sein"),
        ("la reine", "rein"),
        ("les gens", "gènes"),
        ("le gouvernement", "gouvernance"),
        ("une formation", "format"),
        ("la direction", "directive"),
        ("le patient", "patience"),
        ("le numéro", "numérique"),
        ("l’univers", "université"),
        ("l’ANSES", "ANS"),
        ("le CNRS", "CNR"),
        ("la CNR", "cnrs"),
        ("le médecin", "médicament"),
        ("l’hôpital", "hospitalité"),
        ("un combler", "Combes"),
        ("Stéphanie Untel", "Stéphane"),
        ("une année", "Anne"),
        ("on loue", "Louis"),
        ("vaut-il mieux se marier", "Marie"),
        ("il se rend à l’hôpital", "rendez-vous"),
    ],
)
def test_what_only_looks_alike_stays_apart(written, typed):
    assert analysis.alternatives(typed)
    assert not _bears(written, typed)


@pytest.mark.parametrize(
    "forms",
    [
        "donnée données donnees",
        "hôpital hôpitaux",
        "médical médicale médicaux médicales",
        "loi lois",
        "essai essais",
        "cancer cancers",
        "dossier dossiers",
        "média médias",
        "enjeu enjeux",
        "travail travaux",
        "réseau réseaux",
        "conflit conflits",
        "commission commissions",
        "public publique publics publiques",
        "premier première premières",
        "infirmier infirmière infirmiers",
        "hospitalier hospitalière hospitaliers hospitalières",
        "directeur directrice directrices",
        "chercheur chercheuse chercheuses",
        "conseiller conseillère conseillers",
        "actif active actives",
        "préventif préventive",
        "européen européenne européens",
        "salarié salariée salariées",
        "français française françaises",
        "numérique numériques numerique",
        "utiliser utilise utilisé utilisées utilisation utilisateurs",
        "anonymiser anonymisation anonymisée",
        "organisation organiser organisateurs",
        "algorithme algorithmes algorithmique",
        "LLM LLMs",
        "CHU CHUs",
        "start-up start-ups",
    ],
)
def test_the_forms_of_a_word_meet(forms):
    assert len({tuple(analysis.terms(form)) for form in forms.split()}) == 1


def test_a_phrase_is_the_same_whatever_function_words_it_holds():
    expected = ["acce", "donnee"]
    for text in (
        "accès à la donnée",
        "accès aux données",
        "acces a la donnee",
        "ACCÈS AUX DONNÉES",
        "Accès à «\xa0la donnée",
    ):
        assert list(analysis.phrase(text)) == expected
    assert analysis.terms("accès à la donnée") == analysis.terms("Accès aux données") == expected


def test_a_phrase_is_looked_for_however_its_compounds_are_written():
    for written in (
        "les jeunes start-ups françaises",
        "les jeunes startups françaises",
        "les jeunes start ups françaises",
    ):
        for typed in ("jeunes start-ups françaises", "jeunes startups françaises"):
            assert any(_follows(analysis.terms(written), phrase) for phrase in analysis.phrases(typed))


def test_compounds_give_their_parts_then_what_they_make():
    assert analysis.terms("l’AP-HP et") == ["ap", "hp", "aphp"]
    assert analysis.terms("start-ups") == ["start", "up", "startup"]
    assert analysis.terms("covid19") == ["covid", "19", "covid19"]
    assert analysis.alternatives("start-ups") == (("start", "up"), ("startup",))
    assert analysis.alternatives("covid19") == (("covid19",), ("covid", "19"))
    assert analysis.terms("S.A.S.") == ["sas"]
    assert analysis.terms("41e2a7b") == ["41e2a7b"]
    assert analysis.terms("aujourd’hui") == ["aujourdhui"]


def test_a_compound_around_a_function_word_is_its_parts_alone():
    assert analysis.terms("Pays-de-la-Loire") == analysis.terms("Pays de la Loire")
    assert analysis.terms("dit-il, a-t-on, est-ce, celui-ci, vis-à-vis") == ["dit", "vis", "vis"]


@pytest.mark.parametrize(
    "typed", ["", " ", "à", "a", "des", "l’", "d'", "C’est", "j’ai", "ÊTRE", "etre", "ou", "où", "?!", "…", "\0", "🙂"]
)
def test_function_words_and_signs_ask_for_nothing(typed):
    assert analysis.alternatives(typed) == ()
    assert analysis.phrases(typed) == ()
    assert analysis.phrase(typed) == ()


def test_accents_may_lack_on_a_capital_function_word_but_not_on_others():
    assert analysis.terms("Etre, ETAIT, A, DES, MEME") == []
    assert analysis.terms("C’est sûr") == ["sur"]


def test_letters_left_by_an_elision_are_no_words():
    assert analysis.terms("d’« Inria », l’ « Inserm » et qu’elle") == ["inria", "inserm"]
    assert analysis.terms("la vitamine C") == ["vitamin", "c"]


def test_a_text_in_capitals_is_read_as_words_and_as_acronyms():
    assert analysis.terms("20 ANS DE DONNÉES") == ["20", "an", "ans", "donnee"]
    assert analysis.terms("ANS") == ["ans"]
    assert analysis.terms("ANS, HDH, CNAM") == ["ans", "hdh", "cnam"]
    assert analysis.is_shouted("LES ENTREPÔTS DE L’ANS")
    assert not analysis.is_shouted("L’ANS et LES AUTRES")
    assert analysis.phrases("20 ANS DE DONNÉES") == analysis.phrases("20 ans de données")


def test_what_editors_inserted_is_skipped():
    plain = analysis.terms("Nous confions la plateforme à tous")
    for text in (
        "Nous [les hôpitaux, ndlr] confions la plateforme à tous",
        "Nous (ndlr : en 2019) confions la plateforme à tous",
        "Nous confions [la « Plateforme » (GIP) des données, NDLR] la plateforme […] à tous",
        "Nous confions [sic] la plateforme (...) à tous",
    ):
        assert analysis.terms(text) == plain
    assert analysis.terms("[la plateforme] ouvre (sic transit)") == ["plateform", "ouvr", "sic", "trans"]
    assert [token.text for token in analysis.tokens("Nous [les hôpitaux, ndlr] confions")] == ["confions"]


def test_marks_without_width_and_parted_accents_change_nothing():
    expected = analysis.terms("l’hôpital d’été")
    assert analysis.terms(unicodedata.normalize("NFD", "l’hôpital d’été")) == expected
    assert analysis.terms("l’hô\u00adpi\u200btal d’été\ufeff") == expected
    assert analysis.terms("l’ｈôpital d’été") == expected
    assert analysis.terms("les\u00a0données\u202fde\u2009santé") == analysis.terms("les données de santé")


def test_other_scripts_are_spelt_in_latin_letters():
    assert analysis.terms("Москва") == analysis.terms("Moskva")
    assert analysis.terms("Ἀθῆναι") == analysis.terms("Αθηναι")
    assert analysis.terms("مرحبا 🙂 👩‍💻") == analysis.terms("مرحبا")


def test_tokens_stand_where_they_say():
    text = "«\xa0L’AP-HP et l'e\u0301te\u0301 d’« Inria\xa0» : les intervenant(e)s, le cœur 🙂 de l’ANS’"
    found = analysis.tokens(text)
    assert [token.text for token in found] == ["AP-HP", "Inria", "intervenant(e)s", "cœur", "ANS"]
    assert all(text[token.start : token.end] == token.text for token in found)
    assert [term for token in found for term in token.terms] == analysis.terms(text)


_ALPHABET = "abéÈœzSN019 ''’-&._()[]\n\u00a0\u0301\u200b🙂ж中ﷺ²ªß\0\ud800" + "Aa" * 3


def test_whatever_the_text_terms_are_plain_and_tokens_in_their_place():
    dice = random.Random(4)  # noqa: S311 - repeatable, not secret
    for _ in range(1500):
        text = "".join(dice.choices(_ALPHABET, k=dice.randrange(60)))
        found = analysis.tokens(text)
        for token in found:
            assert text[token.start : token.end] == token.text
            assert all(
                1 <= len(term) <= 40 and term.isascii() and term.isalnum() and term == term.lower()
                for term in token.terms
            )
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert [term for token in found for term in token.terms] == analysis.terms(text)
        assert all(analysis.alternatives(word) is not None for word in text.split())
        assert analysis.word_key(text).isascii()


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "é" * 100_000,
        "a-" * 50_000,
        "l’" * 50_000,
        "[ndlr]" * 20_000,
        "(ndlr " * 20_000,
        "10 000 " * 15_000,
        "\0" * 100_000,
        "\u0301" * 100_000,
        "👩\u200d💻" * 20_000,
        "中" * 100_000,
        "S.A." * 30_000,
        "[(" * 50_000,
        "\u202e\u05d0" * 50_000,
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_no_text_takes_long(text):
    before = time.process_time()
    analysis.terms(text)
    analysis.tokens(text)
    analysis.alternatives(text)
    analysis.phrases(text)
    analysis.word_key(text)
    assert time.process_time() - before < 2


def test_a_very_long_text_is_read_to_a_limit():
    assert analysis.terms("données " * 30_000) == ["donnee"] * 25_000
    assert analysis.phrase("données " * 30_000) == ("donnee",) * 125


def test_word_keys_are_folded_words():
    assert analysis.word_key("l’AP-HP") == "aphp"
    assert analysis.word_key("Œuvre") == "oeuvre"
    assert analysis.word_key("CŒUR") == analysis.word_key("coe\u00adur") == "coeur"
    assert analysis.word_key("H&TI") == "hti"
    assert analysis.word_key("x" * 100) == "x" * 40


def test_neighbours_make_one_word():
    assert analysis.joined(["start", "ups"]) == analysis.terms("startup")[0]
    assert analysis.joined(["covid", "19"]) == "covid19"
    assert analysis.joined(["e", "santé"]) == analysis.terms("esanté")[0]
    assert analysis.joined(["de", "santé"]) == ""
    assert analysis.joined(["données"]) == ""
    assert analysis.joined([]) == ""


def test_each_thread_has_a_stemmer_of_its_own():
    found = {}
    threads = [
        threading.Thread(target=lambda: found.update({threading.get_ident(): stemming._stemmers.french}))
        for _ in range(3)
    ]
    barrier = [thread.start() for thread in threads]
    for thread in threads:
        thread.join()
    assert len(barrier) == 3
    assert stemming._stemmers.french not in found.values()


def test_lists_are_written_as_they_are_looked_up():
    """A form with an accent or a capital would never be met, nor a function word that is spelt in two ways."""
    folded = [*lexicon.KEPT, *lexicon.SAME, *lexicon.SAME.values(), *words.CASE_SENSITIVE, *words.WHOLE]
    folded += [*words.PARTED, *" ".join(words.PARTED.values()).split()]
    assert all(word.isascii() and word.isalpha() and word.islower() for word in folded)
    assert all(word == word.lower() == unicodedata.normalize("NFC", word) for word in words.STOP_WORDS)
    assert words.CASE_SENSITIVE - {"ans"} <= words.STOP_WORDS
    assert not lexicon.SAME.keys() & lexicon.KEPT.keys()
    assert not lexicon.SAME.keys() & set(lexicon.SAME.values())


def test_the_version_is_a_number_that_grows():
    assert analysis.VERSION >= 1

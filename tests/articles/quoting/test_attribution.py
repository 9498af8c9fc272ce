import pytest

from articles.quoting.attribution import Passage, attribute
from articles.quoting.cast import Cast, Voice

YANN = Voice("Yann Kergoat", "Kergoat", "m", [("directeur général", ["Phare Commun"])])
SOLVEIG = Voice("Solveig Darrieux", "Darrieux", "f", [("directrice générale", ["Registre Ouvert Armor"])])
NOEL = Voice("Noël Briend", "Briend", "m", [("entrepreneur", [])])
CAST = Cast(
    [YANN, SOLVEIG, NOEL],
    {"phare commun": "Phare Commun", "registre ouvert armor": "Registre Ouvert Armor", "roa": "Registre Ouvert Armor"},
)


def candidates(*texts, section=None):
    return [found for row in attribute([Passage(text, section) for text in texts], CAST) for found in row]


def speakers(*texts, section=None):
    return [found.voice.name if found.voice else None for found in candidates(*texts, section=section)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« La mer monte vite ce soir », explique Yann Kergoat.", "Yann Kergoat"),
        ("« La mer monte vite ce soir », a déclaré le Dr Kergoat, hier.", "Yann Kergoat"),
        ("« La mer monte vite ce soir » (Yann Kergoat)", "Yann Kergoat"),
        ("Un point sur lequel a insisté le Dr Noël Briend : « La mer monte vite. »", "Noël Briend"),
        ("Yann Kergoat, directeur général de Phare Commun, confirme : « La mer monte vite. »", "Yann Kergoat"),
        ("La directrice du ROA souligne un prix : « La mer monte vite ce soir. »", "Solveig Darrieux"),
        ("Pour Solveig Darrieux, il faut relire « ensemble » les carnets.", "Solveig Darrieux"),
        ("Selon l’entrepreneur, tout tient : « La mer monte, souligne-t-il. Elle descend. »", "Noël Briend"),
        ("« La mer monte, insiste le Dr Yann Kergoat : elle descend. Nous attendons. »", "Yann Kergoat"),
        (
            "Le quai ouvrira, rappelle Yann Kergoat, ajoutant que le cahier est public (« chacun y écrit »).",
            "Yann Kergoat",
        ),
    ],
)
def test_a_frame_names_the_speaker(text, name):
    assert speakers(text) == [name]


def test_a_pronoun_means_the_last_subject_even_of_the_block_before():
    assert speakers("Le Dr Yann Kergoat approuve : tout ira.", "« La mer monte, ajoute-t-il. Elle descend. »") == [
        "Yann Kergoat"
    ]
    assert speakers("Solveig Darrieux sourit. Elle veut une garde « permanente », note-t-elle.") == ["Solveig Darrieux"]


def test_a_pronoun_of_the_other_gender_names_nobody():
    assert speakers("Le Dr Yann Kergoat approuve.", "« La mer monte, ajoute-t-elle. Elle descend. »") == [None]


def test_somebody_unknown_breaks_the_thread_and_stays_as_printed():
    (found,) = candidates("Yann Kergoat approuve. « La mer monte vite ce soir », abonde un vieux pêcheur.")
    assert (found.voice, found.printed) == (None, "un vieux pêcheur")
    assert speakers("Yann Kergoat approuve. Un vieux pêcheur arrive.", "« La mer monte, dit-il. Oui. »") == [None]


def test_somebody_whom_only_the_text_names_may_be_meant_by_a_pronoun():
    (found,) = candidates("Yann Kergoat approuve. Le Dr Anatole Brun arrive.", "« La mer monte, dit-il. Oui. »")
    assert (found.voice.name, found.voice.is_known) == ("Anatole Brun", False)


def test_the_section_names_the_speaker_unless_the_sentence_names_another():
    assert speakers("Les ports vont « partager leurs feux ».", section=YANN) == ["Yann Kergoat"]
    assert speakers("Pour Solveig Darrieux, il faut « relire » tout.", section=YANN) == ["Solveig Darrieux"]
    assert speakers("Les ports vont « partager leurs feux ».") == [None]


def test_presented_by_makes_a_quotation_about_the_person_of_the_section():
    (found,) = candidates("Présenté par le Dr Yann Kergoat comme « le plus patient du pays », il écoute.", section=NOEL)
    assert (found.voice.name, found.about.name) == ("Yann Kergoat", "Noël Briend")


def test_an_organisation_may_speak_and_two_people_together():
    (found,) = candidates("« La mer monte vite ce soir », indique Phare Commun.")
    assert (found.voice, found.organisation) == (None, "Phare Commun")
    (found,) = candidates("« La mer monte vite ce soir », affirment Yann Kergoat et Noël Briend.")
    assert [found.voice.name, *(voice.name for voice in found.others)] == ["Yann Kergoat", "Noël Briend"]


def test_the_same_voice_goes_on_after_a_participle():
    text = "Yann Kergoat arrive. « La mer monte vite ce soir », a-t-il déclaré, ajoutant que « le port tiendra »."
    assert speakers(text) == ["Yann Kergoat", "Yann Kergoat"]


def test_an_office_is_recognised_as_a_whole():
    cast = Cast([Voice("Ali Brun", "Brun", "m", [("ministre de la Mer", [])])])
    ((found,),) = attribute([Passage("Le ministre de la Mer le répète : « Il faut partir avant la nuit. »")], cast)
    assert found.voice.name == "Ali Brun"
    ((found,),) = attribute([Passage("Le ministre de la Terre le répète : « Il faut partir avant la nuit. »")], cast)
    assert found.voice is None


def test_a_family_name_borne_by_two_names_nobody():
    cast = Cast([YANN, Voice("Anna Kergoat", "Kergoat", "f")])
    ((found,),) = attribute([Passage("« La mer monte vite ce soir », explique Kergoat.")], cast)
    assert found.voice is None


def test_a_name_inside_the_quotation_is_not_its_speaker():
    assert speakers("Il faut « écouter Yann Kergoat » tous les soirs.") == [None]

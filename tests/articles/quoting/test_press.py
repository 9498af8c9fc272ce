"""Whose words they are, in the manners of the field’s press, with people whom no record knows."""

import pytest

from articles.quoting.attribution import SURE, Passage, attribute
from articles.quoting.cast import Cast, Voice
from articles.quoting.strangers import with_strangers

YANN = Voice("Yann Kergoat", "Kergoat", "m", [("directeur général", ["Phare Commun"])])
SOLVEIG = Voice("Solveig Darrieux", "Darrieux", "f", [("présidente", ["Registre Ouvert Armor"])])
CAST = Cast([YANN, SOLVEIG], {"phare commun": "Phare Commun", "registre ouvert armor": "Registre Ouvert Armor"})


def candidates(*texts):
    passages = [Passage(text.removeprefix("# "), is_heading=text.startswith("# ")) for text in texts]
    return [found for row in attribute(passages, CAST) for found in row]


def told(*texts):
    """The names of those who speak, else the words that name them; an empty string for nobody."""
    return [
        found.voice.name if found.voice else found.organisation or ("" if found.is_pronoun else found.printed)
        for found in candidates(*texts)
    ]


WORDS = "« La mer monte vite ce soir »"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{WORDS}, souligne la directrice du numérique en santé du CHU de Molzic, Anne Kermarec.", "Anne Kermarec"),
        (f"{WORDS}, s’émerveille Lomig Bescond, 24 ans.", "Lomig Bescond"),
        (f"{WORDS}, savoure Yann Kergoat.", "Yann Kergoat"),
        (f"{WORDS}, poursuit, chiffres à l’appui, la présidente du Registre Ouvert Armor.", "Solveig Darrieux"),
        (f"{WORDS}, a lancé la seule femme du plateau, Solveig Darrieux.", "Solveig Darrieux"),
        (f"{WORDS}. C’est par ces mots que Yann Kergoat a conclu.", "Yann Kergoat"),
        (f"Sur X, Yann Kergoat s’est montré plus direct : {WORDS}", "Yann Kergoat"),
        (f"C’est Yann Kergoat qui a trouvé la formule : {WORDS}", "Yann Kergoat"),
        ("Une crainte partagée par Yann Kergoat, qui a demandé « un peu de temps ».", "Yann Kergoat"),
        ("Le projet a été qualifié de « pharaonique » par Yann Kergoat.", "Yann Kergoat"),
        (f"Le maire, Gwendal Riou, est en retard. {WORDS}, a lancé l’édile.", "Gwendal Riou"),
        (f"La Pr Enora El Fassi alerte. {WORDS}, dit-elle.", "Enora El Fassi"),
        (f"{WORDS}, concède S. Darrieux.", "Solveig Darrieux"),
    ],
)
def test_the_name_is_found_wherever_the_writer_puts_it(text, name):
    assert told(text) == [name]


def test_those_who_speak_together_stay_as_printed():
    assert told("Le syndicat dénonce « un coup » et réclame « des actes ».") == ["Le syndicat", "Le syndicat"]
    assert told(f"{WORDS}, estiment les auteurs. Ils appellent à « des essais ».") == ["les auteurs", "les auteurs"]


def test_pour_before_those_for_whom_something_is_tells_nobody():
    assert told("Pour les patients, c’est « la double peine ».") == [""]
    assert told("Selon nos informations, le contrat serait « suspendu ».") == [""]


def test_words_signed_from_below_are_not_those_of_the_line_above():
    page = ("« La mer monte. »", "Yann Kergoat, directeur général", "« Elle descend. »", "Solveig Darrieux, présidente")
    assert told(*page) == ["Yann Kergoat", "Solveig Darrieux"]
    assert told(*page[1:], "« Elle attend. »") == ["Yann Kergoat", "Solveig Darrieux"]


def test_a_line_of_words_that_may_be_signed_from_above_or_below_is_nobody_s_for_sure():
    found = candidates("« La mer monte. »", "Yann Kergoat, directeur général", "« Elle descend. »")
    assert found[0].voice is None


def test_a_pronoun_chooses_between_those_named_before_by_what_it_shows():
    assert told(f"Solveig Darrieux a reçu Yann Kergoat. {WORDS}, a-t-il dit. {WORDS}, a-t-elle répondu.") == [
        "Yann Kergoat",
        "Solveig Darrieux",
    ]
    assert told(f"Solveig Darrieux a reçu Yann Kergoat. {WORDS}, a averti le second.") == ["Yann Kergoat"]


def test_a_guess_between_two_is_never_sure():
    found = candidates(f"Solveig Darrieux a reçu Yann Kergoat. {WORDS}, a-t-il dit.")
    assert found[0].confidence < SURE


def test_a_post_held_by_a_woman_is_not_that_of_a_man():
    assert told(f"{WORDS}, assure le président.") == ["le président"]


def test_the_words_of_a_study_are_not_those_of_who_quotes_it():
    assert told("Yann Kergoat cite une étude qui conclut à « un bénéfice modeste ».") == [""]


def test_a_word_held_at_a_distance_is_nobody_s():
    assert told("Yann Kergoat réclame une « vraie » transparence.") == [""]


def test_the_house_spoken_of_last_is_meant_by_what_it_is():
    page = f"Selon Phare Commun, tout va. {WORDS}, tempère l’organisme."
    assert told(page) == ["Phare Commun"]


@pytest.mark.parametrize(
    "answer", ["Yann Kergoat – Non, jamais.", "Yann Kergoat. Non, jamais.", "Y. Kergoat : Non, jamais."]
)
def test_an_answer_is_signed_in_several_manners(answer):
    assert told("La Vigie – Faut-il partir ?", answer) == ["Yann Kergoat"]


def test_an_interview_in_dashes_is_of_whom_its_heading_names():
    assert told("# Trois questions à Yann Kergoat", "– Faut-il partir ?", "– Non, jamais.") == ["Yann Kergoat"]


def test_an_interview_in_marks_is_of_whom_its_heading_names():
    page = ("# Yann Kergoat, directeur : « Il faut partir »", "Faut-il partir ?", WORDS)
    assert told(*page) == ["Yann Kergoat"]


def test_words_announced_by_a_pronoun_are_of_whoever_spoke_last():
    page = f"Solveig Darrieux approuve. L’équipage reste libre, précise-t-elle : {WORDS}"
    assert told(page) == ["Solveig Darrieux"]


def test_a_family_name_is_not_found_in_a_longer_one():
    assert told(f"Yann Kergoat-Brun attend. {WORDS}, dit une dame, et {WORDS}, dit-elle.")[0] != "Yann Kergoat"
    page = f"Solveig Darrieux et Lou Kergoat-Brun attendent. {WORDS}, a-t-il dit."
    assert told(page) != ["Yann Kergoat"]


def test_somebody_who_goes_by_a_given_name_may_be_meant_by_a_pronoun():
    page = f"Yann Kergoat écoute. Nadège, elle, a attendu. {WORDS}, raconte-t-elle."
    assert told(page) == ["Nadège"]


def test_who_goes_further_in_saying_so_is_the_one_who_says_it():
    assert told("Yann Kergoat est allé plus loin en proposant « une loi ».") == ["Yann Kergoat"]


def test_two_capitals_are_not_yet_somebody():
    cast = with_strangers(CAST, [Passage("La Nuit Bleue aura lieu. Embrun Capital, actionnaire, se retire.")])
    assert cast.voices == CAST.voices


def test_those_of_a_ministry_speak_for_it_and_nobody_by_name():
    assert told("Yann Kergoat attend. Au ministère, on se dit « confiant ».") == ["le ministère"]
    assert told(f"Yann Kergoat attend. {WORDS}, indique-t-on au ministère.") == ["le ministère"]
    assert told(f"Au ministère, on se tait. {WORDS}, y promet-on.") == ["le ministère"]
    assert told(f"L’ordre attend. {WORDS}, dit-on.") == [""]


def test_two_who_speak_together_are_both_told():
    (found,) = candidates("Yann Kergoat et Solveig Darrieux saluent « un texte juste ».")
    assert (found.voice, found.others) == (YANN, [SOLVEIG])
    assert (
        told(f"Yann Kergoat et Solveig Darrieux saluent « un texte juste ». {WORDS}, dit-il.")[1] != "Solveig Darrieux"
    )


def test_who_is_thanked_does_not_speak():
    page = "La présidente a tenu à remercier Anne Roy pour « son engagement », et Solveig Darrieux applaudit."
    assert told(page) != ["Anne Roy"]


def test_the_name_at_the_end_of_the_line_signs_the_words():
    assert told("« La mer monte vite ce soir. » Solveig Darrieux, présidente du Registre Ouvert Armor") == [
        "Solveig Darrieux"
    ]


def test_plain_answers_under_plain_questions_are_of_whom_the_heading_names():
    page = ("# Trois questions à Yann Kergoat", "Faut-il partir ?", "Non, jamais.", "Et rester ?", "Oui, toujours.")
    assert told(*page) == ["Yann Kergoat", "Yann Kergoat"]
    assert told("# Yann Kergoat s’en va", *page[1:]) == []
    assert told(*page[:3], "La mer monte.") == []


def test_any_director_is_not_the_one_on_record():
    assert told(f"Yann Kergoat attend. Un directeur s’agace. {WORDS}, dit-il.") != ["Yann Kergoat"]


def test_and_to_add_is_of_whoever_has_just_spoken():
    assert told(f"{WORDS}, dit Yann Kergoat. Et d’ajouter : « Elle descendra. »") == ["Yann Kergoat"] * 2


def test_one_who_goes_by_a_given_name_is_not_whoever_spoke_before():
    page = (f"{WORDS}, dit Loan Bescond.", f"Clara, étudiante, attend. {WORDS}, dit-elle.")
    assert told(*page) == ["Loan Bescond", "Clara"]


def test_on_after_a_house_was_told_is_of_that_house():
    assert told(f"Du côté de l’agence, on parle de « pause ». {WORDS}, assure-t-on.") == ["l’agence", "l’agence"]


def test_celle_ci_is_whoever_was_named_last():
    assert told("Un comité présidé par Solveig Darrieux veillera. Celle-ci dit venir « sans hésiter ».") == [
        "Solveig Darrieux"
    ]


def test_who_is_said_to_have_said_so_of_themselves_speaks():
    assert told("Solveig Darrieux s’est dite « favorable » au texte.") == ["Solveig Darrieux"]


def test_a_tool_baptised_so_is_named_and_not_quoted():
    assert told("Yann Kergoat attend. Leur outil, baptisé « Vigie 15 », prédit la houle.") == []


def test_the_service_of_a_town_is_nobody():
    page = f"Rien n’appelait Solveig Darrieux. Aide au Samu de Molzic, elle a appris. {WORDS}, se souvient-elle."
    assert told(page) == ["Solveig Darrieux"]


def test_words_set_apart_on_their_line_are_whole_whoever_signs_them():
    (found,) = candidates("– « La mer monte vite ce soir », Solveig Darrieux, présidente du Registre Ouvert Armor.")
    assert (found.voice, found.nature) == (SOLVEIG, "integrale")


def test_each_of_two_who_answer_one_question_is_told():
    page = ("La Vigie : Faut-il partir ?", "Yann Kergoat : Non, jamais.", "Solveig Darrieux : Oui, toujours.")
    assert told(*page) == ["Yann Kergoat", "Solveig Darrieux"]


def test_the_one_spoken_about_is_not_who_has_just_spoken():
    page = f"{WORDS}, a jugé Yann Kergoat. L’intéressé ne s’en émeut pas. {WORDS}, répond-il."
    assert told(page)[1] != "Yann Kergoat"
    assert told(
        f"{WORDS}, dit Solveig Darrieux. Le port sera dirigé par Yann Kergoat. {WORDS}, promet l’intéressé."
    ) == [
        "Solveig Darrieux",
        "Yann Kergoat",
    ]


def test_this_statistician_is_whoever_was_just_named():
    page = f"Le port est confié à Anne Roy. Cette statisticienne de 41 ans arrive de loin. {WORDS}, fait-elle valoir."
    assert told(page) == ["Anne Roy"]


def test_a_share_of_those_asked_do_not_speak_by_the_mouth_of_who_asks():
    assert told("Yann Kergoat dresse un constat : 61 % des marins jugent leur port « inadapté ».") == [""]


def test_says_he_between_pauses_tells_whose_words_come_after():
    assert told(f"{WORDS}, dit Yann Kergoat. Chacun, dit-il, « parlait sa langue ».") == ["Yann Kergoat"] * 2


def test_an_association_is_printed_with_its_name():
    assert told("L’association Implants et transparence, qui veille, demande « des comptes ».") == [
        "L’association Implants et transparence"
    ]


def test_the_group_is_not_the_association_named_before():
    assert told(f"L’association Vivre attend, et l’association Vivre dit « oui ». {WORDS}, assure le groupe.")[-1] == (
        "le groupe"
    )


def test_who_lends_a_group_their_voice_is_told():
    assert told("Le groupe, par la voix de Yann Kergoat, a dénoncé « un droit de façade ».") == ["Yann Kergoat"]


def test_those_of_a_house_set_apart_by_a_clause_are_still_of_that_house():
    assert told("Chez Phare Commun, qui l’a recrutée, on loue « son obstination ».") == ["Phare Commun"]


def test_a_commission_that_has_only_met_may_be_the_one_that_then_speaks():
    found = candidates("La commission a rendu un avis. Elle estime que les données sont « assez robustes ».")
    assert [(one.printed, one.confidence < SURE) for one in found] == [("La commission", True)]


def test_an_age_tells_that_a_rare_name_is_somebody_s():
    assert told(f"Zéphirelle Mordan, 33 ans, dessine. {WORDS}, raconte la jeune femme.") == ["Zéphirelle Mordan"]


def test_a_head_of_one_thing_is_not_the_head_of_another_on_record():
    cast = Cast([Voice("Noa Riou", "Riou", "m", [("chef de service", ["Phare Commun"])])], {})
    (row,) = attribute([Passage("Noa Riou attend. Le port change. Le chef de pôle y voit « un outil ».")], cast)
    assert row[0].voice is None or row[0].confidence < SURE


def test_who_asked_before_may_ask_again_without_a_question():
    page = ("La Vigie. – Partez-vous ?", "Yann Kergoat. – Non, jamais.", "La Vigie. – Certains le veulent.")
    assert told(*page, "Yann Kergoat. – Qu’ils le disent.") == ["Yann Kergoat", "Yann Kergoat"]


def test_says_she_at_the_end_of_the_sentence_tells_whose_the_words_in_it_are():
    page = f"{WORDS}, dit Solveig Darrieux. Rien ne montre « le moindre gain » ici, souligne-t-elle."
    assert told(page) == ["Solveig Darrieux"] * 2


def test_the_new_president_after_the_vote_is_the_one_just_elected():
    page = f"Les marins ont élu mardi Anne Roy. {WORDS}, a déclaré la nouvelle présidente à l’issue du scrutin."
    assert told(page) == ["Anne Roy"]

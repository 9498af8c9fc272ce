"""Words that name a function, with the gender they show when they show one."""

import re

from articles.quoting.words import words
from portal.core.text import fold

# masculine / feminine; an entry without « / » shows no gender.
_PAIRS = words("""
    président/présidente directeur/directrice fondateur/fondatrice cofondateur/cofondatrice
    co-fondateur/co-fondatrice chef/cheffe délégué/déléguée conseiller/conseillère chercheur/chercheuse
    enseignant/enseignante ingénieur/ingénieure entrepreneur/entrepreneure entrepreneur/entrepreneuse
    physicien/physicienne médecin chirurgien/chirurgienne coordinateur/coordinatrice
    coordonnateur/coordonnatrice administrateur/administratrice rapporteur/rapporteure professeur/professeure
    docteur/docteure sénateur/sénatrice député/députée maire ministre secrétaire porte-parole responsable
    cadre pdg dg ceo cto coo cfo cmo cio dsi dpo dga dgs drh rssi dim vice-président/vice-présidente manager
    gérant/gérante associé/associée partner trésorier/trésorière commissaire préfet/préfète doyen/doyenne
    avocat/avocate juriste économiste sociologue épidémiologiste biologiste pharmacien/pharmacienne
    infirmier/infirmière interne praticien/praticienne neurologue cardiologue oncologue radiologue psychiatre
    généticien/généticienne data-scientist statisticien/statisticienne mathématicien/mathématicienne
    informaticien/informaticienne investisseur/investisseuse animateur/animatrice inspecteur/inspectrice
    expert/experte spécialiste consultant/consultante journaliste rédacteur/rédactrice auteur/autrice
    philosophe historien/historienne membre référent/référente vice-doyen/vice-doyenne chargé/chargée
    titulaire créateur/créatrice dirigeant/dirigeante patron/patronne
    """)

_GENDERS: dict[str, str] = {}
for _pair in _PAIRS:
    _male, _, _female = _pair.partition("/")
    if _female:
        # « entrepreneur », « ingénieur », « professeur » or « docteur » are also said of women.
        _is_epicene = fold(_male) in {
            "entrepreneur",
            "ingenieur",
            "professeur",
            "docteur",
            "chef",
            "rapporteur",
            "auteur",
        }
        _GENDERS[fold(_male)] = "" if _is_epicene else "m"
        _GENDERS[fold(_female)] = "f"
    else:
        _GENDERS[fold(_male)] = ""

_MASCULINE: dict[str, str] = {}
for _pair in _PAIRS:
    _male, _, _female = _pair.partition("/")
    for _word in filter(None, (_male, _female)):
        _MASCULINE.setdefault(fold(_word), fold(_male))

# Words that complete a function and are no name of an organisation, even with a capital.
ROLE_COMPLEMENTS = frozenset(
    fold(word)
    for word in words("""
    général générale généraux adjoint adjointe délégué déléguée médical médicale scientifique technique
    exécutif exécutive associé associée honoraire émérite principal principale régional régionale national
    nationale financier financière commercial commerciale industriel industrielle opérationnel opérationnelle
    numérique innovation marketing stratégie data groupe digital digitale juridique qualité recherche
    développement relations institutionnelles affaires publiques réglementaires accès marché market access
    medical officer chief executive technology information operating vice senior director head of monde europe
    france pôle service département santé clinique hospitalier hospitalière universitaire praticien et &
    e-santé it rh r&d ia produit projets projet
    """)
)
# Offices that are complete without an organisation: « ministre de la Santé », « président de la République ».
_OFFICE = re.compile(
    r"^(?:(?:vice-)?president(?:e)? de la republique|(?:premiere? )?ministre|secretaire d.etat|deput"
    r"|senat|maire|prefet|commissaire)",
)
_REACH = 100  # the head stands in the first words, whatever follows
FORMER = re.compile(r"^(?:l[’']\s?)?(?:ex-\s?|ex |anciens? |anciennes? |anciennement )", re.IGNORECASE)
FUTURE = re.compile(
    r"^(?:futur|future|nouveau|nouvel|nouvelle|actuel|actuelle|aujourd[’']hui|désormais|actuellement) ", re.IGNORECASE
)


def role_head(text: str) -> str:
    """The folded first word of `text` if it names a function: « Directrice générale » gives « directrice »."""
    words = fold(FUTURE.sub("", FORMER.sub("", text[:_REACH].strip()))).split(" ")
    if words[0] == "premier" and words[1:2] == ["ministre"]:
        return "ministre"
    first = words[0].strip(",.;:()")
    return first if first in _GENDERS else ""


def gender_of_role(text: str) -> str:
    """« f », « m », or an empty string when the wording does not tell."""
    return _GENDERS.get(role_head(text), "")


def gender_of_noun(text: str) -> str:
    """« f » for « une ingénieure de l’équipe », « la porte-parole », « m » for « un marin »; else an empty string."""
    first, _space, rest = fold(text).partition(" ")
    shown = {"un": "m", "le": "m", "une": "f", "la": "f"}.get(first, "")
    return shown or gender_of_role(rest or first)


def is_office(role: str) -> bool:
    return _OFFICE.match(fold(role)) is not None


def same_head(first: str, second: str) -> bool:
    """Whether two function words are one, whatever the gender: « directeur » and « directrice »."""
    return bool(first) and neutral_head(first) == neutral_head(second)


def neutral_head(head: str) -> str:
    """The folded masculine of a word of function: « directrice » gives « directeur »."""
    return _MASCULINE.get(fold(head), fold(head))


def feminine_heads(head: str) -> list[str]:
    """The folded feminines of a folded masculine."""
    return [female for female, male in _MASCULINE.items() if male == head and female != male]

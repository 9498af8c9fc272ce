"""What kind of organisation a name announces, from its words."""

import re

from articles.quoting.words import words
from portal.core.text import fold, name_key

# Folded words → kind, tried in order; the values are those of Organisation.Kind.
_RULES = [
    (r"^(?:laboratoire|labo|unite|umr|equipe)\b", "laboratoire"),
    (r"\bthink tank\b|\bcercle\b", "think-tank"),
    (r"\bcampus\b", "campus"),
    (r"^(?:pole|cluster)\b|\bpole de competitivite\b", "pole"),
    (
        r"^(?:chu|chru|chr|ch|ght|hopital|hopitaux|hospices|clinique|centre hospitalier|assistance "
        r"publique|hegp|ehpad|institut curie"
        r"|gustave roussy|groupe hospitalier|polyclinique|ap-hp|ap-hm|hcl|unicancer)\b|\bhopita(?:l|ux)\b",
        "hopital",
    ),
    (
        r"^(?:universite|ecole|faculte|sorbonne|institut d'etudes|grande ecole|conservatoire)\b|\buniversite\b",
        "universite",
    ),
    (
        r"^(?:inserm|cnrs|inria|inrae|cea|institut pasteur|institut national de (?:la )?recherche"
        r"|institut de recherche|ird)\b"
        r"|^centre national de la recherche",
        "recherche",
    ),
    (
        r"^(?:ministere|agence|direction|delegation|haute autorite|caisse|cnam|secretariat|prefecture"
        r"|conseil|commission|region"
        r"|assemblee|senat|cnil|ansm|has|ars|dgos|dgs|drees|dns|office|parlement|gouvernement|etat|ville|mairie|autorite)\b",
        "administration",
    ),
    (
        r"^(?:federation|association|syndicat|union|ligue|collectif|societe francaise|france assos|leem"
        r"|snitem|fondation|ordre|cercle|club"
        r"|alliance|reseau|france biotech)\b",
        "association",
    ),
    (r"^(?:programme|plan|projet|strategie)\b", "programme"),
    (
        r"(?:consulting|healthcare)\b|\b(?:systems?|surgical|pharma|therapeutics|technologies|biotech|group|labs?|sas|sa|medtech|capital|ventures|"
        r"partners|software|solutions|sante sas|gmbh|inc|ltd)\b",
        "entreprise",
    ),
]
_COMPILED = [(re.compile(pattern), kind) for pattern, kind in _RULES]
_HEADS = re.compile(
    r"^(?:l'|la |le |les )?(?:universites?|hopita(?:l|ux)|instituts?|agences?|ministeres?|chu|chru|ght"
    r"|laboratoires?|centres?|cliniques?|"
    r"federations?|associations?|poles?|ecoles?|think tank|groupes?|societes?|haute autorite|caisses?"
    r"|directions?|delegations?|"
    r"fondations?|assistance|commissions?|conseils?|reseaux?|syndicats?|hospices|facultes?|academies?|start-ups?|unions?|comites?|"
    r"cercle|collectifs?|observatoires?|plateformes?|programmes?|projets?|campus|entreprises?|cabinets?|fonds|autorites?|bureau|hub)\b"
)
SMALL_WORDS = frozenset(
    words("""
    de du des la le les l d et en a au aux pour sur par the of and for
    """)
)


def guess_kind(*names: str) -> str:
    """The kind that the first telling name announces, « autre » when none does."""
    for name in names:
        folded = re.sub(r"^(?:l'|la |le |les )", "", fold(name))
        for pattern, kind in _COMPILED:
            if pattern.search(folded):
                return kind
    return "autre"


def has_organisation_head(text: str) -> bool:
    """Whether the words begin with a noun of organisation: « université… », « Agence… »."""
    return _HEADS.match(fold(text)) is not None


def is_acronym(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return (
        2 <= len(word) <= 12
        and " " not in word
        and sum(char.isupper() for char in letters) >= max(2, len(letters) * 0.6)
    )


def is_acronym_of(acronym: str, name: str) -> bool:
    """Whether the letters of the acronym are found, in order, at the heads of the words of the name."""
    letters = name_key(acronym).replace(" ", "")
    words = name_key(name).split(" ")
    full = "".join(word[0] for word in words if word)
    strong = "".join(word[0] for word in words if word and word not in SMALL_WORDS)
    return bool(letters) and (letters in (full, strong) or _is_subsequence(letters, full))


def _is_subsequence(letters: str, heads: str) -> bool:
    remaining = iter(heads)
    return len(letters) > 1 and letters[0] == heads[:1] and all(letter in remaining for letter in letters)

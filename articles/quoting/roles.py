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
    adjoint/adjointe élu/élue édile parlementaire procureur/procureure juge magistrat/magistrate urgentiste
    réanimateur/réanimatrice anesthésiste dermatologue gériatre généraliste pédiatre gynécologue ophtalmologue
    obstétricien/obstétricienne dentiste kinésithérapeute orthophoniste psychologue ergothérapeute diététicienne
    ambulancier/ambulancière aide-soignant/aide-soignante soignant/soignante sage-femme virologue infectiologue
    immunologiste hématologue néphrologue pneumologue endocrinologue diabétologue rhumatologue urologue
    aidant/aidante bénévole étudiant/étudiante doctorant/doctorante confrère/consœur homologue collègue
    prédécesseur successeur collaborateur/collaboratrice analyste architecte développeur/développeuse
    syndicaliste militant/militante essayiste anthropologue géographe politologue démographe roboticien/roboticienne
    bio-informaticien/bio-informaticienne biostatisticien/biostatisticienne sous-préfet/sous-préfète
    sous-directeur/sous-directrice recteur/rectrice intéressé/intéressée promoteur/promotrice
    représentant/représentante porteur/porteuse leader meneur/meneuse négociateur/négociatrice éducateur/éducatrice
    investigateur/investigatrice concepteur/conceptrice pilote acheteur/acheteuse cogérant/cogérante
    manipulateur/manipulatrice pédopsychiatre médiateur/médiatrice archiviste documentaliste technicien/technicienne
    gestionnaire vétérinaire bioéthicien/bioéthicienne actuaire directeur-adjoint/directrice-adjointe allergologue
    addictologue angiologue vice-recteur/vice-rectrice assesseur/assesseure hygiéniste logisticien/logisticienne
    puéricultrice ostéopathe podologue audioprothésiste opticien/opticienne préparateur/préparatrice
    modérateur/modératrice ambassadeur/ambassadrice conférencier/conférencière eurodéputé/eurodéputée notaire
    président-directeur/présidente-directrice visiteur/visiteuse formateur/formatrice pharmacologue toxicologue
    homme/femme trentenaire quadragénaire quinquagénaire sexagénaire
    septuagénaire cancérologue radiothérapeute physiologiste écologue climatologue linguiste éthicien/éthicienne
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
    généraliste libéral libérale retraité retraitée indépendant indépendante syndical syndicale municipal municipale
    local locale départemental départementale spécialiste urgentiste coordinateur coordinatrice référent référente
    e-santé it rh r&d ia produit projets projet
    """)
)
# Offices that are complete without an organisation: « ministre de la Santé », « président de la République ».
_OFFICE = re.compile(
    r"^(?:(?:vice-)?president(?:e)? de la republique|(?:premiere? )?ministre|secretaire d.etat|deput"
    r"|senat|maire|prefet|commissaire)",
)
# Posts, of which one has one’s own. Other words tell what somebody is, along with a post.
_POSTS = frozenset(
    words("""
    directeur president ministre maire secretaire prefet sous-prefet doyen tresorier recteur commissaire porte-parole
    procureur
    """)
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


def bare_words(text: str) -> str:
    """« la psychiatre » without its article."""
    return re.sub(r"^(?:l[ea]s? |l[’']|une? |ce(?:t|tte)? )", "", text, flags=re.IGNORECASE)


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


def may_hold(said: str, functions: list[str]) -> bool:
    """Whether « le directeur » may be who holds these functions: a post goes by its name, « le praticien » by none."""
    post = neutral_head(role_head(said))
    return post not in _POSTS or not functions or any(same_head(role_head(one), post) for one in functions)

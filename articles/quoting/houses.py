"""Words that say that a capitalised name is that of an organisation or a thing, not of somebody."""

from articles.quoting.words import words
from portal.core.text import fold

_WORDS = frozenset(
    words("""
    academie agence agences aphp assistance association assurance autorite banque biotech bureau cabinet caisse campus
    capital care centrale centre chambre chr chru chu clinique cnil collectif college comite commission communaute
    confederation conseil consortium cour data digital direction ecole editions entrepots espace etablissement
    etablissements europe federation filiere fondation fonds forum france gip gouvernement group groupe groupement
    groupes health hopital hopitaux hospices hub institut invest investissement journal lab laboratoire laboratoires
    labs ligue lycee maison mairie medical medicale ministere mission mutuelle mutuelles numerique observatoire office
    ordre organisation partners pharma plan plateforme pole programme radio region registre reseau sante securite senat
    service services sociale societe solutions syndicat systems tech technologies therapeutics think tank tribunal
    union universite ventures ville samu smur ehpad ght ars dres cpts msp iut inserm cnrs cea assises journees salon
    sommet congres assemblee conference pays parlement traite charte parc baie golfe ile iles loire rhin rhone
    """)
)


def is_house(name: str) -> bool:
    """Whether a word of `name` is one of an organisation: « Embrun Capital », « Agence Bleue »."""
    return any(fold(part) in _WORDS for word in name.split(" ") for part in [word, *word.split("-")])

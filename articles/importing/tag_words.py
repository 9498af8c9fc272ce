"""Words that make up the tags of a health-data news site: they help to cut tags printed without separators."""

from portal.core.text import name_key

_WORDS = """
réel réelle synthétique bras décentralisé virtuel
accès accord achat acquisition acteur administration affaire agence agrément aide algorithme ambulatoire amm
analyse annuaire appel application apprentissage assurance maladie association audit automatisation autonomie
autorisation base big data biologie biomarqueur biotech blockchain brevet budget bloc cancer cancérologie campus
capteur essai cardiologie certification chatbot chiffre chirurgie chronique cht ght chu chru ch clinique cloud cnam
cnil cohorte collaboration collectivité communication compétitivité concours conformité congrès connecté conseil
consentement consortium consultation contrat coopération covid création crise cybersécurité décision déploiement
dépistage développement diabète diagnostic digital digitale dispositif médical médicaux dmp donnée dossier droit
économie écosystème éditeur éducation efficacité émergence emploi enquête enseignement entreprise entrepôt
entretien épidémiologie établissement état éthique étude europe européen européenne évaluation évènement événement
exercice expérimentation expertise fédéré finance financement fonds formation france fusion génétique génomique
gestion gouvernance gouvernement groupement hébergement health hub hds hôpital hôpitaux hospitalisation identité
imagerie impact industrie infirmier information informatique infrastructure innovation institut institution
intelligence artificielle international interopérabilité investissement investisseur juridique justice label
laboratoire législation levée libéral logiciel loi mutuelle machine learning maladie marché marketing médecin
médecine médicament médical médicale médico médtech medtech messagerie mesure ministère mobile mobilité modèle
mutualisation nomination nouvelle numérique objectif objet observatoire offre oncologie open ordonnance
organisation organisme outil paiement parcours partenariat patient personnel personnelle pharma pharmaceutique
pharmacie pharmacovigilance pilotage plan plateforme pme politique pôle pratique précision prédictif prévention
prise privé production produit professionnel programme projet prospective protection psychiatrie public publique
qualité radiologie rare réalité recherche recommandation recrutement référencement référentiel réforme régional
région règlement règlementaire réglementaire règlementation réglementation régulation remboursement réseau
ressource responsable rgpd risque robotique santé scientifique sécurité ségur senior service simulation site
sociale société soin solution souveraineté start up startup start-up stratégie stratégique structure suivi
surveillance système système technologie technologique téléconsultation téléexpertise télémédecine télésanté
télésoin télésurveillance territoire tech test thérapie thérapeutique traitement transformation transparence
université urgence usage usager utilisation vaccin valeur validation valorisation veille vente vie ville virtuel
web e-santé e esante nouveau grand vrai world real life evidence ia ai rwd rwe snds pmsi has ansm ars dgos dns ans
hdh open access machine deep interne externe mixte homme femme enfant âge autonomie dépendance handicap ehpad
domicile hospitalier hospitalière pédiatrie neurologie ophtalmologie dermatologie immunologie infectiologie
"""
_STOP = "de du des la le les l d et en à au aux pour sur par the of and"


def singular(word: str) -> str:
    key = name_key(word)
    return key[:-1] if len(key) > 3 and key[-1] in "sx" else key


COMMON_WORDS = frozenset(map(singular, f"{_WORDS} {_STOP}".split()))

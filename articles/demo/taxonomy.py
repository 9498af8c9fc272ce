"""Rubriques, types of article and themes of the demonstration."""

from articles.demo.schema import TagData

RUBRIQUES = (
    ("Politique publique", "Lois, stratégies, agences : ce que l’État décide et ce qu’il en reste sur le terrain."),
    ("Données", "Le SNDS, le Health Data Hub, l’espace européen : les règles du jeu de la donnée de santé."),
    ("Industrie", "Entreprises, investisseurs, pôles de compétitivité : ceux qui fabriquent et ceux qui financent."),
    ("Recherche", "Laboratoires, méthodes et programmes : ce que la donnée change à la science médicale."),
    ("Établissements", "Hôpitaux, entrepôts de données, systèmes d’information : la donnée là où elle naît."),
)

# Name, plural, printed above the title?
TYPES = (
    ("Actualité", "Actualités", False),
    ("Entretien", "Entretiens", True),
    ("Mercato", "Mercato", True),
    ("Projet", "Projets", True),
    ("Analyse", "Analyses", True),
    ("Agenda", "Agenda", True),
)

TAGS = (
    TagData(
        name="Données de santé",
        synonyms=("donnée de santé", "health data"),
        description="Les informations qui se rapportent à l’état de santé d’une personne, du compte rendu au "
        "remboursement.",
    ),
    TagData(name="Health Data Hub", synonyms=("HDH", "Plateforme des données de santé"), organisation="hdh"),
    TagData(name="PariSanté Campus", synonyms=("Paris Campus Santé",), organisation="parisante"),
    TagData(name="Numérique en santé", synonyms=("e-santé", "santé numérique", "santé connectée")),
    TagData(name="Intelligence artificielle", synonyms=("IA", "apprentissage automatique")),
    TagData(name="Algorithmes", synonyms=("algorithme",)),
    TagData(
        name="Entrepôts de données de santé",
        synonyms=("EDS", "entrepôt de données de santé"),
        description="Les bases où un établissement réunit ce que produisent ses logiciels de soins, pour le "
        "réutiliser.",
    ),
    TagData(name="SNDS", synonyms=("Système national des données de santé", "SNIIRAM")),
    TagData(name="RGPD", synonyms=("règlement général sur la protection des données", "protection des données")),
    TagData(name="Réglementation", synonyms=("Règlementaire", "réglementaire", "droit")),
    TagData(name="Hébergement", synonyms=("HDS", "cloud", "hébergeur de données de santé")),
    TagData(name="Souveraineté numérique", synonyms=("souveraineté",)),
    TagData(name="Europe", synonyms=("Union européenne",)),
    TagData(
        name="Espace européen des données de santé",
        synonyms=("EEDS", "EHDS", "European Health Data Space"),
        description="Le cadre que le règlement (UE) 2025/327 donne à l’usage et au partage des données de santé.",
    ),
    TagData(name="Start-up", synonyms=("jeunes pousses", "startups", "scale-up")),
    TagData(name="Modèle économique", synonyms=("financement",)),
    TagData(name="Nominations", synonyms=("nomination", "Mercato")),
    TagData(name="Gouvernance"),
    TagData(name="Recherche clinique", synonyms=("recherche médicale",)),
    TagData(name="Imagerie médicale", synonyms=("ultrasons", "échographie")),
    TagData(name="Apprentissage fédéré", synonyms=("federated learning",)),
    TagData(name="Secret médical", synonyms=("secret professionnel",)),
    TagData(name="Droits des personnes", synonyms=("usagers", "droits des patients")),
    TagData(name="Mon espace santé", synonyms=("dossier médical partagé", "DMP")),
    TagData(name="Concertation publique", synonyms=("débat public",)),
    TagData(name="Pôles de compétitivité", synonyms=("pôle de compétitivité",)),
    TagData(
        name="Démonstration (fiction)",
        description="Textes de démonstration : personnes, organisation et propos inventés.",
    ),
)

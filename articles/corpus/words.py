"""The words that the corpus is made of. Names are built from syllables, so that they can be nobody’s."""

PLACE_STARTS = (
    *("Bran", "Orv", "Quel", "Tram", "Lus", "Fend", "Morv", "Galt", "Prax", "Vels", "Drim", "Cald"),
    *("Sorb", "Nerv", "Zalt", "Harp", "Jund", "Kerl", "Plom", "Rusk", "Tolv", "Wend", "Yst", "Glim"),
)
PLACE_MIDDLES = ("adi", "ela", "ino", "opi", "uré", "ami", "evo", "igu", "ola", "uba", "aro", "edi", "ika", "ozé")
PLACE_ENDS = ("vale", "bourg", "mont", "line", "dore", "nac", "rive", "tois", "zan", "quay", "foss", "lune")

FAMILY_STARTS = (
    *("Bar", "Cor", "Dul", "Fal", "Gor", "Hul", "Jar", "Kel", "Lor", "Mul", "Nar", "Pol", "Quar", "Rel", "Sil"),
    *("Tur", "Val", "Wor", "Xan", "Yel", "Zor", "Bel", "Cul", "Dar", "Fir", "Gul", "Har", "Jol", "Kur", "Lir"),
)
FAMILY_MIDDLES = ("ba", "cli", "do", "fu", "gri", "ja", "ko", "lu", "mé", "no", "pra", "qui", "so", "tru", "va", "xo")
FAMILY_ENDS = (
    *("zoude", "quive", "flax", "ndrouze", "ptine", "rguelle", "stèbre", "tchoux", "vrax", "zelin"),
    *("mbolle", "nquart", "plivet", "rzac", "stapon", "vlure", "xandeau", "zigue", "bdaire", "gnoufle"),
)
FEMALE_NAMES = (
    *("Orvalie", "Brumine", "Célandre", "Dorivette", "Élvina", "Fauvelle", "Glaïse", "Hélordie", "Ismérine"),
    *("Jolanthe", "Karoline-Axe", "Lumiette", "Mirabande", "Nacrine", "Ombeline-Or", "Pervanche", "Quintine"),
    *("Rosalvie", "Sybardie", "Tamarielle", "Ursandre", "Valdine", "Wandrille-Io", "Xéline", "Yvandre", "Zélimène"),
)
MALE_NAMES = (
    *("Alvador", "Brumaire", "Corvalin", "Dargobert", "Élzor", "Fructin", "Galvadier", "Hippolin", "Isandre"),
    *("Jorvain", "Kermaric", "Lazulin", "Mirandol", "Nivôsien", "Orphéon", "Pluvien", "Quasimir", "Romuldien"),
    *("Sylvebrun", "Thermidien", "Ulvérand", "Ventosin", "Wolmar", "Xandrin", "Yvandor", "Zéphirin-Ald"),
)

# First words of an organisation’s name, the preposition that brings it, its kind.
HOUSES = (
    ("Institut Synthétique", "de l’", "recherche"),
    ("Centre Fictif", "du ", "hopital"),
    ("Société Modèle", "de la ", "entreprise"),
    ("Agence Imaginaire", "de l’", "administration"),
    ("Laboratoire Simulé", "du ", "laboratoire"),
    ("Université Inventée", "de l’", "universite"),
    ("Fédération Factice", "de la ", "association"),
    ("Atelier Numérique Supposé", "de l’", "entreprise"),
    ("Pôle Virtuel", "du ", "pole"),
    ("Cercle Hypothétique", "du ", "think-tank"),
    ("Programme Éprouvette", "du ", "programme"),
    ("Campus Témoin", "du ", "campus"),
    ("Gazette Apocryphe", "de la ", "media"),
    ("Comptoir Irréel", "du ", "autre"),
)
# A function, for a woman and for a man.
ROLES = (
    ("directrice générale", "directeur général"),
    ("directrice des données", "directeur des données"),
    ("présidente", "président"),
    ("responsable de l’entrepôt", "responsable de l’entrepôt"),
    ("cheffe de projet", "chef de projet"),
    ("déléguée à l’éthique", "délégué à l’éthique"),
    ("directrice scientifique", "directeur scientifique"),
    ("ingénieure des registres", "ingénieur des registres"),
    ("conseillère numérique", "conseiller numérique"),
    ("coordinatrice des cohortes", "coordinateur des cohortes"),
    ("secrétaire générale", "secrétaire général"),
    ("responsable de la conformité", "responsable de la conformité"),
)
TITLES = ("Pr", "Dr", "Me")

# What themes, tools and projects are about: a thing in the plural, then an adjective that fits either gender.
THINGS = (
    *("Registres", "Cohortes", "Entrepôts", "Capteurs", "Passerelles", "Catalogues", "Référentiels", "Mesures"),
    *("Images", "Signaux", "Dossiers", "Algorithmes", "Protocoles", "Plateformes", "Analyses", "Prothèses"),
    *("Parcours", "Consentements", "Archives", "Simulations", "Jumeaux", "Codages", "Tarifs", "Indicateurs"),
    *("Alertes", "Banques", "Chartes", "Comités", "Études", "Interfaces"),
)
STEMS = (
    *("ondul", "brum", "orbit", "lun", "insul", "volcan", "granul", "tabul", "modul", "spir"),
    *("nébul", "opal", "mercur", "saturn", "boré", "auror", "corall", "sédiment", "crépuscul", "fluvi"),
)
SUFFIXES = ("aires", "atoires", "iques", "ibles", "oïdes")

SUBJECTS = (
    *("le comité de pilotage", "l’équipe projet", "la mission d’appui", "le conseil scientifique", "la tutelle"),
    *("le groupement", "la cellule régionale", "l’observatoire", "la commission d’accès", "le consortium"),
    *("l’établissement pilote", "la direction technique", "le collège des usagers", "la plateforme commune"),
)
VERBS = (
    *("prépare", "présente", "publie", "généralise", "expérimente", "suspend", "relance", "évalue", "finance"),
    *("documente", "ouvre", "étend", "simplifie", "examine", "cartographie", "consolide", "mutualise", "certifie"),
)
INFINITIVES = (
    *("préparer", "publier", "généraliser", "expérimenter", "suspendre", "relancer", "évaluer", "financer"),
    *("documenter", "ouvrir", "étendre", "simplifier", "cartographier", "consolider", "mutualiser", "certifier"),
)
PARTICIPLES = (
    *("préparé", "publié", "généralisé", "expérimenté", "suspendu", "relancé", "évalué", "financé", "documenté"),
    *("ouvert", "étendu", "simplifié", "cartographié", "consolidé", "mutualisé", "certifié"),
)
OBJECTS = (
    *(
        "un registre",
        "une passerelle",
        "un entrepôt",
        "un catalogue",
        "un référentiel",
        "une charte",
        "un banc d’essai",
    ),
    *("un tableau de bord", "une grille tarifaire", "un guichet", "un appel à projets", "une doctrine", "un lexique"),
    *("une feuille de route", "un protocole", "une cohorte", "un service d’alerte", "une base commune"),
)
OPENERS = (
    *("", "", "", "", "À ce stade, ", "Dans un second temps, ", "Depuis le printemps, ", "En parallèle, "),
    *("Selon le calendrier prévu, ", "Sur le terrain, ", "Contre toute attente, ", "Au terme de la consultation, "),
    *("À titre expérimental, ", "Comme annoncé, ", "Pour la première fois, ", "Faute de mieux, "),
)
TAILS = (
    *("", "", "", " d’ici à la fin du semestre", " sans attendre le rapport d’étape", " avec trois sites témoins"),
    *(" dans cinq régions d’essai", " à la demande des usagers", " malgré un budget réduit de 12\u202f%"),
    *(" pour un coût de 4,2\u00a0millions de crédits", " sous le contrôle d’un comité indépendant", " en deux étapes"),
    *(" après un an de travaux", " à moyens constants", " sur la base du volontariat", " avant la revue d’automne"),
)
SPOKEN = (
    *("Nous avons {done} {thing}{tail}", "Il faut {do} {thing}{tail}", "Personne ne voulait {do} {thing}{tail}"),
    *("On ne peut pas {do} {thing}{tail}", "Ce que nous voulons, c’est {do} {thing}{tail}"),
    *("J’aurais préféré {do} {thing}{tail}", "Notre rôle est de {do} {thing}{tail}"),
    *("Rien n’empêche de {do} {thing}{tail}", "C’est la première fois que l’on a {done} {thing}{tail}"),
)
SAYS = ("souligne", "précise", "estime", "rappelle", "résume", "explique", "prévient", "nuance", "observe", "ajoute")
PARTIAL_HEADS = (
    *("une affaire", "une promesse", "un pari", "une école", "un exercice", "une question", "un métier", "un geste"),
    *("une marche", "un sujet", "une preuve", "un excès"),
)
PARTIAL_TAILS = (
    *("de patience", "de confiance réciproque", "de pure forme", "de longue haleine", "de bon sens paysan"),
    *("d’horloger distrait", "de haute voltige", "d’équilibriste", "de cartographe", "de fin de saison"),
    *("sans lendemain", "sans mode d’emploi", "à contre-courant", "à ciel ouvert"),
)
HEADINGS = (
    *("Un calendrier en trois temps", "Ce qui change pour les sites témoins", "Des moyens encore discutés"),
    *(
        "La méthode en question",
        "Une gouvernance à trouver",
        "Les réserves du collège des usagers",
        "Et ensuite\u202f?",
    ),
    *("Des résultats à confirmer", "Le précédent de l’an passé", "Trois scénarios sur la table"),
)
SUBHEADINGS = (
    *("Premier volet", "Deuxième volet", "Le détail des coûts", "Le point de vue technique", "Les étapes suivantes"),
    *("Ce que dit le protocole", "Les délais", "Les exceptions prévues"),
)
GATHERINGS = (
    ("Journées", "conference"),
    ("Salon", "salon"),
    ("Rencontres", "conference"),
    ("Ateliers", "atelier"),
    ("Veillée", "afterwork"),
    ("Audition", "audition"),
    ("Colloque", "conference"),
    ("Lancement", "annonce"),
)
TERMS = (
    *("ondulométrie", "brumothèque", "cohortage", "registration croisée", "entreposage tiède", "désidentage"),
    *("pseudonage", "fédéroscopie", "catalogage lunaire", "signalance", "réutilisance", "consentologie"),
)

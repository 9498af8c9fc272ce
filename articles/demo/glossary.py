"""Terms of the trade, defined in our own words."""

from articles.demo.schema import TermData

TERMS = (
    TermData(
        term="EDS",
        expansion="entrepôt de données de santé",
        definition="Base où un établissement réunit les données de ses logiciels de soins pour les réutiliser, "
        "notamment dans la recherche.",
    ),
    TermData(
        term="SNDS",
        expansion="Système national des données de santé",
        definition="Ensemble de bases qui réunit, sous pseudonyme, les remboursements de l’Assurance maladie, "
        "l’activité des hôpitaux et les causes de décès.",
    ),
    TermData(
        term="PMSI",
        expansion="programme de médicalisation des systèmes d’information",
        definition="Recueil qui décrit chaque séjour hospitalier et sert à mesurer l’activité des établissements.",
    ),
    TermData(
        term="RGPD",
        expansion="règlement général sur la protection des données",
        definition="Règlement (UE) 2016/679 du 27 avril 2016, applicable depuis le 25 mai 2018.",
    ),
    TermData(
        term="EEDS",
        expansion="espace européen des données de santé",
        definition="Cadre créé par le règlement (UE) 2025/327 pour l’usage et l’échange des données de santé dans "
        "l’Union.",
    ),
    TermData(
        term="HDS",
        expansion="hébergeur de données de santé",
        definition="Certification exigée de qui héberge, pour le compte d’autrui, des données de santé recueillies "
        "lors des soins.",
    ),
    TermData(
        term="GIP",
        expansion="groupement d’intérêt public",
        definition="Personne morale de droit public que des partenaires, publics ou privés, forment par convention.",
    ),
    TermData(
        term="DMP",
        expansion="dossier médical partagé",
        definition="Carnet de santé numérique où patients et soignants versent documents et antécédents.",
    ),
    TermData(
        term="pseudonymisation",
        definition="Traitement qui ôte d’un jeu de données l’identité directe des personnes ; on peut la retrouver "
        "avec des informations gardées à part.",
    ),
    TermData(
        term="anonymisation",
        definition="Traitement après lequel il n’est plus possible, en pratique, de retrouver une personne. Il est "
        "irréversible.",
    ),
    TermData(
        term="apprentissage fédéré",
        definition="Méthode qui entraîne un modèle là où sont les données : le modèle circule, les données restent.",
    ),
    TermData(
        term="interopérabilité",
        definition="Capacité de logiciels différents à échanger des données en leur gardant le même sens.",
    ),
    TermData(
        term="FHIR",
        expansion="Fast Healthcare Interoperability Resources",
        definition="Standard d’échange de données de santé publié par l’organisation HL7.",
        language="en",
    ),
    TermData(
        term="licorne",
        definition="Jeune entreprise non cotée valorisée à plus d’un milliard de dollars.",
    ),
    TermData(
        term="scale-up",
        definition="Entreprise sortie de l’amorçage, dont tout l’enjeu est de grandir vite.",
        language="en",
    ),
    TermData(term="PME", expansion="petite ou moyenne entreprise", definition="Entreprise de moins de 250 salariés."),
    TermData(
        term="CHU",
        expansion="centre hospitalier universitaire",
        definition="Hôpital lié par convention à une université : il soigne, enseigne et cherche.",
    ),
    TermData(
        term="référé",
        definition="Procédure d’urgence : le juge prend des mesures provisoires, sans trancher le fond.",
    ),
)

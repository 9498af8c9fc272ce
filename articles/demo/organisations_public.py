"""Administrations, authorities and lawmakers of the demonstration."""

from articles.demo.organisations import FORMER, SIGLE, SPELLING, USUAL, Data, Kind

PUBLIC_BODIES = (
    Data(
        key="hdh",
        name="Health Data Hub",
        kind=Kind.ADMINISTRATION,
        website="https://www.health-data-hub.fr",
        verified_on="2021-09-29",
        names=(
            (SIGLE, "HDH", ""),
            (USUAL, "Plateforme des données de santé", ""),
            (FORMER, "Institut national des données de santé", "2019"),
            (SPELLING, "Health data hub", ""),
            (SPELLING, "INDS", ""),  # of its former name
        ),
        description="""Groupement d’intérêt public prévu par la loi du 24 juillet 2019 et constitué le 30
novembre 2019. Il a notamment pour mission :

- de réunir et d’ouvrir, sous conditions, les données du Système national des données de santé ;
- d’informer les patients et de faciliter l’exercice de leurs droits ;
- d’accompagner les porteurs de projets.""",
    ),
    Data(
        key="ans",
        name="Agence du numérique en santé",
        kind=Kind.ADMINISTRATION,
        website="https://esante.gouv.fr",
        verified_on="2021-09-23",
        names=((SIGLE, "ANS", ""), (FORMER, "Asip Santé", "2019")),
        description="Agence de l’État qui tient les référentiels et les services communs du numérique en santé.",
    ),
    Data(
        key="cnil",
        name="Commission nationale de l’informatique et des libertés",
        kind=Kind.ADMINISTRATION,
        website="https://www.cnil.fr",
        verified_on="2021-11-18",
        names=((SIGLE, "CNIL", ""), (SPELLING, "Cnil", "")),
        description="Autorité administrative indépendante créée par la loi du 6 janvier 1978. Elle veille à la "
        "protection des données personnelles.",
    ),
    Data(
        key="cnam",
        name="Caisse nationale de l’Assurance maladie",
        kind=Kind.ADMINISTRATION,
        names=(
            (SIGLE, "Cnam", ""),
            (USUAL, "Assurance maladie", ""),
            (FORMER, "Caisse nationale de l’assurance maladie des travailleurs salariés", "2018"),
        ),
        description="Tête de réseau de l’Assurance maladie. Ses remboursements forment l’une des bases du SNDS.",
    ),
    Data(
        key="drees",
        name="Direction de la recherche, des études, de l’évaluation et des statistiques",
        kind=Kind.ADMINISTRATION,
        names=((SIGLE, "Drees", ""),),
        description="Service statistique des ministères sociaux. Le Health Data Hub y a été préparé.",
    ),
    Data(
        key="dns",
        name="Délégation ministérielle au numérique en santé",
        kind=Kind.ADMINISTRATION,
        names=((SIGLE, "DNS", ""),),
    ),
    Data(
        key="atih",
        name="Agence technique de l’information sur l’hospitalisation",
        kind=Kind.ADMINISTRATION,
        website="https://www.atih.sante.fr",
        names=((SIGLE, "ATIH", ""),),
        description="Agence qui recueille et analyse les données des établissements de santé, dont le PMSI.",
    ),
    Data(
        key="cepidc",
        name="CépiDc",
        kind=Kind.LABORATORY,
        names=((USUAL, "Centre d’épidémiologie sur les causes médicales de décès", ""),),
        description="Centre de l’Inserm qui produit la statistique des causes de décès.",
    ),
    Data(
        key="has",
        name="Haute Autorité de santé",
        kind=Kind.ADMINISTRATION,
        website="https://www.has-sante.fr",
        names=((SIGLE, "HAS", ""),),
        description="Autorité publique indépendante qui évalue les produits de santé et la qualité des soins.",
    ),
    Data(
        key="cndp",
        name="Commission nationale du débat public",
        kind=Kind.ADMINISTRATION,
        website="https://www.debatpublic.fr",
        names=((SIGLE, "CNDP", ""),),
        description="Autorité indépendante qui veille à la participation du public aux grands projets.",
    ),
    Data(
        key="min-sante",
        name="Ministère des Solidarités et de la Santé",
        kind=Kind.ADMINISTRATION,
        verified_on="2021-09-23",
        description="Administration qui prépare et met en œuvre la politique de santé, de protection sociale et de "
        "solidarité (intitulé en usage en 2021).",
    ),
    Data(
        key="mesri",
        name="Ministère de l’Enseignement supérieur, de la Recherche et de l’Innovation",
        kind=Kind.ADMINISTRATION,
        verified_on="2021-09-23",
        names=((SIGLE, "MESRI", ""),),
        description="""Administration chargée :

- de l’enseignement supérieur ;
- de la recherche et de l’innovation (intitulé en usage en 2021).""",
    ),
    Data(
        key="cic",
        name="Centre interministériel de crise",
        kind=Kind.ADMINISTRATION,
    ),
    Data(key="elysee", name="Présidence de la République", kind=Kind.ADMINISTRATION, names=((USUAL, "Élysée", ""),)),
    Data(
        key="conseil-etat",
        name="Conseil d’État",
        kind=Kind.ADMINISTRATION,
        website="https://www.conseil-etat.fr",
        description="Juge administratif suprême et conseil du Gouvernement.",
    ),
    Data(
        key="parlement",
        name="Parlement français",
        kind=Kind.ADMINISTRATION,
        description="Assemblée nationale et Sénat. Les extraits de loi cités sur ce site le sont en son nom.",
    ),
    Data(
        key="ue",
        name="Union européenne",
        kind=Kind.ADMINISTRATION,
        website="https://european-union.europa.eu",
        names=((SIGLE, "UE", ""),),
        description="Les extraits de règlements européens cités sur ce site le sont en son nom.",
    ),
    Data(
        key="commission",
        name="Commission européenne",
        kind=Kind.ADMINISTRATION,
        website="https://commission.europa.eu",
    ),
    Data(
        key="cnom",
        name="Conseil national de l’Ordre des médecins",
        kind=Kind.ADMINISTRATION,
        website="https://www.conseil-national.medecin.fr",
        names=((SIGLE, "Cnom", ""), (USUAL, "Ordre des médecins", "")),
        description="Instance nationale de l’Ordre. La loi la charge de préparer le code de déontologie médicale.",
    ),
)

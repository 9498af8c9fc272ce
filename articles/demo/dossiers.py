"""Two true stories followed through the articles of the demonstration. What is stated is what those articles report."""

from articles.demo.schema import DossierData as Data

DOSSIERS = (
    Data(
        title="PariSanté Campus, du projet au Val-de-Grâce",
        standfirst="Recherche, formation et entreprises de la santé numérique sous un même toit : l’annonce, les "
        "fondateurs, la direction, la concertation.",
        state_of_play="""
Le programme est annoncé depuis décembre 2020 et dirigé depuis mars 2021 par le Pr Antoine Tesnière, au sein de
l’Inserm. Cinq fondateurs le portent.

La concertation du public est ouverte, avec la Commission nationale du débat public ; des appels à candidatures
s’adressent aux entreprises. L’emménagement au Val-de-Grâce est espéré pour 2028.
""",
        state_on="2021-09-23",
        entries=(
            (
                "emmanuel-macron-annonce-un-campus-de-sante-numerique-au-val-de-grace",
                "L’annonce, et le montant : 400 millions d’euros.",
            ),
            ("parisante-campus-cinq-fondateurs-et-un-horizon", "Qui fonde le campus, et pour quand."),
            ("le-pr-antoine-tesniere-a-la-direction-de-parisante-campus", "Le projet reçoit un directeur."),
            ("parisante-campus-ouvre-sa-concertation-publique", "Le public est consulté, les entreprises appelées."),
            (
                "passage-a-l-echelle-confiance-ethique-trois-voix-sur-parisante-campus",
                "Trois intervenants sur les entreprises, la confiance et l’éthique.",
            ),
        ),
    ),
    Data(
        title="L’espace européen des données de santé, étape par étape",
        standfirst="Un règlement, deux usages, six ans de mise en œuvre : le texte, ses dates, et ce qui existe déjà "
        "en France.",
        state_of_play="""
Le règlement (UE) 2025/327 est en vigueur depuis le 26 mars 2025. Il ne s’applique pas encore, pour l’essentiel.

- 26 mars 2027 : date d’application générale.
- 26 mars 2029 : résumé médical et ordonnance, et usage secondaire de la plupart des catégories de données.
- 26 mars 2031 : imagerie, résultats d’analyses, lettres de sortie, et le reste de l’usage secondaire.
""",
        state_on="2025-03-28",
        entries=(
            ("l-espace-europeen-des-donnees-de-sante-est-publie", "Ce que le texte organise."),
            (
                "agenda-les-dates-de-l-espace-europeen-des-donnees-de-sante",
                "Le calendrier, avec un fichier à réutiliser.",
            ),
            ("le-health-data-hub-est-officiellement-constitue", "Le guichet français, avant l’Europe."),
            ("comprendre-le-systeme-national-des-donnees-de-sante", "La base que la France apporte."),
        ),
    ),
)

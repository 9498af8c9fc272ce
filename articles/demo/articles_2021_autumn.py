"""Articles of the autumn of 2021: the Medicen Day, a reference framework for data warehouses."""

from articles.demo.articles_2019_2020 import Data
from articles.demo.articles_2021 import reported
from articles.demo.schema import Download, Shown, Text

ARTICLES_2021_AUTUMN = (
    Data(
        key="medicen-day-2021-cinq-points-de-vue-sur-la-sante-francilienne",
        title="Medicen Day 2021 : cinq points de vue sur la santé francilienne",
        type="Actualité",
        rubrique="Industrie",
        published="2021-09-29 15:30",
        updated="2022-03-16 10:00",
        standfirst="Circuits courts, alliances, entrepôts hospitaliers, intelligence artificielle de confiance, "
        "prix de la donnée : ce que cinq intervenants ont défendu le 28 septembre 2021 au rendez-vous du"
        " pôle Medicen, en propos rapportés.",
        tags=(
            "Algorithmes",
            "Données de santé",
            "Health Data Hub",
            "Entrepôts de données de santé",
            "Pôles de compétitivité",
            "Modèle économique",
            "Intelligence artificielle",
        ),
        bylines=(("marbre", ""),),
        event="medicen-2021",
        about_organisations=("medicen",),
        about_people=("herbreteau", "lala", "burgun", "gea", "khonsari"),
        directory=("medicen", "hdh", "aphp"),
        listed=("le-health-data-hub-est-officiellement-constitue",),
        pinned=("comprendre-l-entrepot-de-donnees-de-sante", "l-apprentissage-federe-explique"),
        blocks=(
            Text("""
Chaque année, le pôle de compétitivité Medicen Paris Region réunit industriels, cliniciens et pouvoirs publics.
De l’édition 2021, nous retenons cinq interventions sur le marché, les données et ce qu’elles valent.

## Thierry Herbreteau : d’abord un marché chez soi

Le PDG du groupe Peters Surgical juge qu’on ne conquiert pas l’étranger sans un marché national solide, et cite
l’Allemagne et le Japon. Il souhaite que des clauses d’achat favorisent les circuits courts.

## Christophe Lala : s’unir pour peser

Avec quelque 400 acteurs de l’e-santé, la France est trop éparpillée aux yeux de Christophe Lala. Le président
de MedtechConsulting, passé par GE Healthcare, appelle à la concentration, à l’alliance et au soutien des
métiers.

## Anita Burgun : l’entrepôt qui essaime

La cheffe du service d’informatique biomédicale à Necker et à l’HEGP décrit un entrepôt de données qui gagne
d’autres hôpitaux et permet de retrouver des patients semblables. Elle s’appuie sur l’exemple canadien pour
défendre l’apprentissage fédéré, dont les modèles vaudraient ceux des bases centralisées.

## Manuel Gea : du sens avant les algorithmes

Le président de Bio-Modeling Systems doute qu’un seul des algorithmes actuels puisse être certifié. Il craint
des programmes mal ajustés si l’industrie pharmaceutique reste à l’écart de la démarche publique d’IA de
confiance.

## Roman Hossein Khonsari : qui paie l’entrepôt ?

Le directeur médical du Health Data Hub rappelle que rien n’est demandé en échange des données confiées à un
projet d’intérêt public. Une réflexion est en cours sur ce que pourraient rendre les industriels qui les
utilisent ; il plaide pour un soutien de l’État à chaque CHU qui bâtit son entrepôt.
"""),
            Shown("strates"),
        ),
        noted=(
            reported(
                "Le PDG du groupe Peters Surgical juge qu’on ne conquiert pas l’étranger sans un marché national "
                "solide",
                "herbreteau",
                "Thierry Herbreteau, PDG du groupe Peters Surgical",
                organisation="peters",
            ),
            reported(
                "appelle à la concentration, à l’alliance et au soutien des métiers",
                "lala",
                "Christophe Lala, président de MedtechConsulting, ancien directeur général de GE Healthcare",
                organisation="medtech",
            ),
            reported(
                "décrit un entrepôt de données qui gagne d’autres hôpitaux et permet de retrouver des patients "
                "semblables",
                "burgun",
                "Anita Burgun, cheffe du service d’informatique biomédicale à Necker et à l’HEGP (AP-HP)",
                organisation="aphp",
            ),
            reported(
                "Le président de Bio-Modeling Systems doute qu’un seul des algorithmes actuels puisse être certifié.",
                "gea",
                "Manuel Gea, président de Bio-Modeling Systems",
                organisation="bms",
            ),
            reported(
                "il plaide pour un soutien de l’État à chaque CHU qui bâtit son entrepôt",
                "khonsari",
                "Roman Hossein Khonsari, directeur médical du Health Data Hub",
                organisation="hdh",
            ),
        ),
    ),
    Data(
        key="entrepots-de-donnees-de-sante-la-cnil-fixe-un-referentiel",
        title="Entrepôts de données de santé : la CNIL fixe un référentiel",
        type="Analyse",
        rubrique="Établissements",
        published="2021-11-18 08:50",
        standfirst="Qui suit le référentiel déclare sa conformité et se passe d’autorisation. Les autres continuent"
        " de déposer un dossier. Lecture d’un texte adopté le 7 octobre 2021.",
        tags=("Entrepôts de données de santé", "Données de santé", "RGPD", "Réglementation"),
        bylines=(("marbre", ""),),
        about_organisations=("cnil",),
        about_people=("denis",),
        directory=("cnil",),
        blocks=(
            Text("""
La règle était connue : réunir dans une même base les données de milliers de patients, en vue de recherches à
venir, demande l’autorisation de la CNIL. L’AP-HP l’avait obtenue dès 2017. La Commission que préside
Marie-Laure Denis ouvre maintenant une voie plus courte.

## Le principe : déclarer au lieu de demander

La délibération n° 2021-118 du 7 octobre 2021 adopte un référentiel, après une consultation publique lancée en
mars et une quarantaine de contributions. Un organisme dont l’entrepôt y répond en tous points déclare sa
conformité, la documente, et n’a pas d’autorisation à solliciter.

## Pour qui ?

Le référentiel vise les entrepôts qui relèvent d’une mission d’intérêt public. N’en sont pas :

- les entrepôts qu’une entreprise fonde sur son seul intérêt légitime ;
- les bases qui ne servent qu’aux soins, comme un dossier médical ;
- les entrepôts croisés avec la base principale du SNDS.

## Ce qu’il faut retenir

Un référentiel n’interdit rien : s’en écarter reste possible, au prix d’une demande d’autorisation. Il dit en
revanche, noir sur blanc, ce que le régulateur attend : gouvernance, information des patients, pseudonymisation,
traçabilité des accès.
"""),
            Download(
                document="reperes-entrepot", lead="Pour aller plus loin :", label="télécharger notre fiche repères"
            ),
        ),
    ),
)

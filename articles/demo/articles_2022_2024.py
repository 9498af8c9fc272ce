"""Articles of 2022 to 2024: a digital health record, three appointments and rules, certified hosting, the AI act."""

from articles.demo.articles_2019_2020 import Data
from articles.demo.schema import Aside, Text

AI_ACT = "https://eur-lex.europa.eu/eli/reg/2024/1689/oj"

ARTICLES_2022_2024 = (
    Data(
        key="mon-espace-sante-s-ouvre-a-toute-la-population",
        title="Mon espace santé s’ouvre à toute la population",
        type="Actualité",
        rubrique="Politique publique",
        published="2022-02-04 09:15",
        dateline="Paris",
        standfirst="Lancé le 3 février 2022 par le ministre Olivier Véran, le carnet de santé numérique est créé "
        "pour chaque assuré, sauf opposition de sa part. Il reprend le dossier médical partagé et lui "
        "ajoute une messagerie.",
        tags=("Mon espace santé", "Numérique en santé", "Droits des personnes", "Données de santé"),
        bylines=(("brouillon", ""),),
        about_people=("veran",),
        about_organisations=("cnam", "min-sante", "ans"),
        directory=("cnam", "dns", "ans"),
        blocks=(
            Text("""
Le dossier médical partagé attendait ses patients ; Mon espace santé vient à eux. Depuis le 3 février 2022,
chaque assuré est informé de l’ouverture prochaine de son espace et dispose d’un délai pour s’y opposer. Sans
réponse, l’espace est créé.

## Ce qu’il contient

Le DMP en forme le cœur : comptes rendus, ordonnances, résultats d’examens, antécédents. S’y ajoute une
messagerie sécurisée par laquelle un soignant peut écrire à son patient. Un agenda et un catalogue
d’applications référencées complètent le projet.

## Qui voit quoi ?

Le titulaire garde la main : il ajoute, masque, bloque un professionnel, consulte l’historique des accès. La
Caisse nationale de l’Assurance maladie opère le service avec le ministère ; l’Agence du numérique en santé fixe
les règles auxquelles les logiciels doivent se plier pour l’alimenter.

Le succès se jouera moins sur le nombre d’espaces ouverts que sur celui des documents versés. C’est là que son
prédécesseur avait buté.
"""),
        ),
    ),
    Data(
        key="nicolas-revel-prend-la-tete-de-l-ap-hp",
        title="Nicolas Revel prend la tête de l’AP-HP",
        type="Mercato",
        rubrique="Établissements",
        published="2022-07-06 08:30",
        dateline="Paris",
        standfirst="Nommé en conseil des ministres le 4 juillet 2022, l’ancien directeur général de l’Assurance "
        "maladie succède à Martin Hirsch, qui dirigeait le groupe hospitalier depuis novembre 2013.",
        tags=("Nominations", "Gouvernance"),
        bylines=(("marbre", ""),),
        about_people=("revel", "hirsch"),
        about_organisations=("aphp",),
        directory=("aphp", "cnam"),
        blocks=(
            Text("""
La succession n’aura pas traîné. Martin Hirsch avait annoncé son départ à la mi-juin ; Nicolas Revel est entré
en fonction au début de juillet.

Haut fonctionnaire venu de la Cour des comptes, il a dirigé la Caisse nationale de l’Assurance maladie de 2014 à
2020, puis le cabinet du Premier ministre Jean Castex jusqu’en 2022. Deux postes d’où l’on voit passer beaucoup
de données de santé.

L’AP-HP compte alors près de quarante établissements et de 100 000 salariés. Elle exploite aussi un
[[entrepots-de-donnees-de-sante-la-cnil-fixe-un-referentiel|entrepôt de données de santé]], autorisé par la CNIL
en 2017.
"""),
        ),
    ),
    Data(
        key="le-pr-didier-samuel-succede-a-gilles-bloch-a-l-inserm",
        title="Le Pr Didier Samuel succède à Gilles Bloch à la tête de l’Inserm",
        type="Mercato",
        rubrique="Recherche",
        published="2023-02-08 14:00",
        standfirst="L’hépatologue, doyen de la faculté de médecine de Paris-Saclay depuis 2017, a été nommé "
        "président-directeur général en conseil des ministres le 1er février 2023.",
        tags=("Nominations", "Recherche clinique"),
        bylines=(("sommaire", ""),),
        about_people=("samuel", "bloch"),
        about_organisations=("inserm",),
        directory=("inserm", "saclay"),
        blocks=(
            Text("""
Deux candidats restaient en lice : le président sortant, Gilles Bloch, et le Pr Didier Samuel. C’est le second
qui l’emporte, au terme d’une procédure qui passe par l’avis des commissions parlementaires.

Professeur d’hépatologie, il a dirigé un service de l’hôpital Paul-Brousse et une unité de recherche de l’Inserm
consacrée aux maladies du foie. Il a présidé la Conférence des doyens de médecine.

L’Inserm reste l’un des cinq fondateurs de [[parisante-campus-cinq-fondateurs-et-un-horizon|PariSanté Campus]],
et la maison du CépiDc, qui produit la statistique des causes de décès.
"""),
        ),
    ),
    Data(
        key="hebergement-des-donnees-de-sante-ce-que-change-le-nouveau-referentiel",
        title="Hébergement des données de santé : ce que change le nouveau référentiel",
        type="Analyse",
        rubrique="Industrie",
        published="2024-05-22 10:20",
        standfirst="Publié au Journal officiel le 16 mai 2024, le référentiel révisé de la certification HDS impose"
        " de stocker les données dans l’Espace économique européen et de dire d’où l’on peut y accéder.",
        tags=("Hébergement", "Données de santé", "Réglementation", "Souveraineté numérique"),
        bylines=(("brouillon", ""), ("sommaire", "")),
        about_organisations=("ans", "dns"),
        directory=("ans", "dns", "cnil"),
        listed=("hebergement-du-health-data-hub-le-conseil-d-etat-demande-des-garanties",),
        pinned=("hebergement-du-health-data-hub-le-conseil-d-etat-demande-des-garanties",),
        blocks=(
            Text("""
Trois lettres ouvrent ou ferment un marché. Depuis 2018, qui héberge pour autrui des données recueillies lors
des soins doit être certifié HDS. L’arrêté du 26 avril 2024 en renouvelle les règles.

## Ce qui change

- Le stockage doit se faire sur le territoire d’un État de l’Espace économique européen.
- Un accès à distance depuis un autre pays doit être signalé aux clients.
- Les activités certifiées, et ce que doit dire le contrat, sont précisés.
- Les exigences de sécurité suivent la version récente de la norme ISO 27001.

## Ce qui ne change pas

La certification reste délivrée par des organismes accrédités. Elle ne dit rien de la qualité du service rendu
au patient, ni de la nationalité du capital : un prestataire soumis à un droit extra-européen peut l’obtenir, à
condition de l’indiquer. C’était déjà le nœud du débat sur
[[hebergement-du-health-data-hub-le-conseil-d-etat-demande-des-garanties|l’hébergement du Health Data Hub]].

## Le calendrier

Les nouveaux candidats sont jugés selon la version révisée à partir du 16 novembre 2024. Les hébergeurs déjà
certifiés ont jusqu’au 16 mai 2026 pour s’y conformer.
"""),
        ),
    ),
    Data(
        key="le-reglement-europeen-sur-l-intelligence-artificielle-entre-en-vigueur",
        title="Le règlement européen sur l’intelligence artificielle entre en vigueur",
        type="Actualité",
        rubrique="Politique publique",
        published="2024-08-02 07:45",
        standfirst="Adopté le 13 juin 2024, le règlement (UE) 2024/1689 est en vigueur depuis le 1er août. Beaucoup"
        " de dispositifs médicaux fondés sur l’intelligence artificielle y sont rangés parmi les "
        "systèmes à haut risque.",
        tags=("Intelligence artificielle", "Algorithmes", "Europe", "Réglementation"),
        bylines=(("brouillon", ""),),
        about_organisations=("ue", "commission"),
        directory=("commission", "has"),
        resources=(("Règlement (UE) 2024/1689 (EUR-Lex)", AI_ACT),),
        blocks=(
            Text("""
Le texte classe les usages, pas les techniques. Certains sont interdits, d’autres soumis à la seule transparence
; entre les deux, les systèmes à haut risque doivent prouver la qualité de leurs données, leur robustesse et la
place laissée à l’humain.

## Et à l’hôpital ?

Un logiciel d’aide au diagnostic est déjà, le plus souvent, un dispositif médical au sens du règlement (UE)
2017/745. S’il repose sur l’intelligence artificielle et que sa mise sur le marché demande l’intervention d’un
organisme notifié, il entre dans le haut risque. Les deux cadres s’additionnent.

## Une entrée par étapes

Le calendrier fixé par le texte s’étale : interdictions en février 2025, modèles à usage général en août 2025,
l’essentiel des règles en août 2026, et août 2027 pour les systèmes intégrés à des produits déjà réglementés.

Au Medicen Day, en 2021, la certification des algorithmes
[[medicen-day-2021-cinq-points-de-vue-sur-la-sante-francilienne|faisait déjà débat]].
"""),
            Aside(text="Le texte intégral est en accès libre, dans toutes les langues de l’Union.", url=AI_ACT),
        ),
    ),
)

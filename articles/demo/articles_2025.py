"""Articles of 2025 and early 2026: the European space, the national system."""

from articles.demo.articles_2019_2020 import Data
from articles.demo.schema import Download, Shown, Text

EHDS = "https://eur-lex.europa.eu/eli/reg/2025/327/oj"
ARTICLES_2025 = (
    Data(
        key="l-espace-europeen-des-donnees-de-sante-est-publie",
        title="L’espace européen des données de santé est publié au Journal officiel de l’Union",
        type="Actualité",
        rubrique="Données",
        published="2025-03-06 11:10",
        updated="2025-03-26 09:00",
        standfirst="Le règlement (UE) 2025/327 organise deux usages des données de santé : le soin, par-delà les "
        "frontières, et la réutilisation, pour la recherche ou les politiques publiques. Il s’appliquera"
        " par étapes.",
        tags=(
            "Espace européen des données de santé",
            "Europe",
            "Données de santé",
            "Réglementation",
            "Droits des personnes",
        ),
        bylines=(("brouillon", ""),),
        about_organisations=("ue", "commission"),
        directory=("ue", "commission", "hdh"),
        resources=(("Règlement (UE) 2025/327 (EUR-Lex)", EHDS),),
        blocks=(
            Text("""
Daté du 11 février 2025, le texte a paru le 5 mars au Journal officiel de l’Union européenne ; il entre en
vigueur vingt jours plus tard, le 26 mars.

## L’usage primaire : être soigné partout

Un patient doit pouvoir consulter ses données et les faire suivre dans un autre pays de l’Union. Les logiciels
de dossier médical devront parler un format commun. Résumé médical et ordonnance passent en premier.

## L’usage secondaire : chercher, mieux

Des organismes désignés dans chaque État examineront les demandes d’accès, délivreront des autorisations et
mettront les données à disposition dans un environnement sécurisé. Certains usages sont exclus, comme la
publicité ou la fixation d’une prime d’assurance. Les personnes peuvent s’y opposer.

## Et la France ?

Elle ne part pas de rien : guichet unique, comité éthique et scientifique, SNDS et
[[le-health-data-hub-est-officiellement-constitue|Health Data Hub]] préfigurent une partie de ce que demande le
règlement.
"""),
            Shown("passerelles"),
        ),
    ),
    Data(
        key="agenda-les-dates-de-l-espace-europeen-des-donnees-de-sante",
        title="Les dates de l’espace européen des données de santé, de 2025 à 2031",
        type="Agenda",
        rubrique="Données",
        published="2025-03-28 08:00",
        standfirst="Entrée en vigueur, application générale, premières données échangées, imagerie : les échéances "
        "à inscrire dans les plans de charge, avec un fichier à réutiliser.",
        tags=("Espace européen des données de santé", "Europe", "Réglementation"),
        bylines=(("marbre", ""),),
        about_organisations=("ue",),
        listed=("l-espace-europeen-des-donnees-de-sante-est-publie",),
        blocks=(
            Text("""
Le [[l-espace-europeen-des-donnees-de-sante-est-publie|règlement publié en mars]] s’applique par étapes. Voici
celles qu’il fixe lui-même.

- 26 mars 2025 : entrée en vigueur.
- 26 mars 2027 : date d’application générale.
- 26 mars 2029 :
  - usage primaire du résumé médical, de l’ordonnance et de la délivrance électroniques ;
  - usage secondaire de la plupart des catégories de données.
- 26 mars 2031 : imagerie, résultats d’analyses et lettres de sortie ; usage secondaire des catégories
  restantes.

Chaque année, enfin, le 28 janvier : Journée européenne de la protection des données. Elle rappelle l’ouverture
à la signature, le 28 janvier 1981, de la Convention 108 du Conseil de l’Europe.
"""),
            Download(document="calendrier-eeds", lead="À réutiliser :", label="télécharger les dates"),
        ),
    ),
    Data(
        key="comprendre-le-systeme-national-des-donnees-de-sante",
        title="Comprendre le Système national des données de santé",
        type="Analyse",
        rubrique="Données",
        published="2026-02-12 10:00",
        standfirst="Né de la loi du 26 janvier 2016, le SNDS chaîne remboursements, séjours hospitaliers et causes "
        "de décès. Ce qu’on y trouve, qui peut y accéder, et ce qu’il ne dira jamais.",
        tags=("SNDS", "Données de santé", "Health Data Hub"),
        bylines=(("sommaire", ""),),
        about_organisations=("cnam", "hdh"),
        directory=("cnam", "atih", "cepidc", "hdh"),
        listed=(
            "le-health-data-hub-est-officiellement-constitue",
            "la-loi-sante-cree-la-plateforme-des-donnees-de-sante",
        ),
        blocks=(
            Text("""
C’est l’une des plus grandes bases de santé du monde, et pourtant personne n’y figure sous son nom. Le SNDS
couvre presque toute la population française ; chacun y est représenté par un pseudonyme.

## D’où viennent les données ?

- De la Caisse nationale de l’Assurance maladie : soins remboursés en ville et à l’hôpital.
- Des établissements, par le PMSI, que recueille l’ATIH : diagnostics et actes de chaque séjour.
- Du CépiDc, qui dépend de l’Inserm : causes médicales de décès.

D’autres sources s’y sont ajoutées, et [[la-loi-sante-cree-la-plateforme-des-donnees-de-sante|la loi de 2019]]
en a encore élargi le périmètre.

## Qui peut y accéder ?

Certains organismes publics, en permanence, pour leurs missions. Les autres, projet par projet : le dossier
passe par le Health Data Hub, un comité éthique et scientifique donne son avis, la CNIL autorise. Deux finalités
sont exclues par la loi : promouvoir des produits de santé auprès des professionnels, et moduler des contrats
d’assurance selon le risque.

## Ce qu’il ne dit pas

Le SNDS sait qu’une analyse a été remboursée, pas son résultat. Il ignore le poids, la tension, le tabac. C’est
pourquoi on cherche à le croiser avec les [[entrepots-de-donnees-de-sante-la-cnil-fixe-un-referentiel|entrepôts
des hôpitaux]], qui, eux, le savent.

## Le lire sans se tromper

Une base faite pour rembourser décrit d’abord des remboursements. Un codage qui change peut passer pour une
épidémie. La règle des équipes qui le connaissent : ne jamais interpréter une courbe sans savoir comment chaque
point a été produit.
"""),
        ),
    ),
)

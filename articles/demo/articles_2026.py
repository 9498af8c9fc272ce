"""Articles of 2026: pieces that explain, and the words of the law."""

from articles.demo.articles_2019_2020 import CODE_OF_PUBLIC_HEALTH, Data, Kind, Provenance
from articles.demo.schema import Aside, Download, Said, Shown, Text

GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
DATA_PROTECTION_ACT = "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000886460"


def from_gdpr(words: str, place: str, **more) -> Said:
    """Verbatim words of the European regulation, French version."""
    return Said(
        words=words,
        organisation="ue",
        label=f"Règlement (UE) 2016/679 (RGPD), {place}",
        said_on="2016-04-27",
        provenance=Provenance.WRITTEN,
        source_url=GDPR,
        **more,
    )


ARTICLES_2026 = (
    Data(
        key="la-donnee-de-sante-en-5-citations-du-droit",
        title="La donnée de santé en 5 citations du droit",
        type="Analyse",
        rubrique="Données",
        published="2026-05-21 09:00",
        standfirst="Qu’est-ce qu’une donnée de santé ? Pourquoi est-elle interdite de traitement, sauf exception ? "
        "Que veut dire pseudonymiser ? Réponses mot pour mot, dans le RGPD et la loi de 1978.",
        tags=("RGPD", "Données de santé", "Réglementation", "Droits des personnes"),
        bylines=(("brouillon", "Textes choisis par"),),
        about_organisations=("ue", "cnil"),
        directory=("ue", "cnil"),
        resources=(
            ("Règlement (UE) 2016/679 (EUR-Lex)", GDPR),
            ("Loi n° 78-17 du 6 janvier 1978", DATA_PROTECTION_ACT),
        ),
        pinned=("le-secret-medical-au-temps-des-bases-de-donnees",),
        blocks=(
            Said(
                words="L’informatique doit être au service de chaque citoyen. Son développement doit s’opérer dans "
                "le cadre de la coopération internationale. Elle ne doit porter atteinte ni à l’identité "
                "humaine, ni aux droits de l’homme, ni à la vie privée, ni aux libertés individuelles ou "
                "publiques.",
                organisation="parlement",
                label="Loi n° 78-17 du 6 janvier 1978, article 1er",
                said_on="1978-01-06",
                provenance=Provenance.WRITTEN,
                source_url=DATA_PROTECTION_ACT,
            ),
            from_gdpr(
                "Le traitement des données à caractère personnel devrait être conçu pour servir l’humanité.",
                "considérant 4",
            ),
            from_gdpr(
                "les données à caractère personnel relatives à la santé physique ou mentale d’une personne "
                "physique, y compris la prestation de services de soins de santé, qui révèlent des informations sur"
                " l’état de santé de cette personne",
                "article 4, point 15 (« données concernant la santé »)",
                closing=".",
            ),
            from_gdpr(
                "Le traitement des données à caractère personnel qui révèle l’origine raciale ou ethnique, les "
                "opinions politiques, les convictions religieuses ou philosophiques ou l’appartenance syndicale, "
                "ainsi que le traitement des données génétiques, des données biométriques aux fins d’identifier une"
                " personne physique de manière unique, des données concernant la santé ou des données concernant la"
                " vie sexuelle ou l’orientation sexuelle d’une personne physique sont interdits.",
                "article 9, paragraphe 1",
            ),
            from_gdpr(
                "le traitement de données à caractère personnel de telle façon que celles-ci ne puissent plus être "
                "attribuées à une personne concernée précise sans avoir recours à des informations supplémentaires,"
                " pour autant que ces informations supplémentaires soient conservées séparément et soumises à des "
                "mesures techniques et organisationnelles afin de garantir que les données à caractère personnel ne"
                " sont pas attribuées à une personne physique identifiée ou identifiable",
                "article 4, point 5 (« pseudonymisation »)",
                closing=".",
            ),
            Text("""
L’interdiction de l’article 9 n’est pas le dernier mot : son paragraphe 2 énumère les exceptions, dont le
consentement explicite, la médecine préventive et les soins, l’intérêt public dans le domaine de la santé, la
recherche scientifique. Reste une exigence qui vaut pour toutes : des données « adéquates, pertinentes et
limitées à ce qui est nécessaire au regard des finalités pour lesquelles elles sont traitées », dit l’article 5.
C’est le principe de minimisation.

Pseudonymiser n’est donc pas anonymiser : une donnée pseudonymisée reste une donnée personnelle, et le RGPD s’y
applique.
"""),
        ),
        noted=(
            from_gdpr(
                "adéquates, pertinentes et limitées à ce qui est nécessaire au regard des finalités pour lesquelles"
                " elles sont traitées",
                "article 5, paragraphe 1, point c",
                kind=Kind.PARTIAL,
            ),
        ),
    ),
    Data(
        key="le-secret-medical-au-temps-des-bases-de-donnees",
        title="Repères : le secret médical au temps des bases de données",
        type="Analyse",
        rubrique="Établissements",
        published="2026-09-10 08:40",
        standfirst="Le secret n’a pas été écrit pour les serveurs, mais il s’y applique. Deux articles du code de "
        "la santé publique suffisent à en dire l’étendue, du cabinet à l’entrepôt de données.",
        tags=("Secret médical", "Droits des personnes", "Entrepôts de données de santé"),
        bylines=(("marbre", ""),),
        about_organisations=("cnom",),
        directory=("cnom",),
        blocks=(
            Said(
                words="Le secret professionnel, institué dans l’intérêt des patients, s’impose à tout médecin dans "
                "les conditions établies par la loi. Le secret couvre tout ce qui est venu à la connaissance "
                "du médecin dans l’exercice de sa profession, c’est-à-dire non seulement ce qui lui a été "
                "confié, mais aussi ce qu’il a vu, entendu ou compris.",
                organisation="cnom",
                label="Code de déontologie médicale (Code de la santé publique, article R. 4127-4)",
                provenance=Provenance.WRITTEN,
                source_url=CODE_OF_PUBLIC_HEALTH,
                source_note="Texte préparé par le Conseil national de l’Ordre des médecins, édicté par décret en "
                "Conseil d’État.",
            ),
            Text("""
Vu, entendu ou compris : la règle des médecins couvre plus que la confidence. Elle couvre aussi ce qu’une
machine fait comprendre en rapprochant des milliers de dossiers. La loi, elle, part du patient :
"""),
            Said(
                words="Toute personne prise en charge par un professionnel de santé, un établissement ou service, "
                "un professionnel ou organisme concourant à la prévention ou aux soins dont les conditions "
                "d’exercice ou les activités sont régies par le présent code, le service de santé des armées,"
                " un professionnel du secteur médico-social ou social ou un établissement ou service social "
                "et médico-social mentionné au I de l’article L. 312-1 du code de l’action sociale et des "
                "familles a droit au respect de la vie privée et du secret des informations la concernant.",
                organisation="parlement",
                label="Code de la santé publique, article L. 1110-4, I",
                provenance=Provenance.WRITTEN,
                source_url=CODE_OF_PUBLIC_HEALTH,
            ),
            Text("""
## Trois conséquences pour qui tient une base

- Le secret ne se dissout pas dans le nombre : il vaut pour chaque ligne.
- Il lie aussi ceux qui ne soignent pas, informaticiens et statisticiens compris, dès lors qu’ils accèdent aux
  données.
- L’échange est permis entre ceux qui prennent en charge le même patient, pour ce qui est nécessaire ; le reste
  demande une base légale.

## La question à poser

Avant d’ouvrir un accès, une seule : cette personne a-t-elle besoin de savoir de qui il s’agit ? Si non, la
pseudonymisation n’est pas une option technique, c’est la suite logique du secret.
"""),
        ),
    ),
    Data(
        key="comprendre-l-entrepot-de-donnees-de-sante",
        title="Comprendre l’entrepôt de données de santé",
        type="Analyse",
        rubrique="Établissements",
        published="2026-10-08 09:30",
        standfirst="D’un séjour à l’hôpital restent des centaines de lignes éparpillées dans des dizaines de "
        "logiciels. L’entrepôt les rassemble. Visite guidée, étage par étage.",
        tags=("Entrepôts de données de santé", "Données de santé", "Algorithmes"),
        bylines=(("marbre", ""), ("sommaire", "avec")),
        about_organisations=("aphp", "cnil"),
        directory=("aphp", "rennes", "cnil"),
        listed=("entrepots-de-donnees-de-sante-la-cnil-fixe-un-referentiel",),
        mentions_reviewed=False,
        blocks=(
            Shown("strates"),
            Text("""
Un EDS n’est pas un logiciel de soins de plus. Il arrive après : quand la prise de sang est faite, le compte
rendu dicté, le patient rentré chez lui.

## Premier étage : recueillir

Chaque nuit, ou presque, les données des logiciels de l’hôpital sont recopiées. Biologie, prescriptions,
imagerie, textes libres. L’identité est mise à part.

## Deuxième étage : faire parler la même langue

Une glycémie peut porter dix noms dans dix services. Aligner les vocabulaires est le travail le plus long, le
moins visible, et celui dont tout dépend. C’est l’affaire de l’interopérabilité.

## Troisième étage : chercher

Combien de patients ont eu telle maladie et reçu tel traitement ? Un moteur de recherche répond par un nombre,
sans montrer personne. Si le projet se précise, une équipe demande un accès.

## Quatrième étage : rendre des comptes

Un comité examine les demandes, les patients sont informés et peuvent s’opposer, les accès sont tracés. Depuis
2021, [[entrepots-de-donnees-de-sante-la-cnil-fixe-un-referentiel|un référentiel de la CNIL]] dit à quelles
conditions l’autorisation n’est plus nécessaire.

### Ce que coûte un étage oublié

Sans le deuxième, des chiffres faux. Sans le quatrième, plus de confiance, et bientôt plus de données.
"""),
            Download(
                document="reperes-entrepot", lead="Pour aller plus loin :", label="télécharger notre fiche repères"
            ),
        ),
    ),
    Data(
        key="l-apprentissage-federe-explique",
        title="Repères : l’apprentissage fédéré, ou le modèle qui voyage",
        type="Analyse",
        rubrique="Recherche",
        published="2026-10-22 07:50",
        standfirst="Faire circuler l’algorithme plutôt que les dossiers des patients : l’idée séduit les hôpitaux. "
        "Elle règle une partie du problème, pas tout.",
        tags=("Apprentissage fédéré", "Intelligence artificielle", "Algorithmes", "Recherche clinique"),
        bylines=(("sommaire", ""),),
        about_organisations=(),
        listed=("medicen-day-2021-cinq-points-de-vue-sur-la-sante-francilienne",),
        blocks=(
            Text("""
Le principe tient en une phrase : les données restent où elles sont, c’est le modèle qui voyage. Chaque hôpital
l’entraîne sur ses propres patients et ne renvoie que des réglages ; un serveur les combine, puis le tour
recommence.

## Une idée récente

Le terme d’apprentissage fédéré s’est imposé à partir de 2016, avec des travaux de chercheurs de Google qui
l’appliquaient aux téléphones. La santé s’en est vite emparée : c’est le cas, en France, d’Owkin. Au Medicen Day
2021, la Pr Anita Burgun [[medicen-day-2021-cinq-points-de-vue-sur-la-sante-francilienne|en défendait déjà
l’intérêt]] en s’appuyant sur une expérience canadienne.

## Ce qu’il règle

Plus de grande copie centrale à protéger, moins de transferts à justifier, des hôpitaux qui gardent la main.

## Ce qu’il ne règle pas

- Les données doivent être décrites partout de la même façon : l’interopérabilité reste le premier obstacle.
- Les réglages échangés peuvent, dans certains cas, trahir une part des données qui les ont produits.
- Il faut toujours une base légale, une information des patients et quelqu’un qui réponde du résultat.
"""),
            Aside(
                heading="À lire aussi",
                text="Où l’apprentissage fédéré trouve ses données : l’entrepôt de l’hôpital.",
                article="comprendre-l-entrepot-de-donnees-de-sante",
            ),
        ),
    ),
)

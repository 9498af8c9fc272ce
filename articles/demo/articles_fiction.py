"""Two pieces of fiction, marked as such: they show verbatim quotes without putting words in a real person’s mouth."""

from articles.demo.articles_2019_2020 import Data, Kind, Provenance
from articles.demo.schema import Said, Shown, Text

DIRECTOR = "Pr Aurore Vraisemblance, directrice des données de l’Hôpital de Nullepart (personnage fictif)"
ENGINEER = "Basile Hypothèse, ingénieur des données à l’Hôpital de Nullepart (personnage fictif)"
PATIENTS = "Clarisse Parabole, représentante des usagers à l’Hôpital de Nullepart (personnage fictif)"

FICTION = (
    Data(
        key="entretien-fictif-un-entrepot-se-juge-a-ses-refus",
        title="[Fiction] « Un entrepôt se juge à ses refus » (Aurore Vraisemblance, personnage fictif)",
        type="Entretien",
        rubrique="Établissements",
        published="2024-11-14 09:00",
        dateline="Nullepart",
        standfirst="Entretien de démonstration : personnes, hôpital et propos sont inventés. Deux personnages "
        "fictifs y racontent la naissance d’un entrepôt de données, pour montrer comment ce site "
        "présente questions, réponses et citations.",
        tags=("Démonstration (fiction)", "Entrepôts de données de santé", "Gouvernance"),
        bylines=(("marbre", "Propos recueillis par"), ("sommaire", "")),
        about_people=("vraisemblance", "hypothese"),
        about_organisations=("nullepart",),
        directory=("nullepart",),
        shows_contact=False,
        blocks=(
            Said(
                words="On nous juge au nombre de projets que nous acceptons. Un entrepôt se juge à ses refus.",
                speaker="vraisemblance",
                organisation="nullepart",
                label=DIRECTOR,
                provenance=Provenance.REREAD,
            ),
            Text("""
Dans cet hôpital qui n’existe pas, l’entrepôt tient dans une salle sans fenêtre et dans un règlement de quatre
pages.

## Comment tout a commencé, à l’Hôpital de Nullepart ?

« Par un tableur perdu, raconte la Pr Aurore Vraisemblance. Trois services comptaient les mêmes patients et
trouvaient trois nombres différents. » Il a fallu, dit-elle, « dix-huit mois pour s’accorder sur le mot séjour
».

## Et techniquement ?
"""),
            Said(
                words="La base de données, c’est un mois de travail. Le dictionnaire [des données, ndlr], c’est "
                "deux ans.",
                speaker="hypothese",
                organisation="nullepart",
                label=ENGINEER,
                provenance=Provenance.RECORDED,
            ),
            Text("""
## Qu’avez-vous refusé ?

« Tout ce dont nous ne pouvions pas expliquer l’intérêt à un patient dans l’ascenseur, tranche la directrice des
données : si la phrase ne tient pas entre deux étages, le projet n’est pas prêt. » L’ingénieur complète et parle
d’elle comme de « la seule personne qui lise les annexes ».
"""),
            Said(
                words="Nous avons écrit le règlement avant d’acheter le premier serveur. C’est la seule chose que "
                "nous referions exactement de la même façon.",
                speaker="vraisemblance",
                co_speakers=("hypothese",),
                organisation="nullepart",
                label="Aurore Vraisemblance et Basile Hypothèse (personnages fictifs)",
                provenance=Provenance.RECORDED,
            ),
        ),
        noted=(
            Said(
                words="Par un tableur perdu, raconte la Pr Aurore Vraisemblance. Trois services comptaient les "
                "mêmes patients et trouvaient trois nombres différents.",
                speaker="vraisemblance",
                organisation="nullepart",
                label=DIRECTOR,
            ),
            Said(
                words="dix-huit mois pour s’accorder sur le mot séjour",
                kind=Kind.PARTIAL,
                speaker="vraisemblance",
                organisation="nullepart",
                label=DIRECTOR,
                closing=".",
            ),
            Said(
                words="Tout ce dont nous ne pouvions pas expliquer l’intérêt à un patient dans l’ascenseur, tranche"
                " la directrice des données : si la phrase ne tient pas entre deux étages, le projet n’est "
                "pas prêt.",
                speaker="vraisemblance",
                organisation="nullepart",
                label=DIRECTOR,
            ),
            Said(
                words="la seule personne qui lise les annexes",
                kind=Kind.PARTIAL,
                speaker="hypothese",
                organisation="nullepart",
                label=ENGINEER,
                about=("vraisemblance",),
                closing=".",
            ),
        ),
    ),
    Data(
        key="fiction-une-rencontre-imaginaire-en-3-citations",
        title="[Fiction] Une rencontre imaginaire en 3 citations",
        type="Actualité",
        rubrique="Établissements",
        published="2025-10-09 12:00",
        standfirst="Démonstration : l’événement, l’hôpital et les trois personnages fictifs de cette page sont "
        "inventés. Elle montre un article fait de citations, chacune avec sa page.",
        tags=("Démonstration (fiction)", "Droits des personnes"),
        bylines=(("marbre", ""),),
        event="fiction-2025",
        about_people=("vraisemblance", "hypothese", "parabole"),
        about_organisations=("nullepart",),
        directory=("nullepart",),
        listed=("entretien-fictif-un-entrepot-se-juge-a-ses-refus",),
        shows_contact=False,
        blocks=(
            Said(
                words="Une donnée bien décrite vaut dix données bien stockées.",
                speaker="hypothese",
                organisation="nullepart",
                label=ENGINEER,
                said_on="2025-10-07",
                event="fiction-2025-tableurs",
            ),
            Said(
                words="On m’a demandé si j’étais d’accord ; on ne m’avait pas encore dit avec quoi. Commencez par "
                "là, le reste viendra.",
                speaker="parabole",
                organisation="nullepart",
                label=PATIENTS,
                said_on="2025-10-07",
            ),
            Said(
                words="Le jour où l’informaticien et le médecin rient de la même erreur, l’entrepôt est ouvert.",
                speaker="vraisemblance",
                organisation="nullepart",
                label=DIRECTOR,
                said_on="2025-10-08",
                event="fiction-2025-refus",
            ),
            Shown("constellation", caption="Ce que deviennent des données qui se parlent : vue d’artiste."),
            Text("""
Ces trois personnages s’étaient déjà exprimés, pour deux d’entre eux, dans
[[entretien-fictif-un-entrepot-se-juge-a-ses-refus|un entretien tout aussi imaginaire]].
"""),
        ),
    ),
)

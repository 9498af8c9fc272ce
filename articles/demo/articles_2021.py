"""Articles of 2021: the campus gets a director, consults the public, and is debated."""

from articles.demo.articles_2019_2020 import Data, Kind
from articles.demo.schema import Aside, Said, Section, Shown, Text

REPORTED = "Propos rapportés, résumés par la rédaction."


def reported(words: str, speaker: str, label: str, **more) -> Said:
    """Reported speech: our words, in the third person, that stand in the running text."""
    return Said(words=words, kind=Kind.INDIRECT, speaker=speaker, label=label, source_note=REPORTED, **more)


DIRECTOR = "Pr Antoine Tesnière, directeur général de PariSanté Campus"
HUB = "Stéphanie Combes, directrice générale du Health Data Hub"
PHYSICIST = "Pr Mickaël Tanter, professeur de recherche à l’Inserm et entrepreneur"

ARTICLES_2021 = (
    Data(
        key="le-pr-antoine-tesniere-a-la-direction-de-parisante-campus",
        title="Le Pr Antoine Tesnière à la direction de PariSanté Campus",
        type="Mercato",
        rubrique="Recherche",
        published="2021-03-22 12:15",
        standfirst="Choisi par la ministre Frédérique Vidal, l’anesthésiste-réanimateur quitte le Centre "
        "interministériel de crise pour conduire, au sein de l’Inserm, le projet du Val-de-Grâce.",
        tags=("PariSanté Campus", "Nominations", "Gouvernance"),
        bylines=(("sommaire", ""),),
        about_people=("tesniere", "vidal"),
        about_organisations=("parisante", "inserm"),
        directory=("parisante", "inserm", "mesri"),
        listed=("parisante-campus-cinq-fondateurs-et-un-horizon",),
        blocks=(
            Text("""
PariSanté Campus a un directeur. Le Pr Antoine Tesnière a été retenu par la ministre de l’Enseignement
supérieur, de la Recherche et de l’Innovation, Frédérique Vidal. Il exercera au sein de l’Inserm, l’un des
[[parisante-campus-cinq-fondateurs-et-un-horizon|cinq fondateurs]] du projet.

Médecin anesthésiste-réanimateur et professeur à l’Université de Paris, il secondait la direction du Centre
interministériel de crise : un poste d’où l’on voit ce que les données peuvent, ou ne peuvent pas, dans une
épidémie.

Le chantier qui l’attend tient en deux temps : préparer l’installation au Val-de-Grâce et, d’ici là, faire vivre
un projet à cinq fondateurs.
"""),
        ),
    ),
    Data(
        key="parisante-campus-ouvre-sa-concertation-publique",
        title="PariSanté Campus ouvre sa concertation publique et ses appels à candidatures",
        type="Projet",
        rubrique="Politique publique",
        published="2021-09-23 11:05",
        standfirst="Les porteurs du programme consultent le public avec la Commission nationale du débat public. En "
        "parallèle, le Gouvernement lance des appels à candidatures destinés aux jeunes pousses et aux grands groupes.",
        tags=("PariSanté Campus", "Concertation publique", "Start-up"),
        bylines=(("sommaire", ""),),
        about_organisations=("parisante", "cndp"),
        directory=("cndp", "parisante"),
        listed=("le-pr-antoine-tesniere-a-la-direction-de-parisante-campus",),
        blocks=(
            Text("""
Que faire d’un hôpital militaire désaffecté ? La question est désormais posée à tous. Les porteurs de PariSanté
Campus ouvrent, avec la Commission nationale du débat public, une concertation sur le programme.

Le 22 septembre 2021, le Gouvernement a aussi annoncé l’ouverture d’appels à candidatures : start-up et grands
groupes sont invités à dire ce qu’ils viendraient chercher au campus, et ce qu’ils y apporteraient.

Une première adresse, provisoire, est prévue pour novembre 2021 dans le 15e arrondissement ; le Val-de-Grâce,
lui, reste attendu pour l’horizon 2028.
"""),
        ),
    ),
    Data(
        key="passage-a-l-echelle-confiance-ethique-trois-voix-sur-parisante-campus",
        title="Passage à l’échelle, confiance, éthique : trois voix sur PariSanté Campus",
        type="Actualité",
        rubrique="Industrie",
        published="2021-09-23 16:45",
        dateline="Paris",
        standfirst="Réunis par le think tank Health & Tech le 22 septembre 2021, Antoine Tesnière, Stéphanie Combes"
        " et Mickaël Tanter ont confronté leurs vues sur la croissance des entreprises, la pédagogie de "
        "la donnée et la place de l’éthique.",
        tags=(
            "PariSanté Campus",
            "Données de santé",
            "Numérique en santé",
            "Start-up",
            "Imagerie médicale",
            "Modèle économique",
        ),
        bylines=(("sommaire", ""), ("marbre", "avec")),
        event="afterwork-2021",
        about_people=("tesniere", "combes", "tanter"),
        about_organisations=("parisante",),
        directory=("min-sante", "mesri"),
        listed=(
            "parisante-campus-ouvre-sa-concertation-publique",
            "le-pr-antoine-tesniere-a-la-direction-de-parisante-campus",
            "parisante-campus-cinq-fondateurs-et-un-horizon",
            "emmanuel-macron-annonce-un-campus-de-sante-numerique-au-val-de-grace",
        ),
        blocks=(
            Text("""
Un médecin, une statisticienne, un physicien : l’affiche de cet afterwork de rentrée résumait à elle seule le
pari de PariSanté Campus, qui veut faire travailler ensemble des métiers qui se parlent peu. Retour sur
l’échange, en style indirect.

## Un guichet pour tout l’écosystème

Le Pr Antoine Tesnière souhaite que le campus devienne l’interlocuteur de tous les acteurs, chercheurs ou
entrepreneurs, et se dit ouvert à toutes les idées. La
[[parisante-campus-ouvre-sa-concertation-publique|concertation publique]] vient de s’ouvrir ; les modalités des
appels à candidatures sont présentées [[parisante-campus-ouvre-sa-concertation-publique|ici]].

## Grandir, l’étape qui manque

Les fonds d’investissement regardent de plus en plus la santé numérique, et la crise sanitaire n’y est pas pour
rien. Reste la suite. Pour le Pr Mickaël Tanter, l’État aide bien les entreprises à naître et à mûrir, mais la
mécanique se grippe au moment de changer de dimension. PariSanté Campus entend donc accompagner des sociétés
déjà avancées, les scale-up, plutôt que de multiplier les créations. Le directeur du campus vise l’Europe
d’abord, puis des marchés plus incertains comme la Chine ou les États-Unis.
"""),
            Shown("constellation"),
            Text("""
## Expliquer avant de demander

Les trois invités s’accordent sur un point : sans pédagogie, pas de confiance. Le public doit savoir ce qu’est
une donnée de santé, à quoi elle sert, qui l’exploite et comment on la protège. Stéphanie Combes estime que cet
effort doit être collectif et que le campus peut y prendre une grande part.

### L’éthique comme avantage

Le Pr Mickaël Tanter plaide pour que l’éthique de la donnée soit mise en avant, et pour que la France ne prenne
pas de retard sur ce terrain. Il rappelle ce que la donnée apporte au diagnostic précoce.

### Le nerf de la guerre

La directrice générale du Health Data Hub soulève enfin la question des modèles économiques et du remboursement
: elle regretterait que des bases créées en France ne trouvent preneur qu’à l’étranger.

## Intervention par intervention
"""),
            Section("Intervention du Pr Antoine Tesnière", "tesniere"),
            Text("""
- Les cinq fondateurs mettent leurs compétences en commun au service des chercheurs et des enseignants.
- Les entreprises doivent occuper 40 % des surfaces du futur site.
- Des discussions sont en cours avec l’AP-HP, qui porte un projet voisin à l’Hôtel-Dieu.
"""),
            Section("Intervention de Stéphanie Combes", "combes"),
            Section("Intervention du Pr Mickaël Tanter", "tanter"),
            Text("""
Le laboratoire Physics for Medicine, qu’il dirige, dépend de l’Inserm, de l’ESPCI et du CNRS.

- Une même équipe réunit physiciens et biologistes, en lien avec plusieurs hôpitaux.
- Deux usages des ultrasons y sont explorés :
  - dépister plus tôt certaines maladies neurologiques ;
  - soigner sans ouvrir, en concentrant les ondes sur leur cible.
"""),
            Shown("ondes", in_list=True),
            Aside(
                text="Les cinq fondateurs et le calendrier du projet sont présentés dans un article antérieur.",
                article="parisante-campus-cinq-fondateurs-et-un-horizon",
            ),
        ),
        noted=(
            reported(
                "Le Pr Antoine Tesnière souhaite que le campus devienne l’interlocuteur de tous les acteurs, "
                "chercheurs ou entrepreneurs, et se dit ouvert à toutes les idées.",
                "tesniere",
                DIRECTOR,
                organisation="parisante",
            ),
            reported(
                "Pour le Pr Mickaël Tanter, l’État aide bien les entreprises à naître et à mûrir, mais la mécanique"
                " se grippe au moment de changer de dimension.",
                "tanter",
                PHYSICIST,
                organisation="inserm",
            ),
            reported(
                "Stéphanie Combes estime que cet effort doit être collectif et que le campus peut y prendre une "
                "grande part.",
                "combes",
                HUB,
                organisation="hdh",
            ),
            reported(
                "Le Pr Mickaël Tanter plaide pour que l’éthique de la donnée soit mise en avant, et pour que la "
                "France ne prenne pas de retard sur ce terrain.",
                "tanter",
                PHYSICIST,
                organisation="inserm",
            ),
            reported(
                "elle regretterait que des bases créées en France ne trouvent preneur qu’à l’étranger",
                "combes",
                HUB,
                organisation="hdh",
            ),
        ),
        resources=(("Site de l’Agence du numérique en santé", "https://esante.gouv.fr"),),
        banned=("emmanuel-macron-annonce-un-campus-de-sante-numerique-au-val-de-grace",),
    ),
)

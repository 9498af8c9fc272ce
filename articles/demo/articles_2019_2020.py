"""Articles of 2019 and 2020: the Health Data Hub is born, a campus is announced."""

from articles.demo.schema import ArticleData as Data
from articles.demo.schema import Aside, Said, Text
from articles.models import Quote

Kind, Provenance = Quote.Kind, Quote.Provenance
CODE_OF_PUBLIC_HEALTH = "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072665/"

ARTICLES_2019_2020 = (
    Data(
        key="la-loi-sante-cree-la-plateforme-des-donnees-de-sante",
        title="La loi santé crée la Plateforme des données de santé",
        type="Actualité",
        rubrique="Politique publique",
        published="2019-07-26 10:05",
        dateline="Paris",
        standfirst="Promulguée le 24 juillet 2019, la loi sur l’organisation et la transformation du système de "
        "santé élargit le Système national des données de santé et confie son ouverture à un nouveau "
        "groupement d’intérêt public.",
        tags=("Données de santé", "Health Data Hub", "SNDS", "Réglementation", "Gouvernance"),
        bylines=(("brouillon", ""),),
        about_organisations=("hdh", "parlement"),
        about_people=("buzyn",),
        directory=("min-sante", "hdh"),
        blocks=(
            Text("""
Un article, le quarante et unième, et beaucoup de conséquences. La loi n° 2019-774 du 24 juillet 2019, défendue
par la ministre Agnès Buzyn, refond le titre du code de la santé publique consacré à la mise à disposition des
données. Elle remplace l’Institut national des données de santé par une structure aux missions plus larges, que
tout le monde appelle déjà le Health Data Hub.

## Un groupement, plusieurs familles

La forme choisie est celle du GIP. État, usagers, producteurs et utilisateurs de données y siègent ensemble. Le
texte le dit d’une phrase :
"""),
            Said(
                words="Un groupement d’intérêt public, dénommé “Plateforme des données de santé”, est constitué "
                "entre l’Etat, des organismes assurant une représentation des malades et des usagers du "
                "système de santé, des producteurs de données de santé et des utilisateurs publics et privés "
                "de données de santé, y compris des organismes de recherche en santé.",
                organisation="parlement",
                label="Code de la santé publique, article L. 1462-1",
                provenance=Provenance.WRITTEN,
                source_url=CODE_OF_PUBLIC_HEALTH,
            ),
            Text("""
## Un SNDS plus large

Jusqu’ici, le SNDS réunissait surtout trois bases : les remboursements de l’Assurance maladie, l’activité des
hôpitaux décrite par le PMSI et les causes de décès. La loi étend son périmètre à des données recueillies lors
des soins, dès lors que ces soins sont pris en charge par la solidarité nationale.

L’idée vient de loin. Le rapport de Cédric Villani sur l’intelligence artificielle, en mars 2018, faisait de la
santé l’un de ses secteurs prioritaires. Une mission réunissant notamment Marc Cuggia, Dominique Polton et
Gilles Wainrib, avec Stéphanie Combes pour rapporteure, en a tiré les plans, remis en octobre 2018.

## Ce qui reste à écrire

La loi pose le cadre ; une convention constitutive et un décret doivent suivre. Le comité chargé d’examiner les
projets de recherche change de nom et devient « éthique et scientifique ». La CNIL, elle, garde la main sur les
autorisations.
"""),
        ),
        resources=(("Code de la santé publique (Légifrance)", CODE_OF_PUBLIC_HEALTH),),
    ),
    Data(
        key="le-health-data-hub-est-officiellement-constitue",
        title="Le Health Data Hub est officiellement constitué",
        type="Actualité",
        rubrique="Données",
        published="2019-12-02 09:40",
        dateline="Paris",
        standfirst="L’Institut national des données de santé laisse place au groupement d’intérêt public « "
        "Plateforme des données de santé ». À sa tête : Stéphanie Combes, qui en préparait la création à"
        " la Drees.",
        tags=("Données de santé", "Health Data Hub", "SNDS", "Gouvernance", "Nominations"),
        bylines=(("brouillon", ""),),
        about_organisations=("hdh",),
        about_people=("combes",),
        directory=("hdh", "drees", "cnam"),
        listed=("la-loi-sante-cree-la-plateforme-des-donnees-de-sante",),
        blocks=(
            Text("""
Quatre mois après [[la-loi-sante-cree-la-plateforme-des-donnees-de-sante|la loi qui le prévoyait]], le Health
Data Hub existe. Un arrêté du 29 novembre 2019 approuve l’avenant qui transforme l’Institut national des données
de santé ; le groupement est constitué le lendemain, sans limitation de durée.

Stéphanie Combes en prend la direction. Elle en conduisait jusqu’alors la préparation à la Drees, le service
statistique des ministères sociaux, après avoir été rapporteure de la mission de préfiguration de 2018.

## Les missions de l’Institut, et d’autres

Le nouveau groupement garde le guichet unique par lequel passent les demandes d’accès aux données. Il doit en
outre réunir et mettre à disposition les données du SNDS, informer les patients de leurs droits, contribuer à la
diffusion des normes d’interopérabilité et accompagner les porteurs de projets.

## Qui siège ?

L’État y est représenté par plusieurs ministères. À ses côtés : des producteurs de données comme la Caisse
nationale de l’Assurance maladie, des représentants d’usagers comme France Assos Santé, des organismes de
recherche.
"""),
            Aside(
                heading="À savoir",
                text="Le nom d’usage, Health Data Hub, ne figure pas dans la loi : celle-ci ne connaît que la "
                "Plateforme des données de santé. Les deux désignent la même personne morale.",
            ),
        ),
    ),
    Data(
        key="hebergement-du-health-data-hub-le-conseil-d-etat-demande-des-garanties",
        title="Hébergement du Health Data Hub : le Conseil d’État ne suspend pas, mais demande des garanties",
        type="Analyse",
        rubrique="Données",
        published="2020-10-15 17:20",
        dateline="Paris",
        standfirst="Saisi en urgence par des associations, des syndicats et des particuliers, le juge des référés "
        "refuse d’arrêter la plateforme. Il reconnaît pourtant un risque, et demande que les précautions"
        " soient renforcées sous l’œil de la CNIL.",
        tags=("Données de santé", "Health Data Hub", "Hébergement", "Souveraineté numérique", "RGPD", "Réglementation"),
        bylines=(("brouillon", ""),),
        about_organisations=("hdh", "conseil-etat", "cnil"),
        directory=("conseil-etat", "cnil"),
        listed=("le-health-data-hub-est-officiellement-constitue",),
        blocks=(
            Text("""
L’ordonnance porte le numéro 444937 et la date du 13 octobre 2020. Les requérants, parmi lesquels le Conseil
national du logiciel libre et l’association InterHop, demandaient la suspension du traitement, sur la Plateforme
des données de santé, des données liées à l’épidémie de Covid-19. Leur grief : un hébergement confié à
Microsoft, société soumise au droit américain.

## L’arrière-plan européen

Trois mois plus tôt, le 16 juillet 2020, la Cour de justice de l’Union européenne avait invalidé le « bouclier
de protection des données », qui servait de fondement à de nombreux transferts vers les États-Unis. L’arrêt, dit
« Schrems II », ne portait pas sur la santé ; il a pourtant changé la portée du débat français.

## Ce que le juge écarte, ce qu’il retient

Le juge des référés ne constate pas d’illégalité grave et manifeste qui justifierait un arrêt immédiat. Il
relève l’intérêt public qui s’attache à l’usage des données pendant la crise sanitaire. Mais il n’exclut pas que
des autorités américaines demandent l’accès à certaines données.

Conséquence : le Health Data Hub doit continuer, sous le contrôle de la CNIL, à rechercher avec son prestataire
les mesures qui protègent le mieux les droits des personnes. Une solution d’attente, puisque le juge de
l’urgence ne tranche pas le fond.
"""),
        ),
    ),
    Data(
        key="emmanuel-macron-annonce-un-campus-de-sante-numerique-au-val-de-grace",
        title="Emmanuel Macron annonce un campus de santé numérique au Val-de-Grâce",
        type="Actualité",
        rubrique="Politique publique",
        published="2020-12-04 18:10",
        dateline="Paris",
        standfirst="En visite à l’Institut Imagine, le chef de l’État a dévoilé un projet de campus parisien de la "
        "santé numérique, d’abord présenté sous le nom de Paris Campus Santé. Montant annoncé : 400 "
        "millions d’euros.",
        tags=("PariSanté Campus", "Numérique en santé", "Recherche clinique"),
        bylines=(("sommaire", ""),),
        event="imagine-2020",
        about_people=("macron",),
        about_organisations=("parisante",),
        directory=("imagine", "mesri", "min-sante"),
        also_mentions=(("président de la République", "macron"),),
        blocks=(
            Text("""
L’annonce tient en un lieu et une ambition. Le lieu, c’est l’ancien hôpital d’instruction des armées du
Val-de-Grâce, à Paris. L’ambition, présentée le 4 décembre 2020 à l’Institut Imagine, sur le site de l’hôpital
Necker : y rassembler chercheurs, enseignants et entreprises de la santé numérique.

Le président de la République y voit le moyen de donner une structure à une filière française encore dispersée.
Le projet est chiffré à 400 millions d’euros.

Cinq institutions publiques sont de la partie : l’Inserm, Inria, l’Université PSL, le Health Data Hub et
l’Agence du numérique en santé. Recherche biomédicale, informatique, enseignement, données, référentiels
techniques : c’est leur réunion qui fait le projet.
"""),
        ),
        noted=(
            Said(
                words="Le président de la République y voit le moyen de donner une structure à une filière "
                "française encore dispersée.",
                kind=Kind.INDIRECT,
                speaker="macron",
                label="Emmanuel Macron, Président de la République",
                said_on="2020-12-04",
                source_note="Propos rapportés.",
            ),
        ),
    ),
    Data(
        key="parisante-campus-cinq-fondateurs-et-un-horizon",
        title="PariSanté Campus : cinq fondateurs et un horizon",
        type="Projet",
        rubrique="Recherche",
        published="2020-12-08 11:30",
        dateline="Paris",
        standfirst="Recherche, formation, entreprises : le campus promis au Val-de-Grâce doit tenir ensemble trois "
        "mondes qui se croisent peu. Portrait d’un projet dont l’emménagement est espéré pour 2028.",
        tags=("PariSanté Campus", "Numérique en santé", "Recherche clinique", "Start-up"),
        bylines=(("sommaire", ""),),
        about_organisations=("parisante", "inserm", "inria", "psl", "hdh", "ans"),
        about_people=("sportisse",),
        directory=("parisante", "inserm", "inria", "psl", "ans"),
        listed=("emmanuel-macron-annonce-un-campus-de-sante-numerique-au-val-de-grace",),
        blocks=(
            Text("""
Annoncé [[emmanuel-macron-annonce-un-campus-de-sante-numerique-au-val-de-grace|quatre jours plus tôt]], le
projet a déjà pris son nom définitif : PariSanté Campus. Derrière lui, cinq membres fondateurs aux métiers
complémentaires.

- Deux organismes de recherche : l’Inserm pour la santé, Inria pour le numérique. Le second est dirigé depuis
  2018 par Bruno Sportisse.
- Une université : PSL, dont l’ESPCI Paris est une composante.
- Deux opérateurs de l’État :
  - le Health Data Hub, qui ouvre l’accès aux données ;
  - l’Agence du numérique en santé, autrefois Asip Santé, qui tient les référentiels techniques.

## Un calendrier long

Le Val-de-Grâce demande d’importants travaux. L’installation n’y est pas envisagée avant l’horizon 2028 : d’ici
là, il faudra faire exister le campus avant ses murs.

## Ce qui fera la différence

Un campus ne se réduit pas à une adresse. Les porteurs du projet devront dire comment les équipes accèdent aux
données, comment les entreprises sont choisies, et ce que les patients ont à y gagner. Trois questions qui
reviendront à chaque étape.
"""),
        ),
    ),
)

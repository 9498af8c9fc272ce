"""Queries as readers type them, and what they should find in the demonstration and in the two imported pages.

Judged by reading the articles, the directory and the quotes, before the search could answer. Each answer stands in one
of three lists: the very thing looked for; what tells of it at length; what touches on it. The rest is worth nothing.
"""

from typing import NamedTuple


class Judged(NamedTuple):
    query: str
    exact: tuple[str, ...] = ()  # worth 3
    good: tuple[str, ...] = ()  # 2
    fair: tuple[str, ...] = ()  # 1

    @property
    def grades(self) -> dict[str, int]:
        return {name: grade for grade, names in ((1, self.fair), (2, self.good), (3, self.exact)) for name in names}


# Articles, by their addresses.
LAW = "article la-loi-sante-cree-la-plateforme-des-donnees-de-sante"
HUB_BORN = "article le-health-data-hub-est-officiellement-constitue"
HUB_HOSTED = "article hebergement-du-health-data-hub-le-conseil-d-etat-demande-des-garanties"
CAMPUS = "article emmanuel-macron-annonce-un-campus-de-sante-numerique-au-val-de-grace"
FOUNDERS = "article parisante-campus-cinq-fondateurs-et-un-horizon"
DIRECTOR = "article le-pr-antoine-tesniere-a-la-direction-de-parisante-campus"
CONSULTED = "article parisante-campus-ouvre-sa-concertation-publique"
VOICES = "article passage-a-l-echelle-confiance-ethique-trois-voix-sur-parisante-campus"
MEDICEN_ARTICLE = "article medicen-day-2021-cinq-points-de-vue-sur-la-sante-francilienne"
FRAMEWORK = "article entrepots-de-donnees-de-sante-la-cnil-fixe-un-referentiel"
MY_SPACE = "article mon-espace-sante-s-ouvre-a-toute-la-population"
REVEL_NAMED = "article nicolas-revel-prend-la-tete-de-l-ap-hp"
SAMUEL_NAMED = "article le-pr-didier-samuel-succede-a-gilles-bloch-a-l-inserm"
HOSTING = "article hebergement-des-donnees-de-sante-ce-que-change-le-nouveau-referentiel"
AI_ACT = "article le-reglement-europeen-sur-l-intelligence-artificielle-entre-en-vigueur"
EHDS = "article l-espace-europeen-des-donnees-de-sante-est-publie"
EHDS_DATES = "article agenda-les-dates-de-l-espace-europeen-des-donnees-de-sante"
SNDS = "article comprendre-le-systeme-national-des-donnees-de-sante"
LAW_WORDS = "article la-donnee-de-sante-en-5-citations-du-droit"
SECRET = "article le-secret-medical-au-temps-des-bases-de-donnees"
WAREHOUSE = "article comprendre-l-entrepot-de-donnees-de-sante"
FEDERATED = "article l-apprentissage-federe-explique"
FICTION_TALK = "article entretien-fictif-un-entrepot-se-juge-a-ses-refus"
FICTION_MEETING = "article fiction-une-rencontre-imaginaire-en-3-citations"
# The two pages, where their texts are on the machine.
MIND = "page le-medicen-day-2021-en-5-citations"
HTI = "page parisante-campus-transparence-des-donnees-creation-de-scale-up-retour-sur-les"
IMPORTED = ("page ", "dite ")

TESNIERE, COMBES, TANTER = "intervenant antoine-tesniere", "intervenant stephanie-combes", "intervenant mickael-tanter"
MACRON, REVEL, HIRSCH = "intervenant emmanuel-macron", "intervenant nicolas-revel", "intervenant martin-hirsch"
SAMUEL, BLOCH, DENIS = "intervenant didier-samuel", "intervenant gilles-bloch", "intervenant marie-laure-denis"
BURGUN, KHONSARI = "intervenant anita-burgun", "intervenant roman-hossein-khonsari"
VILLANI, WAINRIB, BUZYN = "intervenant cedric-villani", "intervenant gilles-wainrib", "intervenant agnes-buzyn"
VERAN, SPORTISSE = "intervenant olivier-veran", "intervenant bruno-sportisse"
AURORE, BASILE = "intervenant aurore-vraisemblance", "intervenant basile-hypothese"
CLARISSE = "intervenant clarisse-parabole"

HUB, AGENCY = "organisation health-data-hub", "organisation agence-du-numerique-en-sante"
PARISANTE, INSERM, INRIA = "organisation parisante-campus", "organisation inserm", "organisation inria"
APHP, NECKER = "organisation assistance-publique-hopitaux-de-paris", "organisation hopital-necker-enfants-malades"
HEGP, IMAGINE = "organisation hopital-europeen-georges-pompidou", "organisation institut-imagine"
ESPCI, PHYSICS = "organisation espci-paris", "organisation physics-for-medicine-paris"
PARIS_CITE, SACLAY = "organisation universite-paris-cite", "organisation universite-paris-saclay"
PSL, MEDICEN = "organisation universite-psl", "organisation medicen-paris-region"
ULTRASOUND = "organisation accelerateur-de-recherche-technologique-en-ultrasons-biomedicaux"
ICONEUS, OWKIN, HEALTH_TECH = "organisation iconeus", "organisation owkin", "organisation health-tech"
CNIL = "organisation commission-nationale-de-l-informatique-et-des-libertes"
CNDP, STATE_COUNCIL = "organisation commission-nationale-du-debat-public", "organisation conseil-d-etat"
CNAM, DEATHS = "organisation caisse-nationale-de-l-assurance-maladie", "organisation cepidc"
NOWHERE = "organisation hopital-de-nullepart-organisation-fictive"

AFTERWORK = "evenement afterwork-de-rentree-du-think-tank-health-tech"
MEDICEN_DAY = "evenement medicen-day-2021"
VISIT = "evenement visite-du-president-de-la-republique-a-l-institut-imagine"
AI_DAY = "evenement presentation-de-la-strategie-nationale-pour-l-intelligence-artificielle-ai"
PROTECTION_DAY = "evenement journee-europeenne-de-la-protection-des-donnees"
FICTION_EVENT = "evenement rencontre-de-demonstration-de-l-hopital-de-nullepart-evenement-fictif"
FICTION_NEXT = "evenement deuxieme-rencontre-de-demonstration-de-l-hopital-de-nullepart-evenement"
FICTION_TABLE = "evenement table-ronde-dire-non-et-l-expliquer-session-fictive"
FICTION_SHEETS = "evenement atelier-mettre-d-accord-trois-tableurs-session-fictive"
FICTION_VISIT = "evenement visite-de-l-entrepot-de-l-hopital-de-nullepart-evenement-fictif"

T_DATA, T_HUB, T_CAMPUS = "theme donnees-de-sante", "theme health-data-hub", "theme parisante-campus"
T_DIGITAL, T_AI, T_WAREHOUSE = (
    "theme numerique-en-sante",
    "theme intelligence-artificielle",
    "theme entrepots-de-donnees-de-sante",
)
T_SNDS, T_GDPR, T_HOSTING = "theme snds", "theme rgpd", "theme hebergement"
T_SOVEREIGN, T_EHDS, T_STARTUP = (
    "theme souverainete-numerique",
    "theme espace-europeen-des-donnees-de-sante",
    "theme start-up",
)
T_MODEL, T_NAMED, T_IMAGING = "theme modele-economique", "theme nominations", "theme imagerie-medicale"
T_FEDERATED, T_SECRET, T_SPACE = "theme apprentissage-federe", "theme secret-medical", "theme mon-espace-sante"
T_CONSULTED = "theme concertation-publique"

# Quotes, by words of theirs: « citation » in the demonstration, « dite » in the imported pages.
Q_LAW = "citation Un groupement d’intérêt public, dénommé"
Q_MACRON = "citation Le président de la République y voit"
Q_TESNIERE = "citation souhaite que le campus devienne"
Q_TANTER_STATE, Q_TANTER_ETHICS = "citation l’État aide bien les entreprises", "citation que l’éthique de la donnée"
Q_COMBES_ALL, Q_COMBES_BASES = "citation cet effort doit être collectif", "citation elle regretterait que des bases"
Q_HERBRETEAU, Q_LALA = "citation on ne conquiert pas l’étranger", "citation appelle à la concentration"
Q_BURGUN, Q_GEA = "citation décrit un entrepôt de données", "citation algorithmes actuels puisse être certifié"
Q_KHONSARI = "citation soutien de l’État à chaque CHU"
Q_CITIZEN = "citation L’informatique doit être au service"
Q_MANKIND, Q_DEFINED = "citation pour servir l’humanité", "citation relatives à la santé physique ou mentale"
Q_BANNED, Q_PSEUDONYM = "citation l’origine raciale ou ethnique", "citation ne puissent plus être attribuées"
Q_MINIMAL = "citation adéquates, pertinentes"
Q_SECRET, Q_PRIVACY = "citation Le secret professionnel, institué", "citation Toute personne prise en charge"
Q_REFUSALS, Q_RULES = "citation Un entrepôt se juge à ses refus", "citation avant d’acheter le premier serveur"
Q_SHEET, Q_LIFT = "citation Par un tableur perdu", "citation à un patient dans l’ascenseur"
Q_STAY, Q_LAUGH = "citation s’accorder sur le mot séjour", "citation rient de la même erreur"
Q_DESCRIBED, Q_AGREED = "citation Une donnée bien décrite", "citation si j’étais d’accord"
Q_DICTIONARY = "citation La base de données, c’est un mois"
I_LICORNES, I_MESSAGE = "dite chaîne de production de licornes", "dite PariSanté Campus est un interlocuteur"
I_GENERAL, I_AID = "dite Les données généralistes", "dite beaucoup d’aides de l’État"
I_ETHICS, I_SOLD = "dite la donnée éthique", "dite se vendent ailleurs"
I_SITE = "dite Rien de tel que de travailler"
I_GAP, I_SYNERGY, I_RISING = "dite un grand écart", "dite créer des synergies", "dite en train d’émerger"
I_CONSTANT, I_CLINICS = "dite une volonté éthique constante", "dite un réseau de collaborateurs cliniques"
I_SHARED, I_MERGED, I_ABROAD = "dite en commun leurs expertises", "dite nouer des liens forts", "dite le monde du soin"
I_INVITED, I_COVER, I_MATURE = (
    "dite chaque citoyen est invité",
    "dite l’ensemble des thématiques",
    "dite différentes typologies",
)
I_TOGETHER, I_STRONGLY = "dite collectivement", "dite très fortement"
I_MARKET, I_SUPPORT, I_WAREHOUSE = "dite Aucun marché international", "dite 400 acteurs français", "dite datawarehouse"
I_MEANING, I_PUBLIC_GOOD = "dite donner du sens médical", "dite problème juridique pour commercialiser"

_OF_TESNIERE = (Q_TESNIERE, I_LICORNES, I_MESSAGE, I_GENERAL)
_OF_COMBES = (Q_COMBES_ALL, Q_COMBES_BASES, I_SOLD)
_OF_TANTER = (Q_TANTER_STATE, Q_TANTER_ETHICS, I_AID, I_ETHICS, I_SITE)
# A few words within a sentence of the journalist.
_BITS_OF_TESNIERE = (I_SHARED, I_MERGED, I_ABROAD, I_INVITED, I_COVER, I_MATURE)
_BITS_OF_TANTER = (I_GAP, I_SYNERGY, I_RISING, I_CONSTANT, I_CLINICS)
_OF_MEDICEN_DAY = (
    *(Q_HERBRETEAU, Q_LALA, Q_BURGUN, Q_GEA, Q_KHONSARI),
    *(I_MARKET, I_SUPPORT, I_WAREHOUSE, I_MEANING, I_PUBLIC_GOOD),
)
_OF_GDPR = (Q_MANKIND, Q_DEFINED, Q_BANNED, Q_PSEUDONYM, Q_MINIMAL)
_OF_AURORE = (Q_REFUSALS, Q_RULES, Q_SHEET, Q_LIFT, Q_LAUGH, Q_STAY)
_OF_BASILE = (Q_DICTIONARY, Q_DESCRIBED)
_ABOUT_HUB = (LAW, HUB_BORN, HUB_HOSTED)
_ABOUT_CAMPUS = (CAMPUS, DIRECTOR, CONSULTED, VOICES, HTI)

_HEALTH_DATA = (
    (T_DATA,),
    (LAW, FRAMEWORK, HOSTING, EHDS, EHDS_DATES, SNDS, LAW_WORDS, WAREHOUSE, T_WAREHOUSE, T_EHDS, HUB, T_HUB, Q_DEFINED),
    (HUB_BORN, HUB_HOSTED, MY_SPACE, VOICES, MEDICEN_ARTICLE, MIND, HTI, Q_LAW, I_PUBLIC_GOOD, T_SNDS, T_HOSTING),
)
_HUB = ((HUB, T_HUB), (*_ABOUT_HUB, COMBES), (SNDS, EHDS, FOUNDERS, KHONSARI, Q_LAW, Q_KHONSARI, *_OF_COMBES))
_CAMPUS = ((PARISANTE, T_CAMPUS), (FOUNDERS, *_ABOUT_CAMPUS), (TESNIERE, AFTERWORK, Q_TESNIERE, I_MESSAGE, PSL))
_TESNIERE = ((TESNIERE,), (DIRECTOR, VOICES, HTI, *_OF_TESNIERE), (AFTERWORK, *_BITS_OF_TESNIERE))
_APHP = (
    (APHP,),
    (REVEL_NAMED, REVEL, HIRSCH, WAREHOUSE, MEDICEN_ARTICLE),
    (NECKER, HEGP, FRAMEWORK, Q_BURGUN, IMAGINE),
)
_WAREHOUSE = (
    (T_WAREHOUSE, WAREHOUSE, FRAMEWORK),
    (MEDICEN_ARTICLE, FICTION_TALK, Q_REFUSALS, I_WAREHOUSE, I_PUBLIC_GOOD, Q_BURGUN),
    (SECRET, REVEL_NAMED, MIND, SNDS),
)
_AGENCY = ((AGENCY,), (FOUNDERS, HOSTING, MY_SPACE), (CAMPUS, HTI, VOICES, T_DIGITAL))
_SPACE = ((T_SPACE, MY_SPACE), (), ())
_STARTUP = ((T_STARTUP,), (CONSULTED, VOICES, HTI, I_LICORNES), (FOUNDERS, I_AID))
_SNDS = ((T_SNDS, SNDS), (LAW, HUB_BORN), (EHDS, FRAMEWORK, CNAM, HUB))
_INSERM = (
    (INSERM,),
    (SAMUEL_NAMED, SAMUEL, BLOCH, FOUNDERS, DIRECTOR),
    (TANTER, ULTRASOUND, DEATHS, PHYSICS, CAMPUS, VOICES, HTI, SNDS, *_OF_TANTER),
)

JUDGED = (
    # Themes and subjects
    Judged("données de santé", *_HEALTH_DATA),
    Judged("donnees de sante", *_HEALTH_DATA),
    Judged("donnée de santé", (*_HEALTH_DATA[0], LAW_WORDS), *_HEALTH_DATA[1:]),
    Judged("intelligence artificielle", (T_AI, AI_ACT), (FEDERATED, AI_DAY, OWKIN, MEDICEN_ARTICLE, VILLANI), (LAW,)),
    Judged("inteligence artificielle", (T_AI, AI_ACT), (FEDERATED, AI_DAY, OWKIN, MEDICEN_ARTICLE, VILLANI), (LAW,)),
    Judged("apprentissage fédéré", (T_FEDERATED, FEDERATED), (MEDICEN_ARTICLE, MIND, I_WAREHOUSE)),
    Judged("federated learning", (T_FEDERATED, FEDERATED), (MEDICEN_ARTICLE, MIND, I_WAREHOUSE)),
    Judged("entrepôt de données de santé", *_WAREHOUSE),
    Judged("entrepots de donnee de sante", *_WAREHOUSE),
    Judged("EDS", *_WAREHOUSE),
    Judged("référentiel cnil entrepôt", (FRAMEWORK,), (WAREHOUSE,)),
    Judged("hébergement des données de santé", (HOSTING, T_HOSTING), (HUB_HOSTED,)),
    Judged("HDS", (T_HOSTING, HOSTING), (HUB_HOSTED,)),
    Judged("hébergement health data hub microsoft", (HUB_HOSTED,)),
    Judged("schrems ii", (HUB_HOSTED,)),
    Judged("souveraineté", (T_SOVEREIGN,), (HUB_HOSTED, HOSTING)),
    Judged("souverainté numérique", (T_SOVEREIGN,), (HUB_HOSTED, HOSTING)),
    Judged("espace européen des données de santé", (T_EHDS, EHDS), (EHDS_DATES,)),
    Judged("EHDS", (T_EHDS, EHDS), (EHDS_DATES,)),
    Judged("dates de l'espace européen des données de santé", (EHDS_DATES,), (EHDS, T_EHDS)),
    Judged("règlement européen ia", (AI_ACT,), (T_AI,), (FEDERATED,)),
    Judged("dispositif médical", (AI_ACT,)),
    Judged("certification", (HOSTING,), (AI_ACT, T_HOSTING), (Q_GEA,)),
    Judged("mon espace santé", *_SPACE),
    Judged("dossier médical partagé", *_SPACE),
    Judged("DMP", *_SPACE),
    Judged("carnet de santé numérique", (MY_SPACE,), (T_SPACE,)),
    Judged("start-ups", *_STARTUP),
    Judged("startups", *_STARTUP),
    Judged("jeunes pousses", *_STARTUP),
    Judged("passage à l'échelle", (VOICES,), (HTI,)),
    Judged("modèle économique", (T_MODEL,), (I_PUBLIC_GOOD, VOICES, MEDICEN_ARTICLE, HTI), (MIND, Q_COMBES_BASES)),
    Judged("qui paie l’entrepôt ?", (MEDICEN_ARTICLE,)),
    Judged("secret médical", (T_SECRET, SECRET), (Q_SECRET,), (Q_PRIVACY,)),
    Judged("secret professionnel", (T_SECRET, Q_SECRET), (SECRET,)),
    Judged("pseudonymisation", (Q_PSEUDONYM,), (LAW_WORDS, SECRET), (FRAMEWORK,)),
    Judged("RGPD", (T_GDPR, LAW_WORDS), (FRAMEWORK, HUB_HOSTED, *_OF_GDPR)),
    Judged(
        "protection des données",
        (T_GDPR, PROTECTION_DAY),
        (LAW_WORDS, CNIL),
        (EHDS_DATES, HUB_HOSTED, FRAMEWORK, *_OF_GDPR),
    ),
    Judged("SNDS", *_SNDS),
    Judged("système national des données de santé", *_SNDS),
    Judged("comment accéder au snds", (SNDS,), (T_SNDS,)),
    Judged("concertation publique", (T_CONSULTED, CONSULTED), (VOICES, HTI, CNDP)),
    Judged("nominations", (T_NAMED,), (REVEL_NAMED, SAMUEL_NAMED, DIRECTOR, HUB_BORN)),
    Judged("loi santé 2019", (LAW,), (), (SNDS, HUB_BORN)),
    Judged("ultrasons", (ULTRASOUND,), (T_IMAGING, TANTER, PHYSICS, ICONEUS, VOICES, HTI)),
    Judged("causes de décès", (DEATHS,), (SNDS,), (LAW, SAMUEL_NAMED)),
    Judged("covid-19", (), (HUB_HOSTED,)),
    Judged("val-de-grâce", (CAMPUS,), (FOUNDERS, DIRECTOR, CONSULTED, PARISANTE, HTI), (VISIT,)),
    # Organisations
    Judged("HDH", *_HUB),
    Judged("Health Data Hub", *_HUB),
    Judged(
        "plateforme des données de santé",
        (HUB, LAW),
        (T_HUB, HUB_BORN, HUB_HOSTED, Q_LAW),
        (COMBES, KHONSARI, SNDS, FOUNDERS),
    ),
    Judged("agence du numérique en santé", *_AGENCY),
    Judged("Asip Santé", *_AGENCY),
    Judged("ANS", *_AGENCY),
    Judged("PariSanté Campus", *_CAMPUS),
    Judged("parisante campuss", *_CAMPUS),
    Judged("Paris Campus Santé", *_CAMPUS),
    Judged(
        "Paris",
        (),
        (APHP, ESPCI, PHYSICS, PARIS_CITE, SACLAY, PSL, MEDICEN),
        (NECKER, HEGP, PARISANTE, CAMPUS, VISIT, AI_DAY, REVEL_NAMED),
    ),
    Judged("cnil", (CNIL,), (FRAMEWORK, WAREHOUSE, HUB_HOSTED, LAW_WORDS, DENIS), (SNDS, LAW, REVEL_NAMED, HOSTING)),
    Judged("conseil d'etat", (STATE_COUNCIL, HUB_HOSTED)),
    Judged("AP-HP", *_APHP),
    Judged("aphp", *_APHP),
    Judged("l’Inserm", *_INSERM),
    Judged("inserm", *_INSERM),
    Judged("assurance maladie", (CNAM,), (MY_SPACE, SNDS, REVEL_NAMED, REVEL), (HUB_BORN, LAW)),
    Judged("necker", (NECKER,), (BURGUN, Q_BURGUN, I_WAREHOUSE, IMAGINE), (MEDICEN_ARTICLE, CAMPUS, VISIT, MIND)),
    Judged("institut imagine", (IMAGINE, VISIT), (CAMPUS,), (NECKER, Q_MACRON)),
    Judged("health & tech", (HEALTH_TECH, AFTERWORK), (VOICES, HTI)),
    Judged("owkin", (OWKIN,), (WAINRIB, FEDERATED)),
    Judged(
        "hôpital de nullepart",
        (NOWHERE,),
        (FICTION_TALK, FICTION_MEETING, FICTION_EVENT, FICTION_NEXT, FICTION_VISIT, AURORE, BASILE, CLARISSE),
        (*_OF_AURORE, *_OF_BASILE, Q_AGREED, FICTION_TABLE, FICTION_SHEETS),
    ),
    # People
    Judged("Antoine Tesnière", *_TESNIERE),
    Judged("tesniere", *_TESNIERE),
    Judged("tesniere antoinne", *_TESNIERE),
    Judged(
        "Stéphanie Combes", (COMBES,), (HUB_BORN, VOICES, HTI, *_OF_COMBES), (LAW, AFTERWORK, I_TOGETHER, I_STRONGLY)
    ),
    Judged("qui dirige le health data hub ?", (COMBES,), (HUB_BORN,), (KHONSARI, VOICES)),
    Judged("mickael tanter", (TANTER,), (VOICES, HTI, *_OF_TANTER), (AFTERWORK, *_BITS_OF_TANTER)),
    Judged("khonsari hossein", (KHONSARI,), (MEDICEN_ARTICLE, MIND, Q_KHONSARI, I_PUBLIC_GOOD), (MEDICEN_DAY,)),
    Judged("emmanuel macron", (MACRON, CAMPUS), (Q_MACRON, VISIT, AI_DAY), (HTI,)),
    Judged("nicolas revel", (REVEL, REVEL_NAMED)),
    Judged("didier samuel inserm", (SAMUEL, SAMUEL_NAMED)),
    Judged("gilles bloch", (BLOCH,), (SAMUEL_NAMED,)),
    Judged("marie laure denis", (DENIS,), (FRAMEWORK,)),
    Judged("olivier veran", (VERAN,), (MY_SPACE,)),
    Judged("agnès buzyn", (BUZYN,), (LAW,)),
    Judged("cédric villani", (VILLANI,), (AI_DAY,), (LAW,)),
    Judged("bruno sportisse inria", (SPORTISSE,), (FOUNDERS,)),
    Judged("aurore vraisemblance", (AURORE, FICTION_TALK), (FICTION_MEETING, *_OF_AURORE), (FICTION_EVENT,)),
    # Events
    Judged("Medicen Day", (MEDICEN_DAY, MEDICEN_ARTICLE, MIND), (MEDICEN,), (FEDERATED, AI_ACT, *_OF_MEDICEN_DAY)),
    Judged("medicin day 2021", (MEDICEN_DAY, MEDICEN_ARTICLE, MIND), (), (FEDERATED, AI_ACT, *_OF_MEDICEN_DAY)),
    Judged("afterwork", (AFTERWORK, HTI), (VOICES,), (Q_TESNIERE, I_LICORNES)),
    Judged(
        "table ronde dire non et l’expliquer",
        (FICTION_TABLE,),
        (),
        (Q_LAUGH,),
    ),
    # Words that were said, titles that one half remembers, and the finer ways to ask
    Judged("l'informatique doit etre au service de chaque citoyen", (Q_CITIZEN,), (LAW_WORDS,)),
    Judged("un entrepôt se juge à ses refus", (Q_REFUSALS, FICTION_TALK)),
    Judged('"conçu pour servir l’humanité"', (Q_MANKIND,), (LAW_WORDS,)),
    Judged("tableur perdu", (Q_SHEET,), (FICTION_TALK,)),
    Judged("donnée bien décrite", (Q_DESCRIBED,), (FICTION_MEETING,)),
    Judged("beaucoup d'aides de l'état pour la maturation", (I_AID,), (HTI,)),
    Judged("licornes marché européen", (HTI, I_LICORNES)),
    Judged("le secret medical au temps des bases de donnees", (SECRET,)),
    Judged("cinq fondateurs et un horizon", (FOUNDERS,)),
    Judged("citations du droit", (LAW_WORDS,)),
    Judged("hébergement OR souveraineté", (T_HOSTING, T_SOVEREIGN), (HOSTING, HUB_HOSTED)),
    Judged(
        "parisanté campus du:2021-09 au:2021-09",
        (CONSULTED, VOICES, HTI),
        (I_MESSAGE, I_LICORNES, Q_TESNIERE, AFTERWORK),
    ),
    Judged(
        "entrepôt -cnil",
        (),
        (T_WAREHOUSE, FICTION_TALK, MEDICEN_ARTICLE, Q_REFUSALS, Q_BURGUN, Q_KHONSARI, I_WAREHOUSE, FICTION_VISIT),
        (SECRET, Q_LAUGH, MIND),
    ),
)

"""Events: those that take place, and some that are plainly invented."""

from articles.demo.schema import EventData as Data
from articles.models import Event, Participation

SPEAKER, GUEST, MODERATOR = Participation.Role.SPEAKER, Participation.Role.GUEST, Participation.Role.MODERATOR

SERIES = (
    ("Medicen Day", "La journée que Medicen Paris Region organise chaque année."),
    ("Afterworks de Health & Tech", "Les rencontres du think tank Health & Tech, après le travail."),
)

EVENTS = (
    Data(
        key="ai-for-humanity",
        name="Présentation de la stratégie nationale pour l’intelligence artificielle (« AI for Humanity »)",
        kind=Event.Kind.ANNOUNCEMENT,
        start="2018-03-29",
        place="Collège de France, Paris",
        participants=(
            ("macron", "Président de la République", SPEAKER),
            ("villani", "mathématicien et député", SPEAKER),
        ),
        description="""La journée suit la remise du rapport de Cédric Villani. L’ouverture des données de santé
y devient l’un des chantiers de l’État.""",
    ),
    Data(
        key="imagine-2020",
        name="Visite du Président de la République à l’Institut Imagine",
        kind=Event.Kind.ANNOUNCEMENT,
        start="2020-12-04",
        place="Institut Imagine, hôpital Necker, Paris",
        organisers=("elysee",),
        participants=(("macron", "Président de la République", SPEAKER),),
        description="C’est au cours de cette visite qu’est annoncé le futur campus de santé numérique du Val-de-Grâce.",
    ),
    Data(
        key="afterwork-2021",
        name="Afterwork de rentrée du think tank Health & Tech",
        series="Afterworks de Health & Tech",
        edition="rentrée 2021",
        kind=Event.Kind.AFTERWORK,
        start="2021-09-22",
        organisers=("healthtech",),
        participants=(
            ("tesniere", "directeur général de PariSanté Campus", SPEAKER),
            ("combes", "directrice générale du Health Data Hub", SPEAKER),
            ("tanter", "professeur de recherche à l’Inserm et entrepreneur", SPEAKER),
        ),
        description="Trois intervenants autour de PariSanté Campus, de la croissance des entreprises et de la "
        "confiance du public.",
    ),
    Data(
        key="medicen-2021",
        name="Medicen Day 2021",
        series="Medicen Day",
        edition="2021",
        kind=Event.Kind.CONFERENCE,
        start="2021-09-28",
        organisers=("medicen",),
        participants=(
            ("herbreteau", "PDG du groupe Peters Surgical", SPEAKER),
            ("lala", "président de MedtechConsulting, ancien directeur général de GE Healthcare", SPEAKER),
            ("burgun", "cheffe du service d’informatique biomédicale à Necker et à l’HEGP (AP-HP)", SPEAKER),
            ("gea", "président de Bio-Modeling Systems", SPEAKER),
            ("khonsari", "directeur médical du Health Data Hub", SPEAKER),
        ),
        description="Industriels, cliniciens et pouvoirs publics de la santé francilienne, le temps d’une journée.",
    ),
    Data(
        key="protection-des-donnees-2027",
        name="Journée européenne de la protection des données",
        edition="2027",
        kind=Event.Kind.OTHER,
        start="2027-01-28",
        announced="2026-10-08",
        description="Chaque 28 janvier, en souvenir de l’ouverture à la signature, le 28 janvier 1981, de la "
        "Convention 108 du Conseil de l’Europe.",
    ),
    Data(
        key="fiction-2025",
        name="Rencontre de démonstration de l’Hôpital de Nullepart (événement fictif)",
        kind=Event.Kind.WORKSHOP,
        start="2025-10-07",
        end="2025-10-08",
        place="Nullepart",
        attendance=Event.Attendance.MIXED,
        organisers=("nullepart",),
        documents=("reperes-entrepot",),
        participants=(
            ("vraisemblance", "directrice des données (personnage fictif)", SPEAKER),
            ("hypothese", "ingénieur des données (personnage fictif)", SPEAKER),
            ("parabole", "représentante des usagers (personnage fictif)", GUEST),
        ),
        description="Événement inventé : il n’a jamais eu lieu. Il montre comment le site présente une rencontre et"
        " ses citations.",
    ),
    Data(
        key="fiction-2025-tableurs",
        name="Atelier : mettre d’accord trois tableurs (session fictive)",
        kind=Event.Kind.WORKSHOP,
        start="2025-10-07",
        hours=("09:30", "11:00"),
        place="Salle sans fenêtre",
        parent="fiction-2025",
        participants=(("hypothese", "ingénieur des données (personnage fictif)", SPEAKER),),
        description="Session inventée de la rencontre de démonstration.",
    ),
    Data(
        key="fiction-2025-refus",
        name="Table ronde : dire non, et l’expliquer (session fictive)",
        kind=Event.Kind.CONFERENCE,
        start="2025-10-08",
        hours=("14:00", "15:30"),
        place="Ascenseur B",
        parent="fiction-2025",
        participants=(
            ("vraisemblance", "directrice des données (personnage fictif)", SPEAKER),
            ("parabole", "représentante des usagers (personnage fictif)", GUEST),
        ),
        description="Session inventée de la rencontre de démonstration.",
    ),
    Data(
        key="fiction-visite",
        name="Visite de l’entrepôt de l’Hôpital de Nullepart (événement fictif)",
        kind=Event.Kind.OTHER,
        start="2027-06-15",
        hours=("10:00",),
        standing=Event.Standing.CANCELLED,
        place="Nullepart",
        organisers=("nullepart",),
        announced="2026-10-08",
        description="Événement inventé, et annulé : il montre comment le site le dit.",
    ),
    Data(
        key="fiction-2027",
        name="Deuxième rencontre de démonstration de l’Hôpital de Nullepart (événement fictif)",
        kind=Event.Kind.WORKSHOP,
        start="2027-10",
        place="Nullepart",
        organisers=("nullepart",),
        announced="2026-10-08",
        description="Événement inventé, dont seul le mois est connu.",
    ),
)

"""The records of the annotated paragraphs. Names are invented, but for institutions that everybody knows."""

from datetime import date

from articles.models import GlossaryTerm, IgnoredWords
from organisations.models import OrganisationName
from people.models import PersonName
from portal.core.approximate_dates import Precision
from portal.core.publishing import Status
from tests.factories import AffiliationFactory, OrganisationFactory, PersonFactory

Kind = OrganisationName.Kind
# key: name, then other names by kind.
HOUSES = {
    "inserm": ("Institut national de la santé et de la recherche médicale", [(Kind.USUAL, "Inserm")]),
    "inria": ("Inria", [(Kind.SPELLING, "INRIA")]),
    "cnrs": ("CNRS", []),
    "espci": ("École supérieure de physique et de chimie industrielles", [(Kind.ACRONYM, "ESPCI")]),
    "aphp": ("Assistance publique – Hôpitaux de Paris", [(Kind.ACRONYM, "AP-HP"), (Kind.SPELLING, "APHP")]),
    "hdh": ("Health Data Hub", [(Kind.ACRONYM, "HDH"), (Kind.USUAL, "Plateforme des données de santé")]),
    "ans": (
        "Agence du numérique en santé",
        [(Kind.ACRONYM, "ANS"), (Kind.FORMER, "Asip Santé", date(2019, 1, 1))],
    ),
    "ministere": ("Ministère de la Santé", []),
    "campus": ("Campus Armor", []),
    "loreal": ("L’Oréal", []),
    "sis": ("Société imaginaire de santé", [(Kind.ACRONYM, "SIS")]),
    "aubepine": ("Aubépine Cœur", []),
    "medibreizh": ("Médibreizh", []),
    "horizon": ("Horizon", []),  # a word of every day: never proposed
    "rennes": ("Université de Rennes", []),
    "cei": ("Centre d’essais imaginaire", [(Kind.ACRONYM, "CEI")]),
    "conf": ("Conférence des entrepôts interrégionaux", [(Kind.ACRONYM, "CEI")]),
    "kelp": ("Kelp", [(Kind.FORMER, "Goémon Data", date(2020, 1, 1))]),
    "goemon": ("Goémon Data", []),  # took the name that Kelp had left
    "fantome": ("Institut Fantôme", []),  # withdrawn
    "num": ("Santé numérique", []),
}
# key: given name, family name, gender, other names.
PEOPLE = {
    "trividic": ("Maud", "Trividic", "f", []),
    "kergoat": ("Yann", "Kergoat", "m", []),
    "marin": ("Alice", "Marin", "f", []),
    "martin1": ("Jeanne", "Martin", "f", []),
    "martin2": ("Paul", "Martin", "m", []),
    "jm1": ("Jean", "Morvan", "m", []),
    "jm2": ("Jean", "Morvan", "m", []),
    "tour": ("Hélène", "de La Tour", "f", []),
    "lefloch": ("Anne-Marie", "Le Floc’h", "f", [(PersonName.Kind.FORMER, "Anne-Marie Quéméneur")]),
    "li": ("Bo", "Li", "m", []),
    "moreau": ("Éléonore", "Moreau-Quéré", "f", []),
    "president": ("Corentin", "Balavoine", "m", []),
    "presidente": ("Nolwenn", "Kersauson", "f", []),
    "ministre": ("Gaëlle", "Penmarch", "f", []),
}
TERMS = {
    "eds": ("EDS", "entrepôt de données de santé"),
    "donnees": ("données de santé", ""),
    "donnee": ("données", ""),
    "pme": ("PME", "petite et moyenne entreprise"),
    "ia": ("IA", "intelligence artificielle"),
    "licorne": ("licorne", ""),
    "federe": ("apprentissage fédéré", ""),
    "scaleup": ("scale-up", ""),
    "dim": ("DIM", "département d’information médicale"),
}
# person, role, organisation, start, end
POSTS = [
    ("trividic", "directrice générale", "hdh", date(2019, 12, 1), date(2023, 6, 30)),
    ("kergoat", "directeur général", "hdh", date(2023, 7, 1), None),
    ("marin", "directrice scientifique", "hdh", date(2020, 1, 1), None),
    ("lefloch", "cofondatrice et directrice générale", "campus", date(2021, 3, 1), None),
    ("martin2", "président-directeur général", "inserm", date(2019, 1, 12), None),
    ("tour", "directrice de recherche", "cnrs", date(2015, 1, 1), None),
    ("li", "directeur", "espci", None, None),
    ("moreau", "directrice", "espci", date(2022, 1, 1), None),
    ("president", "président de la République", None, date(2017, 5, 14), date(2027, 5, 13)),
    ("presidente", "présidente de la République", None, date(2027, 5, 14), None),
    ("ministre", "ministre", "ministere", date(2020, 7, 6), date(2022, 5, 20)),
]
IGNORED = ["Campus Armor Day"]


def make_world() -> dict[str, str]:
    """Writes the records. The key of each: « organisation:12 » by its name above."""
    known: dict[str, object] = {}
    for key, (name, others) in HOUSES.items():
        status = Status.WITHDRAWN if key == "fantome" else Status.PUBLISHED
        known[key] = OrganisationFactory(name=name, slug=key, number=900 + len(known), status=status)
        for kind, other, *until in others:
            fields = {"until": until[0], "until_precision": Precision.DAY} if until else {}
            OrganisationName.objects.create(organisation=known[key], kind=kind, name=other, **fields)
    for key, (given, family, gender, others) in PEOPLE.items():
        known[key] = PersonFactory(given_name=given, family_name=family, gender=gender, slug=key)
        for kind, other in others:
            PersonName.objects.create(person=known[key], kind=kind, name=other)
    for key, (term, expansion) in TERMS.items():
        known[key] = GlossaryTerm.objects.create(term=term, expansion=expansion)
    for person, role, house, start, end in POSTS:
        AffiliationFactory(
            person=known[person], role=role, organisation=known[house] if house else None, start=start, end=end
        )
    for words in IGNORED:
        IgnoredWords.objects.create(words=words)
    kinds = {"Organisation": "organisation", "Person": "person", "GlossaryTerm": "term"}
    return {key: f"{kinds[type(record).__name__]}:{record.pk}" for key, record in known.items()}

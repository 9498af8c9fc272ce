"""What a search finds, and what it must not: one suite for both databases."""

import pytest

from portal.search.results import Ask
from portal.search.searching import search
from tests.search.lasting import as_if_committed, gone_after
from tests.search.reading import share_alike
from tests.search.world import (
    AGENCY_NEWS,
    APART,
    BODIES,
    CAMPUS_NEWS,
    COVID,
    COVID_APART,
    DONATION,
    HEART,
    INSERM_NEWS,
    NUMBERED,
    ONE_WORD_STARTUPS,
    OPENED,
    SAINT,
    SCALE,
    STARTUPS,
    WAREHOUSE,
    YEARS,
    build,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def world(django_db_setup, django_db_blocker):
    with gone_after(django_db_blocker):
        with as_if_committed():
            build()
        yield


def results(text="", **options):
    return search(Ask(text=text, **options), is_counted=False)


def hits(found):
    return [*found.best, *found.hits]


def names(text="", **options):
    return [str(hit.record) for hit in hits(results(text, **options))]


# What finds what


FOUND = [
    ("donnees de sante", OPENED),
    ("donnée", OPENED),
    ("DONNÉES DE SANTÉ", OPENED),
    ("l’Inserm", INSERM_NEWS),
    ("l'Inserm", INSERM_NEWS),
    ("l’Inserm", "Inserm"),
    ("INSERM", "Inserm"),
    ("startups", STARTUPS),
    ("startup", STARTUPS),
    ("start-ups", ONE_WORD_STARTUPS),
    ("start ups", ONE_WORD_STARTUPS),
    ("jeunes pousses", STARTUPS),
    ("HDH", "Health Data Hub"),
    ("hdh", "Health Data Hub"),
    ("Asip Santé", "Agence du numérique en santé"),
    ("asip sante", "Agence du numérique en santé"),
    ("ANS", "Agence du numérique en santé"),
    ("ANS", AGENCY_NEWS),
    ("Paris Campus Santé", "PariSanté Campus"),
    ("Paris Campus Santé", CAMPUS_NEWS),
    ("accès à la donnée", OPENED),
    ("acces a la donnee", OPENED),
    ("coeur", HEART),
    ("cœur", HEART),
    ("AP-HP", WAREHOUSE),
    ("aphp", WAREHOUSE),
    ("ap hp", WAREHOUSE),
    ("aphp", "Assistance publique – Hôpitaux de Paris"),
    ('"passage à l’échelle"', SCALE),
    ("covid 19", COVID),
    ("covid-19", COVID_APART),
    ("covid19", COVID),
    ("Tesnière Antoine", "Antoine Tesnière"),
    ("TESNIERE", "Antoine Tesnière"),
    ("pr tesniere", "Antoine Tesnière"),
    ("tesniere antoinne", "Antoine Tesnière"),
    ("khonsari hossein", "Roman Hossein Khonsari"),
    ("roman khonsari", "Roman Hossein Khonsari"),
    ("organes", DONATION),
    ("organismes", BODIES),
    ("dons", DONATION),
    ("trois ans", YEARS),
    ("saint amant", SAINT),
    ("inserm OR covid", COVID),
    ("inserm OU covid", INSERM_NEWS),
    ("rentrée du:2021 au:2021", NUMBERED),
    ("du:2021-09-23 au:23/09/2021", NUMBERED),
    ("par:verdurin", "Un narval ne se compte pas deux fois."),
    ("par:verdurin", "Un billet signé"),
    ('narval par:"Camélia Verdurin"', "Un narval ne se compte pas deux fois."),
    ("un narval ne se compte", "Un narval ne se compte pas deux fois."),
    ('"le dictionnaire c’est deux marées"', "Le dictionnaire [des données, ndlr], c’est deux marées."),
    ("assises de Balbec", "Deux phrases entendues aux assises"),
]


@pytest.mark.parametrize(("query", "wanted"), FOUND)
def test_a_query_finds(query, wanted):
    assert wanted in names(query)


NOT_FOUND = [
    ("données", DONATION),
    ("dons", OPENED),
    ("don", OPENED),
    ("organes", BODIES),
    ("organismes", DONATION),
    ("ANS", YEARS),
    ("ans", AGENCY_NEWS),
    ("ans", "Agence du numérique en santé"),
    ("santé", SAINT),
    ("saint", OPENED),
    ("Paris", CAMPUS_NEWS),
    ('"passage à l’échelle"', APART),
    ("passage -laboratoires", SCALE),
    ('passage -"à l’échelle des"', SCALE),
    ("covid -balbec", COVID_APART),
    ("rentrée du:2022", NUMBERED),
    ("rentrée au:2020", NUMBERED),
    ("par:verdurin", OPENED),
    ("tesniere -antoine", "Antoine Tesnière"),
]


@pytest.mark.parametrize(("query", "unwanted"), NOT_FOUND)
def test_a_query_does_not_find(query, unwanted):
    assert unwanted not in names(query)


FIRST_FOUND = [
    ("données de santé", OPENED),
    ("Inserm", "Inserm"),
    ("HDH", "Health Data Hub"),
    ("Asip Santé", "Agence du numérique en santé"),
    ("ANS", "Agence du numérique en santé"),
    ("Paris Campus Santé", "PariSanté Campus"),
    ("tesniere antoinne", "Antoine Tesnière"),
    ("khonsari hossein", "Roman Hossein Khonsari"),
    ("camelia verdurin", "Camélia Verdurin"),
    ("un narval ne se compte pas", "Un narval ne se compte pas deux fois."),
    ("passage a l'echelle des laboratoires", SCALE),
    ("start-up", "Start-up"),
]


@pytest.mark.parametrize(("query", "first"), FIRST_FOUND)
def test_what_is_looked_for_comes_first(query, first):
    assert names(query)[0] == first


def test_nothing_that_is_not_public_is_found_counted_or_offered():
    for found in (results("narval"), results(), results("secret"), results("discret"), results("narval secret")):
        shown = [str(hit.record) for hit in hits(found)]
        assert not [name for name in shown if "arval" in name and "compte" not in name]
        assert not [option.label for group in found.groups for option in group.options if "arval" in option.label]
    assert results("narval").total.value == 2
    assert results("discret").total.value == 0


def test_the_first_ten_of_each_of_these_queries_are_those_of_any_engine(monkeypatch):
    queries = list(dict.fromkeys(query for query, _wanted in [*FOUND, *NOT_FOUND, *FIRST_FOUND]))
    share, unlike = share_alike(queries, monkeypatch)
    print(f"\nthe same first ten for {share:.3f} of {len(queries)} queries")  # noqa: T201 - shown with -s
    assert unlike == []

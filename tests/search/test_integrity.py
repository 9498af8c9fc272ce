"""`check_integrity` says what does not hold, in French, and ends with the status 1."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import Article
from people.models import Person
from portal.core import integrity
from portal.core.publishing import Status
from portal.search.indexing import checking
from portal.search.kinds import Kind, document_id
from portal.search.models import SearchDocument, SearchName
from tests.factories import ArticleFactory, PersonFactory, TagFactory, quote_block
from tests.search.indexed import document, faults

pytestmark = pytest.mark.django_db


def run():
    """What the command prints, and its status."""
    output, status = StringIO(), 0
    try:
        call_command("check_integrity", stdout=output)
    except SystemExit as left:
        status = left.code
    return output.getvalue(), status


@pytest.fixture
def article():
    speaker = PersonFactory(given_name="Odette", family_name="Crécy")
    return ArticleFactory(tags=[TagFactory()], blocks=[quote_block("Bien dit.", speaker=speaker)])


@pytest.fixture
def checks(monkeypatch):
    """The registry, empty."""
    known = {}
    monkeypatch.setattr(integrity, "_checks", known)
    return known


class TestCommand:
    def test_all_is_well(self, article):
        assert run() == ("✓ Fichiers de la médiathèque\n✓ « À lire »\n✓ Index de recherche\n", 0)

    @pytest.mark.usefixtures("checks")
    def test_each_check_is_named_with_what_it_finds(self):
        integrity.register("Rien à dire")(lambda bar: [])
        integrity.register("Deux choses")(lambda bar: ["La première.", "La seconde."])
        integrity.register("Une chose")(lambda bar: iter(["La seule."]))
        text, status = run()
        assert status == 1
        assert text.splitlines() == [
            "✓ Rien à dire",
            "✗ Deux choses\u00a0: 2 défauts",
            "  – La première.",
            "  – La seconde.",
            "✗ Une chose\u00a0: 1 défaut",
            "  – La seule.",
        ]

    @pytest.mark.usefixtures("checks")
    def test_of_many_breaches_the_first_ones_are_shown(self):
        integrity.register("Mille choses")(lambda bar: (f"La {rank}e." for rank in range(1000)))
        text, _status = run()
        assert text.count("–") == 20
        assert "La 19e." in text
        assert "La 20e." not in text
        assert "… et 980 autres" in text

    @pytest.mark.usefixtures("checks")
    def test_a_check_that_fails_is_not_taken_for_one_that_holds(self):
        def fail(bar):
            raise ZeroDivisionError

        integrity.register("Rien")(fail)
        with pytest.raises(ZeroDivisionError):
            run()


def _without_document(article):
    document(article).delete()


def _with_other_terms(article):
    SearchDocument.objects.filter(kind=Kind.QUOTE).update(lead="mal dit")


def _with_another_facet(article):
    row = document(article)
    SearchDocument.objects.filter(pk=row.pk).update(facets=f"{row.facets} #p999")


def _visible_too_soon(article):
    Article.objects.filter(pk=article.pk).update(status=Status.DRAFT)


def _of_another_analysis(article):
    SearchDocument.objects.filter(kind=Kind.PERSON).update(version=999)


def _with_an_orphan(article):
    SearchDocument.objects.create(id=document_id(Kind.EVENT, 7, None), kind=Kind.EVENT, object_id=7)


def _with_an_orphan_beyond_the_last_record(article):
    SearchDocument.objects.create(id=document_id(Kind.ARTICLE, 10**6, None), kind=Kind.ARTICLE, object_id=10**6)


def _without_a_name(article):
    SearchName.objects.filter(key="crecy").delete()


def _with_another_name(article):
    person = Person.objects.get()
    SearchName.objects.create(kind=Kind.PERSON, object_id=person.pk, key="miss sacripant", shown="Miss Sacripant")


def _with_a_name_that_leads_nowhere(article):
    SearchName.objects.create(kind=Kind.PERSON, object_id=999, key="personne", shown="Personne")


class TestIndex:
    @pytest.mark.parametrize("rows", [1, 500])
    @pytest.mark.parametrize(
        ("spoil", "said"),
        [
            (_without_document, "Article {article}\u00a0: le document manque."),
            (_with_other_terms, "Citation {quote}\u00a0: le document n’est pas à jour (termes du chapô"),
            (_with_another_facet, "Article {article}\u00a0: le document n’est pas à jour (facettes)."),
            (_visible_too_soon, "Article {article}\u00a0: le document n’est pas à jour (visible à partir du)."),
            (_of_another_analysis, "Personne {person}\u00a0: le document n’est pas à jour (version de l’analyse)."),
            (_with_an_orphan, "Événement 7\u00a0: un document est resté"),
            (_with_an_orphan_beyond_the_last_record, "Article 1000000\u00a0: un document est resté"),
            (_without_a_name, "Personne {person}\u00a0: les noms ne sont pas à jour (Crécy)."),
            (_with_another_name, "Personne {person}\u00a0: les noms ne sont pas à jour (Miss Sacripant)."),
            (_with_a_name_that_leads_nowhere, "Le nom «\u00a0Personne\u00a0» ne mène à aucune fiche."),
        ],
    )
    def test_each_way_to_spoil_it_is_found(self, article, monkeypatch, spoil, said, rows):
        monkeypatch.setattr(checking, "BATCH", rows)
        quote = article.articles_quote_set.get()
        assert faults() == []
        spoil(article)
        keys = {"article": article.pk, "quote": quote.pk, "person": quote.speaker_id}
        text, status = run()
        assert status == 1
        assert said.format(**keys) in text

    def test_what_somebody_saves_meanwhile_is_no_breach(self, article, monkeypatch):
        """What differs is read again before anything is said of it."""
        truth, readings = checking.describe, []

        def first_reading_is_old(kind, keys):
            readings.append(kind)
            return [] if readings.count(kind) == 1 else truth(kind, keys)

        monkeypatch.setattr(checking, "describe", first_reading_is_old)
        assert faults() == []
        assert len(readings) > len(Kind)

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL calcule sa colonne lui-même")
    def test_words_that_the_engine_kept_are_found(self, article):
        row = document(article)
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_fts(rowid, title, lead, body, facets) VALUES (%s, 'fantome', '', '', '')", [row.pk]
            )
        text, status = run()
        assert status == 1
        assert "l’index des mots ne dit pas la même chose que les documents" in text

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL n’a pas de déclencheur")
    def test_a_trigger_that_is_gone_is_found(self, article):
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER search_fts_update")
        text, status = run()
        assert status == 1
        assert "search_fts_update" in text

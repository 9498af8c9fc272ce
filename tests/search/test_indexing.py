"""How the index is written: with the record or not at all, once for each record, and no more than differs."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import services
from articles.models import Article, Quote, Tag
from organisations.models import Organisation, OrganisationName
from people.models import Person, PersonName
from portal.core import saving
from portal.core.publishing import Status
from portal.core.saving import gathered
from portal.search.indexing import words, writing
from portal.search.kinds import Kind
from portal.search.models import NearWord, SearchDocument, SearchName, SearchWord
from tests.admin.forms import admin_url, fields_of
from tests.factories import (
    FUTURE,
    PAST,
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
    text_block,
)
from tests.search.indexed import document, faults, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(monkeypatch):
    """The keys of each batch that is written, by kind."""
    batches, write_batch = [], writing.write_batch
    monkeypatch.setattr(
        writing, "write_batch", lambda kind, keys: batches.append((kind, list(keys))) or write_batch(kind, keys)
    )
    return batches


def _refuse(*args, **kwargs):
    raise DataError("l’index refuse")


@pytest.fixture
def _refusing(monkeypatch):
    monkeypatch.setattr(writing, "_write_documents", _refuse)


def interview(quotes=24, **fields):
    speakers = [PersonFactory() for _ in range(3)]
    for speaker in speakers:
        AffiliationFactory(person=speaker)
    said = [quote_block(f"Phrase numéro {rank}.", speaker=speakers[rank % 3]) for rank in range(quotes)]
    tags = [TagFactory() for _ in range(4)]
    return ArticleFactory(blocks=[text_block("<p>Le corps.</p>"), *said], tags=tags, event=EventFactory(), **fields)


class TestNames:
    def test_a_name_leads_to_its_record_whole_reversed_and_by_its_ends(self):
        person = PersonFactory(given_name="Oriane", family_name="de Guermantes")
        PersonName.objects.create(person=person, name="Basin-Oriane")
        found = SearchName.objects.filter(kind=Kind.PERSON).values_list("key", "shown", "is_whole", "is_main")
        assert set(found) == {
            ("oriane de guermantes", "Oriane de Guermantes", True, True),
            ("de guermantes oriane", "de Guermantes Oriane", True, False),
            ("basin oriane", "Basin-Oriane", True, False),
            ("basinoriane", "BasinOriane", False, False),
            ("de guermantes", "de Guermantes", False, False),
            ("guermantes", "Guermantes", False, False),
            ("guermantes oriane", "Guermantes Oriane", False, False),
            ("oriane", "Oriane", False, False),
        }

    def test_of_two_names_of_one_key_the_main_one_stands(self):
        house = OrganisationFactory(name="Hub")
        OrganisationName.objects.create(organisation=house, name="HUB", kind="sigle")
        OrganisationName.objects.create(organisation=house, name="Le Hub", kind="usuel")
        found = SearchName.objects.filter(kind=Kind.ORGANISATION).values_list("key", "shown", "is_main")
        assert set(found) == {("hub", "Hub", True), ("le hub", "Le Hub", False)}

    def test_a_name_that_is_kept_keeps_its_weight_and_a_new_one_takes_that_of_its_record(self):
        house = OrganisationFactory(name="Institut")
        SearchName.objects.update(weight=12)
        OrganisationName.objects.create(organisation=house, name="IDB", kind="sigle")
        assert set(SearchName.objects.values_list("key", "weight")) == {("institut", 12), ("idb", 12)}

    def test_the_names_of_what_is_to_come_or_left_out_wait_with_it(self):
        PersonFactory(given_name="Demain", published_at=FUTURE)
        PersonFactory(given_name="Jamais", is_unlisted=True)
        assert {name.visible_from for name in SearchName.objects.filter(key__contains="demain")} == {FUTURE}
        assert {name.visible_from for name in SearchName.objects.filter(key__contains="jamais")} == {None}

    def test_articles_and_quotes_have_none(self):
        interview(quotes=1)
        kinds = SearchName.objects.values_list("kind", flat=True).distinct()
        assert not {Kind.ARTICLE, Kind.QUOTE} & set(kinds)


class TestOneTransaction:
    @pytest.mark.usefixtures("_refusing")
    def test_what_the_index_refuses_is_not_saved(self):
        with pytest.raises(DataError), gathered():
            PersonFactory()
        assert not Person.objects.exists()

    def test_a_publication_that_the_index_refuses_leaves_a_draft(self, monkeypatch):
        draft = ArticleFactory(status=Status.DRAFT, published_at=None)
        before = snapshot()
        monkeypatch.setattr(writing, "_write_documents", _refuse)
        with pytest.raises(DataError):
            services.publish(Article.objects.get(pk=draft.pk))
        monkeypatch.undo()
        draft.refresh_from_db()
        assert (draft.status, draft.number) == (Status.DRAFT, None)
        assert snapshot() == before

    def test_a_form_whose_index_fails_saves_nothing(self, desk, monkeypatch):
        person = PersonFactory(family_name="Crécy")
        posted = fields_of(desk.get(admin_url(Person, "change", person.pk)), "person_form")
        monkeypatch.setattr(writing, "_write_documents", _refuse)
        with pytest.raises(DataError):
            desk.post(admin_url(Person, "change", person.pk), posted | {"family_name": "Forcheville"})
        person.refresh_from_db()
        assert person.family_name == "Crécy"

    def test_what_fails_inside_a_block_tells_of_nothing(self, written):
        with pytest.raises(ZeroDivisionError), gathered():
            1 / bool(not PersonFactory())
        assert written == []
        assert faults() == []

    def test_what_fails_inside_an_inner_block_leaves_the_index_true(self):
        with gathered():
            PersonFactory()
            with pytest.raises(ZeroDivisionError), gathered():
                1 / bool(not OrganisationFactory())
        assert not Organisation.objects.exists()
        assert faults() == []

    def test_a_block_that_is_over_does_not_keep_what_follows_waiting(self, written):
        with gathered():
            pass
        person = PersonFactory()
        assert written == [(Kind.PERSON, [person.pk])]


class TestGathering:
    def test_an_article_and_its_quotes_are_written_once(self, written):
        with gathered():
            article = interview()
        quotes = sorted(Quote.objects.filter(parent=article).values_list("pk", flat=True))
        assert [batch for kind, batch in written if kind == Kind.ARTICLE] == [[article.pk]]
        assert [batch for kind, batch in written if kind == Kind.QUOTE] == [quotes]
        assert faults() == []

    @pytest.mark.parametrize("quotes", [2, 24])
    def test_the_number_of_queries_does_not_follow_the_number_of_quotes(self, quotes):
        with gathered():
            article = interview(quotes=quotes, status=Status.DRAFT, published_at=None)
            saving.changed(Quote, Quote.objects.filter(parent=article).values_list("pk", flat=True))
        Article.objects.filter(pk=article.pk).update(status=Status.PUBLISHED, number=1, slug="a", published_at=PAST)
        with CaptureQueriesContext(connection) as queries:
            saving.changed(Article, [article.pk])
        assert faults() == []
        # Sixteen of them for « À lire »: what the article shares, as its records say it, and the lists that follow.
        # Two more on PostgreSQL, where one waits for one’s turn.
        assert len(queries) <= 63

    def test_a_form_of_the_desk_writes_each_record_once(self, desk, written):
        article = interview(quotes=3)
        written.clear()
        address = admin_url(Article, "change", article.pk)
        posted = fields_of(desk.get(address), "article_form")
        desk.post(address, posted | {"title": "Un grand titre", "articles_quote_set-0-text": "Mieux dit."})
        assert [len(batch) for kind, batch in written if kind == Kind.ARTICLE] == [1]
        assert [len(batch) for kind, batch in written if kind == Kind.QUOTE] == [1]
        assert "grand" in document(article).title
        assert faults() == []

    def test_a_form_that_is_refused_writes_nothing(self, desk, written):
        person = PersonFactory()
        written.clear()
        address = admin_url(Person, "change", person.pk)
        posted = fields_of(desk.get(address), "person_form")
        response = desk.post(address, posted | {"family_name": ""})
        assert response.status_code == 200
        assert written == []

    def test_a_publication_refused_after_the_save_leaves_the_index_as_the_draft_is(self, desk):
        draft = ArticleFactory(status=Status.DRAFT, published_at=None, type=None, blocks=[text_block("<p>Un.</p>")])
        address = admin_url(Article, "change", draft.pk)
        posted = fields_of(desk.get(address), "article_form")
        desk.post(address, posted | {"title": "Un grand titre", "status": "published"})
        draft.refresh_from_db()
        assert draft.status == Status.DRAFT
        assert "grand" in document(draft).title
        assert document(draft).visible_from is None
        assert faults() == []

    @pytest.mark.parametrize(("action", "is_visible"), [("publish_now", True), ("withdraw", False)])
    def test_an_action_on_a_list_is_indexed(self, desk, action, is_visible):
        articles = [interview(quotes=1, status=Status.PUBLISHED if not is_visible else Status.DRAFT) for _ in range(2)]
        chosen = [article.pk for article in articles]
        desk.post(admin_url(Article, "changelist"), {"action": action, "_selected_action": chosen, "index": "0"})
        assert [bool(document(article).visible_from) for article in articles] == [is_visible] * 2
        assert SearchDocument.objects.filter(kind=Kind.QUOTE).count() == (2 if is_visible else 0)
        assert faults() == []

    def test_a_record_deleted_from_its_form_leaves_the_index(self, desk):
        tag = TagFactory()
        desk.post(admin_url(Tag, "delete", tag.pk), {"post": "yes"})
        assert not Tag.objects.exists()
        assert document(tag) is None
        assert not SearchName.objects.exists()


class TestTime:
    def test_withdrawing_and_publishing_an_article_takes_its_quotes_and_its_themes_along(self):
        article = interview(quotes=2)
        quote, tag = article.articles_quote_set.first(), article.tags.first()
        assert document(tag).visible_from == document(quote).visible_from == PAST
        services.withdraw(article)
        assert document(article).visible_from is None
        assert document(quote) is None
        assert document(tag).visible_from is None
        services.publish(article, at=FUTURE)
        assert document(tag).visible_from == document(quote).visible_from == document(article).visible_from == FUTURE
        assert faults() == []

    def test_a_theme_keeps_the_date_of_its_first_article_whatever_becomes_of_the_others(self):
        tag = TagFactory()
        first = ArticleFactory(tags=[tag], published_at=PAST)
        later = ArticleFactory(tags=[tag], published_at=PAST + timedelta(days=30))
        services.withdraw(later)
        assert document(tag).visible_from == PAST
        services.publish(later)
        services.withdraw(first)
        assert document(tag).visible_from == PAST + timedelta(days=30)
        earlier = ArticleFactory(tags=[tag], published_at=PAST - timedelta(days=30))
        assert document(tag).visible_from == PAST - timedelta(days=30)
        earlier.tags.clear()
        assert document(tag).visible_from == PAST + timedelta(days=30)
        assert faults() == []

    def test_a_theme_of_many_articles_is_not_read_again_when_one_of_them_changes(self, written):
        tag = TagFactory()
        ArticleFactory(tags=[tag])
        written.clear()
        ArticleFactory(tags=[tag], published_at=PAST + timedelta(days=1))
        assert Kind.THEME not in dict(written)

    def test_an_article_whose_date_changes_moves_among_the_others(self):
        article = ArticleFactory()
        before = document(article).pk
        article.published_at += timedelta(days=1)
        article.save()
        assert document(article).pk > before
        assert SearchDocument.objects.filter(kind=Kind.ARTICLE).count() == 1


class TestWords:
    def test_the_words_of_titles_leads_and_names_are_known_once_the_transaction_is_done(
        self, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            with gathered():
                PersonFactory(given_name="Odette", family_name="Crécy")
                ArticleFactory(title="L’entrepôt du CHU de Paris-Saclay", standfirst="Un chapô discret.")
            assert not SearchWord.objects.exists()
        known = dict(SearchWord.objects.values_list("word", "shown"))
        expected = {"odette": "Odette", "crecy": "Crécy", "entrepot": "entrepôt", "chu": "CHU", "discret": "discret"}
        expected |= {"parissaclay": "Paris-Saclay", "saclay": "Saclay"}
        assert expected.items() <= known.items()
        assert not {"le", "du", "l"} & known.keys()
        assert set(NearWord.objects.filter(word="crecy").values_list("key", flat=True)) == {
            *("crecy", "recy", "cecy", "crcy", "crey", "crec")
        }
        assert not NearWord.objects.filter(word="chu").exists()

    def test_the_words_of_what_is_not_public_are_not_learnt(self, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            ArticleFactory(title="Zyzomys", status=Status.DRAFT, published_at=None)
            ArticleFactory(title="Yersinia", published_at=FUTURE)
            ArticleFactory(title="Xylophage", status=Status.WITHDRAWN)
            PersonFactory(family_name="Wurtemberg", is_unlisted=True)
        assert not SearchWord.objects.filter(word__in=["zyzomys", "yersinia", "wurtemberg"]).exists()

    @pytest.mark.django_db(transaction=True)
    def test_words_that_cannot_be_learnt_spoil_nothing(self, monkeypatch, caplog):
        monkeypatch.setattr(words, "_write", _refuse)
        PersonFactory()
        assert "l’index refuse" in caplog.text
        assert Person.objects.exists()
        assert faults() == []


class TestBounds:
    def test_a_text_without_end_is_indexed_as_far_as_a_database_can(self):
        endless = " ".join(f"mot{chr(97 + rank % 26)}{rank}" for rank in range(30_000))
        article = ArticleFactory(blocks=[text_block(f"<p>{endless}</p>")])
        row = document(article)
        assert len(" ".join([row.title, row.lead, row.body]).split()) <= 16_000
        assert faults() == []

    def test_a_name_without_end_gives_a_bounded_number_of_rows(self):
        OrganisationFactory(name=" ".join(["a"] * 100))
        assert SearchName.objects.count() <= 13

    def test_a_name_of_signs_only_is_no_name(self):
        house = OrganisationFactory(name="Institut")
        OrganisationName.objects.create(organisation=house, name="!?", kind="sigle")
        assert list(SearchName.objects.values_list("key", flat=True)) == ["institut"]


@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_a_person_renamed_while_they_are_quoted_has_one_name_everywhere(self):
        """The rename is written, and not committed yet, when the article that quotes them is published."""
        person = PersonFactory(given_name="Balbec")
        draft = ArticleFactory(
            status=Status.DRAFT, published_at=None, blocks=[quote_block("Dit.", speaker_id=person.pk)]
        )
        is_renamed, is_published = Event(), Event()

        def rename(_):
            with transaction.atomic():
                renamed = Person.objects.get(pk=person.pk)
                renamed.given_name = "Combray"
                renamed.save()
                is_renamed.set()
                is_published.wait(timeout=1)

        def publish(pk):
            is_renamed.wait(timeout=10)
            services.publish(Article.objects.get(pk=pk), at=PAST)
            is_published.set()

        _in_threads([(rename, None), (publish, draft.pk)])
        assert "combray" in document(draft.articles_quote_set.get()).title
        assert faults() == []

    def test_articles_published_at_once_with_the_same_people_and_themes_wait_for_each_other(self):
        tags, speaker = [TagFactory() for _ in range(3)], PersonFactory()
        drafts = [
            ArticleFactory(
                status=Status.DRAFT, published_at=None, tags=tags, blocks=[quote_block("Dit.", speaker=speaker)]
            )
            for _ in range(8)
        ]
        _in_threads([(lambda pk: services.publish(Article.objects.get(pk=pk), at=PAST), one.pk) for one in drafts])
        assert faults() == []
        assert SearchWord.objects.filter(word="imaginaire").exists()


def _in_threads(work):
    """Runs each function on its item, all at once, each with a connection of its own."""

    def closed_after(pair):
        function, item = pair
        try:
            return function(item)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(work)) as pool:
        return list(pool.map(closed_after, work))


def test_saving_inside_a_transaction_that_is_rolled_back_leaves_no_trace():
    before = snapshot()
    with transaction.atomic():
        PersonFactory()
        transaction.set_rollback(True)
    assert snapshot() == before

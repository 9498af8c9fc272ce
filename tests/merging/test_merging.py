"""What a merge moves, drops, keeps and says; and its undoing, exact to the row."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.contrib.redirects.models import Redirect
from django.core.management import call_command
from django.utils import timezone

from articles import services
from articles.merging import merge_tags
from articles.models import (
    Byline,
    DirectoryEntry,
    IgnoredWords,
    Intervention,
    Mention,
    Participation,
    Quote,
    QuoteCandidate,
    Tag,
    TagSynonym,
)
from organisations.merging import merge_organisations
from organisations.models import Organisation, OrganisationName, OrganisationRelation
from people.merging import merge_people
from people.models import Affiliation, Person, PersonName
from portal.core.merging import Merge, MergeError, plan_merge, undo_merge
from portal.core.publishing import Status
from tests.factories import (
    FUTURE,
    PAST,
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    mention,
    quote_block,
    text_block,
)
from tests.merging.snapshots import all_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    return PersonFactory(given_name="Anne-Maëlle", family_name="Trividic", gender="f")


@pytest.fixture
def merged():
    return PersonFactory(
        given_name="Anne", family_name="Le Trividic", biography="<p>Ingénieure.</p>", orcid="0000-0002-1825-0097"
    )


@pytest.fixture
def world(kept, merged):
    """Every kind of row points at `merged`, and some already at `kept`."""
    institute, event = OrganisationFactory(name="Institut des Embruns"), EventFactory()
    for person in (kept, merged):
        AffiliationFactory(person=person, organisation=institute, role="directrice")
    AffiliationFactory(person=merged, organisation=institute, role="présidente", start=date(2023, 1, 1))
    PersonName.objects.create(person=merged, name="Anne Trividic Le Goff", kind="ancien")
    PersonName.objects.create(person=merged, name="Anne-Maelle Trividic", kind="graphie")
    article = ArticleFactory(
        event=event,
        blocks=[
            text_block("<p>Anne Le Trividic et Yann Kergoat parlent.</p>"),
            Intervention(heading="Intervention d’Anne Le Trividic", person=merged, region="body"),
            quote_block("Nous ouvrons l’entrepôt", speaker=merged, speaker_label="Anne Le Trividic, directrice"),
            quote_block("Nous le fermons", speaker=kept, speaker_label="Anne-Maëlle Trividic"),
        ],
    )
    first, second = Quote.objects.order_by("pk")
    first.co_speakers.set([kept])
    first.about.set([kept, merged])
    second.co_speakers.set([merged])
    article.about_people.set([merged])
    Byline.objects.create(article=article, person=merged)
    Byline.objects.create(article=article, person=kept)
    Byline.objects.create(article=article, person=merged, wording="avec")
    Participation.objects.create(event=event, person=kept)
    Participation.objects.create(event=event, person=merged, label="directrice des Embruns")
    mention(article, "Anne Le Trividic", merged)
    IgnoredWords.objects.create(words="Anne", person=merged)
    services.refresh(article)
    return article


def integrity():
    said = StringIO()
    call_command("check_integrity", stdout=said)
    return said.getvalue()


def test_each_kind_of_row_moves_to_the_person_that_stays(kept, merged, world, editor):
    pk = merged.pk
    merge_people(kept=kept, merged=merged, by=editor)

    kept = Person.objects.get()
    assert not Person.objects.filter(pk=pk).exists()
    assert kept.quotes.count() == 2
    assert kept.quotes_about.count() == 1
    assert kept.articles_about.get() == world
    assert kept.interventions.count() == 1
    assert sorted(kept.bylines.values_list("wording", flat=True)) == ["", "avec"]
    assert sorted(kept.affiliations.values_list("role", flat=True)) == ["directrice", "présidente"]
    assert kept.participations.get().label == "directrice des Embruns"
    assert kept.mentions.get(state=Mention.State.ACCEPTED).surface == "Anne Le Trividic"
    assert kept.ignored_words.get().words == "Anne"


def test_printed_labels_are_never_rewritten(kept, merged, world, editor):
    printed = list(Quote.objects.order_by("pk").values_list("speaker_label", flat=True))
    merge_people(kept=kept, merged=merged, by=editor)

    assert list(Quote.objects.order_by("pk").values_list("speaker_label", flat=True)) == printed


def test_nobody_speaks_along_with_herself(kept, merged, world, editor):
    merge_people(kept=kept, merged=merged, by=editor)
    assert not Quote.co_speakers.through.objects.exists()


def test_the_name_becomes_another_name_of_the_chosen_kind(kept, merged, world, editor):
    merge_people(kept=kept, merged=merged, by=editor, name_kind="ancien")

    names = {(name.name, name.kind) for name in kept.names.all()}
    assert names == {("Anne Le Trividic", "ancien"), ("Anne Trividic Le Goff", "ancien")}
    assert Person.objects.named("Anne Le Trividic").get() == kept


def test_what_the_kept_record_lacks_is_taken_from_the_other(kept, merged, editor):
    Person.objects.filter(pk=merged.pk).update(is_unlisted=True)
    merge_people(kept=kept, merged=merged, by=editor)

    kept.refresh_from_db()
    assert (kept.biography, kept.orcid, kept.gender) == ("<p>Ingénieure.</p>", "0000-0002-1825-0097", "f")
    assert kept.is_unlisted


def test_identifiers_that_differ_are_told_before(kept, merged):
    kept.orcid = "0000-0001-5109-3700"
    assert plan_merge(kept=kept, merged=merged).differing == ["ORCID"]


def test_undoing_restores_every_row_exactly(kept, merged, world, editor):
    before = all_rows()
    done = merge_people(kept=kept, merged=merged, by=editor)
    assert all_rows() != before
    undone = undo_merge(merge=done, by=editor)

    assert undone.left == []
    assert all_rows() == before
    done.refresh_from_db()
    assert done.undone_by == editor


def test_the_database_is_sound_after_the_merge_and_after_its_undoing(kept, merged, world, editor):
    done = merge_people(kept=kept, merged=merged, by=editor)
    assert "✗" not in integrity()
    undo_merge(merge=done, by=editor)
    assert "✗" not in integrity()


def test_rows_changed_since_are_left_alone_and_told(kept, merged, world, editor):
    quote = Quote.objects.get(speaker=merged)
    done = merge_people(kept=kept, merged=merged, by=editor)
    other = PersonFactory()
    Quote.objects.filter(pk=quote.pk).update(speaker=other)
    Byline.objects.filter(wording="avec").delete()
    undone = undo_merge(merge=done, by=editor)

    quote.refresh_from_db()
    assert quote.speaker == other
    assert any("citation" in sentence and "changé depuis" in sentence for sentence in undone.left)
    assert any("signature" in sentence and "supprimée depuis" in sentence for sentence in undone.left)
    assert merged.interventions.count() == 1


def test_words_corrected_since_are_kept_while_the_quote_goes_back(kept, merged, world, editor):
    quote = Quote.objects.get(speaker=merged)
    done = merge_people(kept=kept, merged=merged, by=editor)
    Quote.objects.filter(pk=quote.pk).update(text="Nous ouvrons l’entrepôt breton")

    assert undo_merge(merge=done, by=editor).left == []
    quote.refresh_from_db()
    assert (quote.speaker, quote.text) == (merged, "Nous ouvrons l’entrepôt breton")


def test_a_merge_is_undone_once_within_thirty_days(kept, merged, editor):
    done = merge_people(kept=kept, merged=merged, by=editor)
    Merge.objects.update(merged_at=timezone.now() - timedelta(days=31))
    with pytest.raises(MergeError, match="30 jours"):
        undo_merge(merge=done, by=editor)
    Merge.objects.update(merged_at=timezone.now() - timedelta(days=29))
    undo_merge(merge=done, by=editor)
    with pytest.raises(MergeError, match="déjà annulée"):
        undo_merge(merge=done, by=editor)


def test_what_may_be_undone_no_more_is_forgotten(kept, merged, editor):
    done = merge_people(kept=kept, merged=merged, by=editor)
    Merge.objects.update(merged_at=timezone.now() - timedelta(days=31))
    recent = merge_people(kept=kept, merged=PersonFactory(), by=editor)

    assert Merge.objects.get(pk=done.pk).changes == []
    assert Merge.objects.get(pk=recent.pk).changes != []


def test_of_two_merges_that_follow_one_another_the_later_is_undone_first(kept, merged, editor):
    last, before = PersonFactory(), all_rows()
    first = merge_people(kept=kept, merged=merged, by=editor)
    second = merge_people(kept=last, merged=kept, by=editor)
    with pytest.raises(MergeError, match="Annulez d’abord"):
        undo_merge(merge=first, by=editor)
    undo_merge(merge=second, by=editor)
    undo_merge(merge=first, by=editor)

    assert all_rows() == before


def test_an_address_taken_since_refuses_the_undoing_and_changes_nothing(kept, merged, world, editor):
    slug = merged.slug
    done = merge_people(kept=kept, merged=merged, by=editor)
    PersonFactory(given_name="Anne", family_name="Le Trividic", slug=slug)
    before = all_rows()
    with pytest.raises(MergeError, match="ne peut revenir"):
        undo_merge(merge=done, by=editor)

    assert all_rows() == before


def test_the_address_redirects_and_comes_back(client, kept, merged, world, editor):
    old = merged.get_absolute_url()
    Redirect.objects.create(site_id=1, old_path="/intervenants/avant/", new_path=old)
    done = merge_people(kept=kept, merged=merged, by=editor)
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, kept.get_absolute_url())
    assert client.get("/intervenants/avant/")["Location"] == kept.get_absolute_url()

    undo_merge(merge=done, by=editor)
    assert client.get(old).status_code == 200
    assert client.get("/intervenants/avant/")["Location"] == old


def test_a_draft_that_nobody_read_leaves_no_redirect(kept, editor):
    draft = PersonFactory(status=Status.DRAFT, published_at=None)
    merge_people(kept=kept, merged=draft, by=editor)
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    ("of_kept", "of_merged", "expected"),
    [
        ((Status.DRAFT, None), (Status.PUBLISHED, PAST), (Status.PUBLISHED, PAST)),
        ((Status.PUBLISHED, PAST), (Status.DRAFT, None), (Status.PUBLISHED, PAST)),
        ((Status.PUBLISHED, PAST), (Status.WITHDRAWN, PAST), (Status.PUBLISHED, PAST)),
        ((Status.WITHDRAWN, PAST), (Status.PUBLISHED, PAST), (Status.PUBLISHED, PAST)),
        ((Status.PUBLISHED, FUTURE), (Status.PUBLISHED, PAST), (Status.PUBLISHED, PAST)),
        ((Status.DRAFT, None), (Status.PUBLISHED, FUTURE), (Status.PUBLISHED, FUTURE)),
        ((Status.REVIEW, None), (Status.DRAFT, None), (Status.REVIEW, None)),
    ],
)
def test_the_more_public_state_stays(of_kept, of_merged, expected, editor):
    kept, merged = (PersonFactory(status=status, published_at=at) for status, at in (of_kept, of_merged))
    before = all_rows()
    done = merge_people(kept=kept, merged=merged, by=editor)
    kept.refresh_from_db()
    assert (kept.status, kept.published_at) == expected

    undo_merge(merge=done, by=editor)
    assert all_rows() == before


def test_a_record_is_not_merged_with_itself_nor_with_another_kind(kept, editor):
    with pytest.raises(MergeError, match="elle-même"):
        merge_people(kept=kept, merged=Person.objects.get(pk=kept.pk), by=editor)
    with pytest.raises(MergeError, match="même nature"):
        merge_people(kept=kept, merged=OrganisationFactory(), by=editor)


def test_the_second_of_two_equal_requests_is_refused(kept, merged, world, editor):
    again = Person.objects.get(pk=merged.pk)
    merge_people(kept=kept, merged=merged, by=editor)
    before = all_rows()
    with pytest.raises(MergeError, match="n’existe plus"):
        merge_people(kept=kept, merged=again, by=editor)

    assert all_rows() == before
    assert Merge.objects.count() == 1


def test_an_ambiguous_suggestion_between_the_two_is_one_no_more(editor):
    kept, merged = (PersonFactory(given_name="Anne", family_name="Trividic") for _ in range(2))
    ArticleFactory(blocks=[text_block("<p>Anne Trividic ouvre la séance.</p>")])
    before = Mention.objects.get()
    assert set(before.candidates) == {f"person:{kept.pk}", f"person:{merged.pk}"}
    done = merge_people(kept=kept, merged=merged, by=editor)
    after = Mention.objects.get()
    assert (after.person, after.candidates) == (kept, [])

    undo_merge(merge=done, by=editor)
    again = Mention.objects.get()
    assert (again.surface, set(again.candidates)) == ("Anne Trividic", set(before.candidates))


def test_proposed_quotations_name_the_record_that_was_kept(editor):
    kept, merged = (PersonFactory(given_name="Anne", family_name=name) for name in ("Trividic", "Tréviddic"))
    article = ArticleFactory(blocks=[text_block("<p>Un texte.</p>")])
    before = {"speakers": [f"person:{merged.pk}"], "others": [f"person:{kept.pk}", f"person:{merged.pk}"], "about": []}
    waiting = QuoteCandidate.objects.create(article=article, text_as_printed="Oui", words_hash="1", **before)
    decided = QuoteCandidate.objects.create(
        article=article, text_as_printed="Non", words_hash="2", state=QuoteCandidate.State.REJECTED, **before
    )
    done = merge_people(kept=kept, merged=merged, by=editor)

    waiting.refresh_from_db()
    assert (waiting.speakers, waiting.others) == ([f"person:{kept.pk}"], [f"person:{kept.pk}"])
    decided.refresh_from_db()
    assert decided.speakers == before["speakers"]

    undo_merge(merge=done, by=editor)
    waiting.refresh_from_db()
    assert {name: getattr(waiting, name) for name in before} == before


def test_organisations_bring_their_rows_and_their_number(editor):
    kept = OrganisationFactory(name="Agence des Embruns", status=Status.DRAFT, published_at=None)
    merged = OrganisationFactory(name="Bureau des Embruns", number=77)
    other = OrganisationFactory()
    for source, target in ((kept, other), (merged, other), (merged, kept), (other, merged)):
        OrganisationRelation.objects.create(source=source, kind="membre", target=target)
    person = PersonFactory()
    AffiliationFactory(person=person, organisation=merged)
    article = ArticleFactory(blocks=[quote_block("Nous y sommes", organisation=merged)])
    for organisation in (kept, merged):
        DirectoryEntry.objects.create(article=article, organisation=organisation)
    article.about_organisations.set([merged])
    EventFactory().organisers.set([kept, merged])
    tag = TagFactory(organisation=merged)
    OrganisationName.objects.create(organisation=merged, name="BE", kind="sigle")
    before = all_rows()
    done = merge_organisations(kept=kept, merged=merged, by=editor, name_kind="ancien")

    kept.refresh_from_db()
    tag.refresh_from_db()
    assert (kept.number, kept.is_published, tag.organisation) == (77, True, kept)
    relations = set(OrganisationRelation.objects.values_list("source", "target"))
    assert relations == {(kept.pk, other.pk), (other.pk, kept.pk)}
    assert kept.articles_about.count() == kept.quotes.count() == kept.events_organised.count() == 1
    assert DirectoryEntry.objects.get().organisation == kept
    assert Affiliation.objects.get().organisation == kept
    assert set(kept.names.values_list("name", "kind")) == {("BE", "sigle"), ("Bureau des Embruns", "ancien")}
    assert "✗" not in integrity()

    undo_merge(merge=done, by=editor)
    assert all_rows() == before
    assert Organisation.objects.get(pk=merged.pk).number == 77


def test_themes_bring_their_articles_and_become_synonyms(client, editor):
    kept, merged = TagFactory(name="données de santé"), TagFactory(name="data médicale")
    TagSynonym.objects.create(tag=merged, name="Données de Santé")
    TagSynonym.objects.create(tag=merged, name="datas")
    both, alone = ArticleFactory(tags=[kept, merged]), ArticleFactory(tags=[merged])
    before, old = all_rows(), merged.get_absolute_url()
    done = merge_tags(kept=kept, merged=merged, by=editor)

    assert list(alone.tags.all()) == list(both.tags.all()) == [kept]
    assert set(kept.synonyms.values_list("name", "kind")) == {("data médicale", "synonyme"), ("datas", "synonyme")}
    assert client.get(old)["Location"] == kept.get_absolute_url()
    alone.tags.add("Data médicale")
    assert Tag.objects.get() == kept
    assert "✗" not in integrity()

    undo_merge(merge=done, by=editor)
    assert all_rows() == before
    assert client.get(old).status_code == 200
    assert "✗" not in integrity()


def test_a_name_that_already_leads_to_a_third_theme_is_left_there(editor):
    kept, merged, third = TagFactory(), TagFactory(name="registres"), TagFactory()
    TagSynonym.objects.create(tag=third, name="Registres")
    assert plan_merge(kept=kept, merged=merged).name_taken_by == third
    merge_tags(kept=kept, merged=merged, by=editor)

    assert TagSynonym.objects.get().tag == third


def test_the_search_follows_both_ways(client, kept, merged, world, editor):
    asked = {"q": "Le Trividic", "type": "personne"}
    done = merge_people(kept=kept, merged=merged, by=editor)
    page = client.get("/recherche/", asked).content.decode()
    assert kept.get_absolute_url() in page
    assert merged.get_absolute_url() not in page

    undo_merge(merge=done, by=editor)
    assert merged.get_absolute_url() in client.get("/recherche/", asked).content.decode()


def test_the_page_of_the_article_leads_to_who_stays(client, kept, merged, world, editor):
    done = merge_people(kept=kept, merged=merged, by=editor)
    page = client.get(world.get_absolute_url()).content.decode()
    assert merged.get_absolute_url() not in page
    assert kept.get_absolute_url() in page

    undo_merge(merge=done, by=editor)
    assert merged.get_absolute_url() in client.get(world.get_absolute_url()).content.decode()

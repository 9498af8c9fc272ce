import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError
from django.urls import reverse

from articles import services
from articles.models import Article, Box, CrossReference, Figure, Quote, Reference
from articles.services import following
from portal.core.moves import record_move
from portal.core.publishing import Status
from tests.factories import (
    FUTURE,
    PAST,
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db


def _draft(**fields):
    return ArticleFactory(status=Status.DRAFT, published_at=None, **fields)


class TestRefresh:
    def test_a_noted_quote_is_anchored_where_it_stands(self):
        article = ArticleFactory(
            blocks=[
                text_block("<p>Elle juge le projet « <strong>unique</strong> au monde » et le dit.</p>"),
                quote_block("unique au monde", region="noted", kind=Quote.Kind.PARTIAL),
            ]
        )
        quote = Quote.objects.get()
        expected = f'<span id="c-{quote.pk}" class="quote-span quote-span--partielle"><strong>unique</strong> au monde'
        assert expected in article.body_html

    def test_the_same_words_noted_twice_are_anchored_at_two_places(self):
        article = ArticleFactory(
            blocks=[
                text_block("<p>« Essentiel », dit-elle. « Essentiel », répond-il.</p>"),
                quote_block("Essentiel", region="noted", kind=Quote.Kind.PARTIAL),
                quote_block("Essentiel", region="noted", kind=Quote.Kind.PARTIAL),
            ]
        )
        first, second = Quote.objects.order_by("pk")
        assert article.body_html.index(first.anchor) < article.body_html.index(second.anchor)

    def test_a_noted_quote_that_is_not_in_the_text_is_reported(self):
        article = ArticleFactory(
            blocks=[text_block("<p>Rien.</p>"), quote_block("Tout", region="noted", kind="partielle")]
        )
        assert [quote.text for quote in services.refresh(article).missing_quotes] == ["Tout"]
        assert "c-" not in article.body_html

    def test_an_insertion_of_the_writer_is_marked_in_text_and_in_figures(self):
        article = ArticleFactory(
            blocks=[
                text_block("<p>« Il faut l’aide [de l’État, ndlr] », dit-il.</p>"),
                quote_block("Il nous faut du temps [et de l’argent, NDLR]", speaker=PersonFactory()),
            ]
        )
        assert '<span class="ndlr">[de l’État, ndlr]</span>' in article.body_html
        assert '<span class="ndlr">[et de l’argent, NDLR]</span>' in article.body_html

    def test_the_words_of_a_quote_lose_the_incise_and_the_printed_text_keeps_it(self):
        article = ArticleFactory(blocks=[quote_block("Il faut y aller, souligne-t-elle.", speaker=PersonFactory())])
        quote = Quote.objects.get()
        assert quote.text == "Il faut y aller."
        assert "souligne-t-elle" in article.body_html

    def test_a_figure_goes_into_the_last_item_of_the_list_before_it(self):
        image = ImageFactory(caption="Un capteur", credit="D.R.")
        article = ArticleFactory(
            blocks=[
                text_block("<ul><li>un<ul><li>deux</li></ul></li></ul>"),
                Figure(image=image, region="body", placement=Figure.Placement.IN_LIST),
                text_block("<p>suite</p>"),
            ]
        )
        start = article.body_html.index("<li>deux")
        end = article.body_html.index("</li></ul></li></ul>")
        assert start < article.body_html.index("Un capteur") < end

    def test_the_outline_lists_headings(self):
        article = ArticleFactory(blocks=[text_block("<h2>Un</h2><p>x</p><h3>Deux</h3><p>y</p>")])
        assert [(entry["rank"], entry["text"]) for entry in article.outline] == [(2, "Un"), (3, "Deux")]

    def test_refreshing_twice_changes_nothing(self):
        article = ArticleFactory(
            blocks=[
                text_block("<h2>Un</h2><p>« Oui [certes, ndlr] »</p>"),
                quote_block("Oui", region="noted", kind=Quote.Kind.PARTIAL),
            ]
        )
        before = article.body_html
        services.refresh(article)
        article.refresh_from_db()
        assert article.body_html == before


class TestCrossReferences:
    def test_a_link_to_an_article_is_kept_by_id_and_named_after_it(self):
        target = ArticleFactory(title="La cible")
        article = ArticleFactory(blocks=[text_block(f'<p>(voir <a href="/n/{target.number}/">ici</a>)</p>')])
        assert f'<a href="{target.get_absolute_url()}" aria-label="ici\u00a0: La cible">ici</a>' in article.body_html
        assert CrossReference.objects.get().target == target
        with pytest.raises(ProtectedError):
            target.delete()

    def test_a_link_to_another_site_whose_words_say_nothing_says_where_it_leads(self):
        links = '<a href="https://www.example.org/a?b=1&amp;c=2">ici</a> <a href="https://example.org/">le rapport</a>'
        article = ArticleFactory(blocks=[text_block(f"<p>Voir {links}</p>")])
        label = "ici\u00a0: sur le site example.org"
        assert f'<a href="https://www.example.org/a?b=1&amp;c=2" aria-label="{label}">ici</a>' in article.body_html
        assert article.body_html.count("aria-label") == 1

    @pytest.mark.parametrize(
        "words", ["là", "ici.", "Voir ici", "En savoir plus…", "lire l'article", "Cliquer ici\u00a0!"]
    )
    def test_a_link_to_another_page_of_ours_whose_words_say_nothing_says_which(self, words):
        links = f"<a href='/intervenants/ada-lux/'>{words}</a> <a href='/citations/'>les citations d’ici</a>"
        html = ArticleFactory(blocks=[text_block(f"<p>{links}</p>")]).body_html
        assert re.findall(r'aria-label="[^"]*\u00a0: ([^"]*)"', html) == ["page intervenants, ada lux"]

    def test_a_link_to_what_readers_cannot_see_leaves_only_its_words(self):
        target = ArticleFactory(title="À venir", published_at=FUTURE)
        article = ArticleFactory(blocks=[text_block(f'<p>voir <a href="/n/{target.number}/">la suite</a></p>')])
        assert "voir la suite" in article.body_html
        assert "href" not in article.body_html
        assert services.refresh(article).unresolved_numbers == {target.number}

    def test_a_link_keeps_its_fragment_and_may_lead_to_a_place_of_its_own_article(self):
        target = ArticleFactory()
        article = ArticleFactory(blocks=[text_block(f'<p><a href="/n/{target.number}/#c-3">lien</a></p>')])
        assert f'href="{target.get_absolute_url()}#c-3"' in article.body_html
        block = article.articles_richtext_set.get()
        block.text = f'<p><a href="/n/{article.number}/#s-un">plus haut</a></p>'
        block.save()
        refreshed = services.refresh(article)
        assert f'href="{article.get_absolute_url()}#s-un"' in article.body_html
        assert refreshed.unresolved_numbers == set()

    def test_a_link_waits_for_its_target_and_follows_its_title_and_its_withdrawal(self):
        target = _draft(title="Premier titre", number=500)
        article = ArticleFactory(blocks=[text_block('<p>voir <a href="/n/500/">ici</a></p>')])
        assert "href" not in article.body_html
        services.publish(target)
        article.refresh_from_db()
        assert 'aria-label="ici\u00a0: Premier titre"' in article.body_html
        target.title = "Second titre"
        target.save()
        services.publish(target)
        article.refresh_from_db()
        assert 'aria-label="ici\u00a0: Second titre"' in article.body_html
        services.withdraw(target)
        article.refresh_from_db()
        assert "href" not in article.body_html

    def test_a_removed_link_leaves_no_trace(self):
        target = ArticleFactory()
        article = ArticleFactory(blocks=[text_block(f'<p><a href="/n/{target.number}/">lien</a></p>')])
        block = article.articles_richtext_set.get()
        block.text = "<p>plus rien</p>"
        block.save()
        services.refresh(article)
        assert not CrossReference.objects.exists()


class TestReferences:
    def test_an_entry_waits_for_the_article_of_its_number(self):
        article = ArticleFactory()
        reference = Reference.objects.create(article=article, title="À paraître", number=article.number + 1)
        coming = ArticleFactory(title="Un autre titre")
        reference.refresh_from_db()
        assert reference.target == coming

    def test_an_entry_without_number_finds_its_article_by_title(self):
        target = ArticleFactory(title="Un titre: exact")
        article = ArticleFactory()
        reference = Reference.objects.create(article=article, title="Un titre : exact")
        services.refresh(article)
        reference.refresh_from_db()
        assert reference.target == target

    def test_the_line_prints_as_the_source_did(self):
        reference = Reference(type_name="Projet", number=13312, stamped_at=PAST, title="x")
        assert reference.line == "Projet n°\u00a013312 • 12/03/24 à 09:30"


class TestPublish:
    def test_publishing_gives_number_address_and_date(self):
        article = _draft(title="L’œuvre au cœur du débat")
        services.publish(article)
        assert article.is_published
        assert article.get_absolute_url() == reverse("articles:detail", args=[1, "l-oeuvre-au-coeur-du-debat"])

    def test_an_article_without_anything_is_refused_and_left_as_it_was(self):
        article = _draft(type=None, standfirst="")
        with pytest.raises(services.PublicationRefused) as refusal:
            services.publish(article)
        assert {gap.field for gap in refusal.value.gaps} == {"type", "standfirst"}
        article.refresh_from_db()
        assert (article.status, article.number) == (Status.DRAFT, None)

    def test_a_full_quote_needs_somebody_or_an_admission(self):
        article = _draft(blocks=[quote_block("Nous verrons bien")])
        with pytest.raises(services.PublicationRefused, match="Nous verrons bien"):
            services.publish(article)
        article.articles_quote_set.update(is_unnamed=True)
        services.publish(article)
        assert article.is_published

    def test_people_organisations_and_event_become_public_with_the_article(self):
        draft = {"status": Status.DRAFT, "published_at": None}
        speaker, organiser = PersonFactory(**draft), OrganisationFactory(**draft)
        employer = AffiliationFactory(person=speaker, organisation=OrganisationFactory(**draft)).organisation
        event = EventFactory(**draft)
        event.organisers.add(organiser)
        article = _draft(event=event, blocks=[quote_block("Oui", speaker=speaker)])
        services.publish(article, at=FUTURE)
        for record in (speaker, organiser, employer, event):
            record.refresh_from_db()
            assert (record.status, record.published_at) == (Status.PUBLISHED, FUTURE)
            assert not record.is_published
        assert employer.number

    def test_a_record_already_scheduled_comes_no_later_than_the_article(self):
        person = PersonFactory(published_at=FUTURE)
        services.publish(_draft(blocks=[quote_block("Oui", speaker=person)]), at=PAST)
        person.refresh_from_db()
        assert person.is_published

    def test_a_withdrawn_person_stays_withdrawn(self):
        person = PersonFactory(status=Status.WITHDRAWN)
        services.publish(_draft(blocks=[quote_block("Oui", speaker=person)]))
        person.refresh_from_db()
        assert person.is_withdrawn

    def test_a_postponed_article_takes_its_people_along(self):
        later = FUTURE + timedelta(days=7)
        speaker = PersonFactory(status=Status.DRAFT, published_at=None)
        article = _draft(blocks=[quote_block("Oui", speaker=speaker)])
        services.publish(article, at=FUTURE)
        services.publish(article, at=later)
        speaker.refresh_from_db()
        assert speaker.published_at == later

    def test_an_article_under_embargo_that_is_withdrawn_leaves_its_people_drafts(self):
        speaker = PersonFactory(status=Status.DRAFT, published_at=None)
        article = _draft(blocks=[quote_block("Oui", speaker=speaker)])
        services.publish(article, at=FUTURE)
        services.withdraw(article)
        speaker.refresh_from_db()
        assert (speaker.status, speaker.published_at) == (Status.DRAFT, None)

    def test_people_waiting_with_two_articles_come_with_the_first_one_left(self):
        later = FUTURE + timedelta(days=7)
        speaker = PersonFactory(status=Status.DRAFT, published_at=None)
        first, second = (_draft(blocks=[quote_block("Oui", speaker=speaker)]) for _ in range(2))
        services.publish(second, at=later)
        services.publish(first, at=FUTURE)
        speaker.refresh_from_db()
        assert speaker.published_at == FUTURE
        services.withdraw(first)
        speaker.refresh_from_db()
        assert speaker.published_at == later

    def test_publishing_writes_over_nothing_that_somebody_else_saved_meanwhile(self):
        article = _draft(title="Ancien titre")
        stale = Article.objects.get(pk=article.pk)
        Article.objects.filter(pk=article.pk).update(title="Titre corrigé")
        services.publish(stale)
        article.refresh_from_db()
        assert article.title == "Titre corrigé"

    def test_a_number_chosen_by_hand_is_kept(self):
        article = _draft(number=13313)
        services.publish(article)
        assert article.number == 13313

    def test_an_unfinished_box_does_not_hide_its_article(self):
        target = _draft(title="Pas encore")
        article = ArticleFactory(blocks=[Box(region="body", text="<p>Voir</p>", article=target)])
        assert "Pas encore" not in article.body_html


class TestFollowing:
    def test_a_withdrawn_speaker_is_no_longer_linked_once_the_desk_has_saved(self, desk):
        speaker = PersonFactory()
        article = ArticleFactory(blocks=[quote_block("Oui", speaker=speaker, speaker_label="Camélia V., directrice")])
        assert f'href="{speaker.get_absolute_url()}"' in article.body_html
        form = reverse("admin:people_person_change", args=[speaker.pk])
        data = desk.get(form).context["adminform"].form.initial | _empty_formsets("names", "affiliations")
        desk.post(form, {key: value for key, value in data.items() if value is not None} | {"status": "withdrawn"})
        article.refresh_from_db()
        speaker.refresh_from_db()
        assert speaker.is_withdrawn
        assert "Camélia V., directrice" in article.body_html
        assert speaker.get_absolute_url() not in article.body_html

    def test_a_corrected_credit_legend_or_house_style_shows_in_the_article(self):
        image = ImageFactory(credit="Anonyme")
        article = ArticleFactory(
            blocks=[Figure(image=image, region="body"), quote_block("Oui", speaker=PersonFactory())]
        )
        image.credit = "Ada L."
        image.save()
        assert services.refresh_citing(image) == (1, 0)
        article.publication.quotation_marks = "english"
        article.publication.save()
        assert services.refresh_citing(article.publication) == (1, 0)
        article.refresh_from_db()
        assert "© Ada L." in article.body_html
        assert "“Oui”" in article.body_html

    def test_many_articles_are_left_to_the_command(self, monkeypatch):
        speaker = PersonFactory()
        for _ in range(3):
            ArticleFactory(blocks=[quote_block("Oui", speaker=speaker)])
        assert services.refresh_citing(speaker) == (3, 0)
        monkeypatch.setattr(following, "MANY", 2)
        assert services.refresh_citing(speaker) == (2, 1)

    def test_the_command_renders_every_article_again(self, capsys):
        article = ArticleFactory(blocks=[text_block("<p>Bonjour</p>")])
        type(article).objects.update(body_html="")
        call_command("refresh_articles")
        article.refresh_from_db()
        assert article.body_html == "<p>Bonjour</p>"
        assert "1 article à jour." in capsys.readouterr().out


def _empty_formsets(*prefixes):
    return {f"{prefix}-{name}": 0 for prefix in prefixes for name in ("TOTAL_FORMS", "INITIAL_FORMS")}


def test_only_what_was_published_is_withdrawn():
    with pytest.raises(services.MoveRefused, match="déjà publié"):
        services.withdraw(_draft())


def test_an_address_that_is_gone_says_so_in_the_house_style(client):
    record_move("/ancienne/", "")
    response = client.get("/ancienne/")
    assert response.status_code == 410
    assert "Cette page a été retirée" in response.content.decode()

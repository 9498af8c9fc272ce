"""What the blocks of an article offer beside their fields, to whom."""

import pytest
from django.urls import reverse

from articles import services
from articles.models import Article, Quote
from portal.core.publishing import Status
from portal.core.roles import WRITER
from tests.admin.forms import admin_url
from tests.factories import ArticleFactory, ImageFactory, PersonFactory, quote_block, text_block
from tests.members import desk_of, member

pytestmark = pytest.mark.django_db


def correction(quote) -> str:
    return reverse("admin:articles_quote_correct", args=[quote.pk])


def page_of(client, article) -> str:
    return client.get(admin_url(Article, "change", article.pk)).content.decode()


def test_only_quotes_that_readers_have_lead_to_their_correction(desk):
    article = ArticleFactory(blocks=[quote_block("Des mots dits", is_unnamed=True)])
    quote = Quote.objects.get()
    assert correction(quote) in page_of(desk, article)
    assert correction(quote) not in page_of(desk_of(member(WRITER)), article)
    services.withdraw(article)
    assert correction(quote) not in page_of(desk, article)
    draft = ArticleFactory(status=Status.DRAFT, published_at=None, blocks=[quote_block("Autre", is_unnamed=True)])
    assert "/corriger/" not in page_of(desk, draft)


def test_a_quotation_accepted_in_a_live_article_is_corrected_from_its_decision(desk):
    text = "<p>« La mer monte plus vite que prévu ici », explique Maud Trividic.</p>"
    PersonFactory(given_name="Maud", family_name="Trividic")
    article = ArticleFactory(blocks=[text_block(text)])
    services.propose_quotes(article)
    services.accept_quotes(article, {article.quote_candidates.get().pk: _as_proposed(article)})
    shown = desk.get(reverse("admin:articles_quotecandidate_review", args=[article.pk])).content.decode()
    assert correction(Quote.objects.get()) in shown


def _as_proposed(article):
    candidate = article.quote_candidates.get()
    return services.Choice(candidate.text_as_printed, label="Maud Trividic")


def test_a_picture_without_file_whose_rights_have_ended_says_so_beside_its_name(desk):
    image = ImageFactory(rights_expire_on="2020-01-01", caption="")
    told = desk.get(reverse("admin:media_image_chosen", args=[image.pk])).content.decode()
    for words in ("sans fichier", "sans légende", "droits finis le 1"):
        assert words in told

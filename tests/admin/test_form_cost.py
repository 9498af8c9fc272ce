"""What the form of an article costs the database, however long the article is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Attachment, Box, Byline, DirectoryEntry, Figure, Intervention, Mention, Reference
from tests.admin.forms import admin_url
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    add_blocks,
    mention,
    quote_block,
    text_block,
)

pytestmark = pytest.mark.django_db
MOST = 81


def lengthen(article, number):
    """Of each kind of row as many, each with records of its own."""
    for rank in range(number):
        person, organisation = PersonFactory(), OrganisationFactory()
        words = {"speaker": person, "organisation": organisation, "event": EventFactory()}
        quote = quote_block(f"Des mots {person.pk}", **words)
        blocks = [
            text_block(f"<p>{person.full_name} et {organisation.name}.</p>"),
            quote,
            Figure(image=ImageFactory(), region="body"),
            Box(article=ArticleFactory(), document=DocumentFactory(), region="body"),
            Intervention(person=person, portrait=ImageFactory(), region="body"),
            Attachment(document=DocumentFactory(), region="body"),
        ]
        add_blocks(article, blocks)
        quote.co_speakers.add(PersonFactory())
        quote.about.add(PersonFactory())
        Byline.objects.create(article=article, person=PersonFactory(), ordering=rank)
        DirectoryEntry.objects.create(article=article, organisation=organisation, ordering=rank)
        Reference.objects.create(article=article, target=ArticleFactory(), ordering=rank)
        mention(article, f"Nom {person.pk}", person)
        mention(article, f"Maison {person.pk}", organisation, state=Mention.State.SUGGESTED)


def test_it_costs_the_same_for_two_quotes_and_for_twelve(desk):
    article = ArticleFactory(event=EventFactory())

    def cost():
        with CaptureQueriesContext(connection) as captured:
            page = desk.get(admin_url(Article, "change", article.pk))
        return len(captured), page.content.decode()

    lengthen(article, 2)
    cost()
    few, _page = cost()
    lengthen(article, 10)
    many, page = cost()
    assert page.count('class="admin-autocomplete"') > 12 * 8
    assert (many, many <= MOST) == (few, True)

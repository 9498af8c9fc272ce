"""The text of a real page, as an editor would paste it: what is proposed, and what is left after review.

It belongs to its publisher and stays out of this repository: without it these tests are skipped.
"""

from collections import Counter

import pytest
from django.core.management import call_command

from articles import services
from articles.models import Article, Quote
from tests.golden.test_seeds import HTI

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not HTI.is_file(), reason="les textes des deux pages ne sont pas sur cette machine"),
]


@pytest.fixture
def hti(db):
    """Its records are in the directory; its article has its text, and no quote yet."""
    call_command("import_article", str(HTI))
    article = Article.objects.get(number=13313)
    lead = Quote.objects.get(parent=article, region="body")
    text = article.articles_richtext_set.order_by("ordering").first()
    text.text = f"<p>«\u00a0{lead.text_as_printed}\u00a0». {text.text.removeprefix('<p>')}"
    text.save()
    Quote.objects.filter(parent=article).delete()
    services.refresh(article)
    services.propose_quotes(article)
    return article


def test_its_own_spans_are_proposed_and_classified(hti):
    natures = Counter(hti.quote_candidates.values_list("nature", flat=True))
    assert natures == {"integrale": 7, "partielle": 17, "nom": 1}


def test_after_review_its_full_quotations_are_those_of_its_three_speakers(hti):
    chosen = {}
    for candidate in hti.quote_candidates.filter(nature="integrale"):
        (key,) = candidate.speakers
        person = Quote.speaker.field.related_model.objects.get(pk=key.partition(":")[2])
        chosen[candidate.pk] = services.Choice(candidate.text_as_printed, speaker=person, label=candidate.label)
    accepted = services.accept_quotes(hti, chosen)

    assert accepted.refreshed.missing_quotes == []
    assert Counter(quote.speaker.family_name for quote in accepted.quotes) == {"Tesnière": 3, "Tanter": 3, "Combes": 1}

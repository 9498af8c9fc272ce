"""What the desk says of quotations before an article is published."""

import pytest

from articles import services
from articles.checks import publication_gaps
from articles.quote_checks import announced_number, has_loose_ndlr, is_balanced
from articles.services import PublicationRefused
from portal.core.publishing import Status
from tests.factories import ArticleFactory, PersonFactory, quote_block, text_block

pytestmark = pytest.mark.django_db


def gaps_of(**fields):
    article = ArticleFactory(status=Status.DRAFT, **fields)
    return [gap for gap in publication_gaps(article) if gap.field not in {"rubrique", "tags"}]


def quotes(count, **fields):
    speaker = PersonFactory()
    return [quote_block(f"Une phrase numéro {rank}.", speaker=speaker, **fields) for rank in range(count)]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Le Salon des ports 2021 en 5 citations", 5),
        ("Le Salon des ports en cinq citations", 5),
        ("Le Salon des ports En Dix-Sept citations", 17),
        ("Le Salon des ports en images", None),
        ("Cinq citations du Salon des ports", None),
    ],
)
def test_a_title_announces_a_number_of_quotations(title, number):
    assert announced_number(title) == number


@pytest.mark.parametrize(("count", "told"), [(4, ["Le titre annonce 5 citations ; l’article en compte 4."]), (5, [])])
def test_the_number_of_the_title_is_checked_against_the_quotations(count, told):
    gaps = gaps_of(title="Le Salon en 5 citations", blocks=quotes(count))
    assert [gap.message.replace("\u00a0", " ") for gap in gaps] == told
    assert all(not gap.is_blocking for gap in gaps)


def test_an_article_without_figures_counts_the_whole_quotations_of_its_text():
    text = "<p>« Une phrase numéro 0. » « Une phrase numéro 1. »</p>"
    assert gaps_of(title="Le Salon en deux citations", blocks=[text_block(text), *quotes(2, region="noted")]) == []


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("Ils [les ports, ndlr] ferment (tous).", True),
        ("Ils [les ports, ndlr ferment.", False),
        ("Ils les ports, ndlr] ferment.", False),
        ("Un « mot » et “un autre”", True),
        ("Un « mot et “un autre”", False),
        ("La mer monte », rappelle Yann, « et vite", True),
        ("La mer (monte] vite)", False),
    ],
)
def test_what_opens_closes(text, is_right):
    assert is_balanced(text) is is_right


def test_an_insertion_stands_between_brackets():
    assert has_loose_ndlr("Ils, les ports, ndlr, ferment.")
    assert not has_loose_ndlr("Ils [les ports, ndlr] ferment.")


def test_unbalanced_marks_are_told_where_they_are_mended():
    article = ArticleFactory(
        status=Status.DRAFT,
        blocks=[
            text_block("<p>« La mer monte, dit Yann.</p>"),
            text_block("<p>Ils [les ports ferment.</p>"),
            quote_block("Ils (les ports ferment.", speaker=PersonFactory()),
        ],
    )
    first, second = article.articles_richtext_set.order_by("ordering")
    told = [gap for gap in publication_gaps(article) if "dépareillés" in gap.message]
    assert [(gap.field, gap.record, gap.is_blocking) for gap in told] == [
        ("articles_quote_set", article.articles_quote_set.get().pk, False),
        ("articles_richtext_set", first.pk, False),
        ("articles_richtext_set", second.pk, False),
    ]


def test_a_quotation_of_several_paragraphs_is_balanced():
    text = "<p>« Le premier feu date de 1830.</p><p>« Le second n’a pas tenu », dit Yann.</p>"
    assert gaps_of(blocks=[text_block(text)]) == []


def test_words_still_to_write_keep_an_article_from_readers():
    article = ArticleFactory(status=Status.DRAFT, blocks=[quote_block("…", speaker=PersonFactory())])
    with pytest.raises(PublicationRefused) as refused:
        services.publish(article)
    assert "restent à écrire" in str(refused.value)

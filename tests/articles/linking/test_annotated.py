"""Precision and recall on paragraphs annotated by hand: every trap that the rules name."""

import pytest
from django.core.management import call_command

from articles.linking.detecting import detect
from articles.linking.lexicon import current_lexicon
from articles.linking.scenes import scene_of, scene_of_text
from articles.models import Article, Mention
from tests.articles.linking.annotations import paragraphs
from tests.articles.linking.world import make_world

pytestmark = pytest.mark.django_db


def _measured() -> tuple[int, list, list]:
    """How many mentions were found with the right record, those that were wrong, those that were missed."""
    names = {key: name for name, key in make_world().items()}
    lexicon = current_lexicon()
    right, wrong, missed = 0, [], []
    for paragraph in paragraphs():
        found = {
            (one.start, one.surface, frozenset(names[target.key] for target in one.targets))
            for one in detect(scene_of_text(paragraph.text, paragraph.day), lexicon)
        }
        right += len(found & paragraph.mentions)
        wrong += [(paragraph.text, *mention[1:]) for mention in found - paragraph.mentions]
        missed += [(paragraph.text, *mention[1:]) for mention in paragraph.mentions - found]
    return right, wrong, missed


def test_the_annotated_paragraphs_are_read_with_precision_and_recall(capsys):
    right, wrong, missed = _measured()
    precision, recall = right / (right + len(wrong)), right / (right + len(missed))
    with capsys.disabled():
        print(f"\nlinking: {len(paragraphs())} paragraphs, {right + len(missed)} mentions,", end=" ")  # noqa: T201
        print(f"precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
    assert len(paragraphs()) >= 30
    assert precision >= 0.98, wrong
    assert recall >= 0.95, missed


def test_what_the_demonstration_links_is_proposed_from_its_texts(capsys):
    """Its mentions were chosen with its articles, before any rule was written."""
    call_command("load_demo")
    lexicon, right, missed, unsure = current_lexicon(), 0, [], []
    for article in Article.objects.all():
        wanted = {mention.target_key for mention in article.mentions.filter(state=Mention.State.ACCEPTED)}
        found = detect(scene_of(article, article.body_html), lexicon)
        sure = {one.targets[0].key for one in found if one.is_sure}
        right += len(wanted & sure)
        missed += [(article.title, key) for key in wanted - sure]
        unsure += [(article.title, one.surface) for one in found if not one.is_sure]
    recall = right / (right + len(missed))
    with capsys.disabled():
        print(f"\nlinking: {right + len(missed)} mentions of the demonstration, recall {recall:.3f}")  # noqa: T201
    assert recall >= 0.95, missed
    assert unsure == []

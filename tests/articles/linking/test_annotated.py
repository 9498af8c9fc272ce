"""Precision and recall on paragraphs annotated by hand: every trap that the rules name."""

import pytest

from articles.linking.detecting import detect
from articles.linking.lexicon import current_lexicon
from articles.linking.scenes import scene_of_text
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

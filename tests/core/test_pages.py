"""What a page says of itself, before any template."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from portal.core.pages import DESCRIPTION, TITLE, PageInfo, absolute, last_change

BORN = datetime(2024, 3, 12, tzinfo=UTC)


def test_a_path_is_made_whole_and_an_address_left_alone(settings):
    settings.SITE_URL = "https://vigie.example"
    assert absolute("/articles/") == "https://vigie.example/articles/"
    assert absolute("https://ailleurs.example/") == "https://ailleurs.example/"


def test_a_description_is_on_one_line_and_keeps_its_no_break_spaces():
    assert PageInfo(title="x", description=" Qui\n\n parle\u00a0:\tlui ").summary == "Qui parle\u00a0: lui"


def test_long_words_are_cut_at_a_word():
    page = PageInfo(title="mot " * 100, description="mot " * 200)
    assert len(page.summary) <= DESCRIPTION + 1
    assert page.summary.endswith("mot…")
    assert len(page.head_title) <= TITLE + len("… – La Vigie")


def test_a_page_without_description_says_what_the_site_is(settings):
    assert PageInfo(title="x").summary == settings.SITE_TAGLINE


@pytest.mark.parametrize("slip", [BORN - timedelta(seconds=1), timezone.now() + timedelta(days=900)])
def test_a_change_before_the_publication_or_to_come_is_not_told(slip):
    assert last_change(BORN, slip) == BORN
    assert PageInfo(title="x", published_at=BORN, modified_at=slip).modified_at == BORN


def test_a_page_without_birth_has_not_changed_in_the_future_either():
    assert PageInfo(title="x", modified_at=timezone.now() + timedelta(hours=9)).modified_at is None
    assert PageInfo(title="x", modified_at=BORN).modified_at == BORN


def test_a_change_in_between_is_told():
    later = BORN + timedelta(days=1)
    assert last_change(BORN, later) == later
    assert last_change(BORN, None) == BORN
    assert PageInfo(title="x", published_at=BORN, modified_at=later).modified_at == later


def test_a_page_without_picture_shows_the_one_of_the_house(settings):
    picture = PageInfo(title="x").shown_picture
    assert picture.url.startswith(settings.SITE_URL)
    assert (picture.width, picture.height) == (1200, 630)

"""What a feed is made of, away from any page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from portal.core.feeds import Entry, portable, printable, tag_uri

PAGE = "https://vigie.example/articles/1-titre/"


def entry(**fields):
    born = datetime(2024, 3, 12, tzinfo=UTC)
    return Entry(identifier="x", title="x", url=PAGE, published_at=born, **({"updated_at": born} | fields))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/intervenants/">là</a>', '<a href="https://vigie.example/intervenants/">là</a>'),
        ('<a href="#c-1">là</a>', f'<a href="{PAGE}#c-1">là</a>'),
        ('<a href="//ailleurs.example/x">là</a>', '<a href="https://ailleurs.example/x">là</a>'),
        ('<a href="https://ailleurs.example/">là</a>', '<a href="https://ailleurs.example/">là</a>'),
        ('<img alt="" src="/media/a.png">', '<img alt="" src="https://vigie.example/media/a.png">'),
        ('<a title="1 > 0" href="/x/">là</a>', '<a title="1 &gt; 0" href="https://vigie.example/x/">là</a>'),
    ],
)
def test_addresses_are_in_full(html, expected):
    assert portable(html, PAGE) == expected


def test_the_machinery_of_a_page_stays_on_it():
    html = "<p>Un <em>mot</em>.</p><button>Lire</button><svg><title>x</title></svg><script>alert(1)</script>"
    assert portable(html, PAGE) == "<p>Un <em>mot</em>.</p>"


def test_control_characters_are_left_out_of_xml():
    assert printable("a\x00b\x08c\td\ne\ufffe😀") == "abc\td\ne😀"


def test_a_name_follows_the_record_and_not_its_address(settings):
    settings.FEED_AUTHORITY = "vigie.example,2026-11-01"
    assert tag_uri("article", 13313) == "tag:vigie.example,2026-11-01:article-13313"


def test_a_change_before_birth_or_to_come_is_not_believed():
    born = entry().published_at
    assert entry(updated_at=born - timedelta(days=1)).changed_at == born
    assert entry(updated_at=timezone.now() + timedelta(days=1)).changed_at == born
    assert entry(updated_at=born + timedelta(days=1)).changed_at == born + timedelta(days=1)

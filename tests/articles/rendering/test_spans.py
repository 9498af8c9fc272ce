import html5lib
import pytest

from articles.rendering.spans import Mark, text_of, wrap


def _mark(html, words, identifier=""):
    start = text_of(html).index(words)
    return Mark(start, start + len(words), 'class="m"', identifier)


def test_a_stretch_of_plain_text_is_wrapped():
    html = "<p>un deux trois</p>"
    assert wrap(html, [_mark(html, "deux", "x")]) == '<p>un <span id="x" class="m">deux</span> trois</p>'


def test_a_stretch_that_holds_whole_tags_is_wrapped_once():
    html = "<p>un <strong>deux</strong> trois &amp; quatre</p>"
    wrapped = wrap(html, [_mark(html, "deux trois & q", "x")])
    assert wrapped == '<p>un <span id="x" class="m"><strong>deux</strong> trois &amp; q</span>uatre</p>'


@pytest.mark.parametrize(
    "html",
    [
        "<p>un <em>deux trois</em> quatre</p>",
        "<p>un deux</p><p>trois quatre</p>",
        "<ul><li>un deux<ul><li>trois</li></ul></li></ul>",
        '<p>un deux<br>trois <a href="/x?a=1&amp;b=2">quatre</a></p>',
    ],
)
def test_a_stretch_that_crosses_tags_stays_valid_and_keeps_its_text(html):
    text = text_of(html)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            wrapped = wrap(html, [Mark(start, end, 'class="m"', "x")])
            assert text_of(wrapped) == text
            html5lib.HTMLParser(strict=True).parseFragment(wrapped)
            assert wrapped.count('id="x"') <= 1


def test_marks_nest_and_never_cross():
    html = "<p>un deux trois quatre</p>"
    outer, inner = _mark(html, "deux trois quatre", "o"), _mark(html, "trois", "i")
    crossing = _mark(html, "un deux", "c")
    wrapped = wrap(html, [inner, outer])
    assert wrapped == ('<p>un <span id="o" class="m">deux <span id="i" class="m">trois</span> quatre</span></p>')
    assert 'id="o"' not in wrap(html, [outer, crossing])

import pytest

from portal.core.rich_text import sanitise

WORD = """<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->
<style>p.MsoNormal {margin: 0}</style>
<h1 style="color:red">Un titre</h1>
<p class="MsoNormal" style="mso-bidi:F"><span lang="F"><b>Gras</b> et <i>italique</i><o:p></o:p></span></p>
<ul type="disc"><li class="MsoListParagraph">Un<ul><li>Deux</li></ul></li></ul>
<table><tr><td>cellule</td></tr></table>"""


def test_what_a_word_processor_pastes_keeps_only_our_tags():
    cleaned = sanitise(WORD)
    assert "<h2>Un titre</h2>" in cleaned
    assert "<p><strong>Gras</strong> et <em>italique</em></p>" in cleaned
    assert "<ul><li>Un<ul><li>Deux</li></ul></li></ul>" in cleaned
    assert "cellule" in cleaned
    for trace in ("mso", "Mso", "style", "span", "class", "o:p", "table", "xml"):
        assert trace not in cleaned


@pytest.mark.parametrize(
    "hostile",
    [
        "<p>a</p><script>alert(1)</script>",
        '<p onclick="alert(1)">a</p>',
        '<p>a <a href="javascript:alert(1)">b</a></p>',
        '<p>a <a href="JaVaScRiPt&#58;alert(1)">b</a></p>',
        '<p>a <a href="data:text/html,<script>alert(1)</script>">b</a></p>',
        '<p>a<img src=x onerror="alert(1)"></p>',
        '<p>a</p><iframe src="https://exemple.org"></iframe>',
        "<p>a</p><svg><script>alert(1)</script></svg>",
        '<p>a <a href="vbscript:x" style="background:url(javascript:1)">b</a></p>',
        "<p>a</p><math><mtext></p><p><style><img src=x onerror=alert(1)></style>",
    ],
)
def test_nothing_that_runs_survives(hostile):
    cleaned = sanitise(hostile).lower()
    assert "a" in cleaned
    for trace in (
        "<script",
        "alert(",
        "onclick",
        "onerror",
        "javascript",
        "data:",
        "vbscript",
        "<iframe",
        "<svg",
        "<img",
    ):
        assert trace not in cleaned


def test_a_tag_hidden_in_a_tag_ends_as_words():
    assert sanitise("<p>a</p><scr<script>ipt>alert(1)</script>") == "<p>a</p><p>ipt&gt;alert(1)</p>"


def test_links_to_the_web_to_mail_and_within_the_site_stay():
    for href in ("https://exemple.org/a?b=1", "mailto:a@exemple.org", "/n/13312/"):
        assert f'href="{href}"' in sanitise(f'<p><a href="{href}" target="_blank" title="x">lien</a></p>')


@pytest.mark.parametrize("empty", ["", "   ", "<p></p>", "<p><br></p>", "<p>\u00a0</p><ul><li></li></ul>", None])
def test_nothing_to_read_is_nothing(empty):
    assert sanitise(empty) == ""


def test_bare_text_becomes_a_paragraph():
    assert sanitise("Bonjour <b>vous</b>") == "<p>Bonjour <strong>vous</strong></p>"


def test_cleaning_twice_changes_nothing():
    once = sanitise(WORD)
    assert sanitise(once) == once

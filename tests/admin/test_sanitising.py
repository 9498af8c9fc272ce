"""Whatever is pasted, a page keeps only what a news page needs."""

import re

import pytest

from articles.models import Article, RichText
from portal.core.rich_text import sanitise
from tests.admin.forms import add_row, admin_url, fields_of
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0cm}</style></head><body>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><!--StartFragment-->
<h1 style='mso-outline-level:1'>Un titre<o:p></o:p></h1>
<p class=MsoNormal style='margin-left:36pt;mso-list:l0 level1 lfo1'><span lang=FR style='font-family:"Calibri"'>Du
<b style='mso-bidi-font-weight:normal'>gras</b> et de l’<i>italique</i></span><o:p>&nbsp;</o:p></p>
<p><font color="red">Rouge</font> H<sub>2</sub>O <a href="https://example.org/" onclick="x()">un lien</a></p>
<ul type=disc><li>Un<ul><li>Deux</li></ul></li></ul><table><tr><td>Cellule</td></tr></table>
<h3>Rang trois</h3><img src=x onerror=alert(1)><!--EndFragment--></body></html>
"""
ATTACKS = [
    "<p>avant<script>alert(1)</script></p>",
    '<p onclick="alert(1)">x</p>',
    '<p><a href="javascript:alert(1)">x</a></p>',
    '<p><a href="JaVaScRiPt&#58;alert(1)">x</a></p>',
    '<p><a href=" &#1; javascript:alert(1)">x</a></p>',
    '<p><a href="data:text/html;base64,PHNjcmlwdD4=">x</a></p>',
    '<p><a href="vbscript:x">x</a></p>',
    "<svg><script>alert(1)</script></svg>",
    '<iframe src="https://example.org"></iframe>',
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<math><mtext></p><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    '<p style="background:url(javascript:alert(1))">x</p>',
]
ALLOWED = {"p", "br", "h2", "h3", "strong", "em", "sub", "sup", "ul", "ol", "li", "a"}


def by_form(desk, markup: str) -> str:
    url = admin_url(Article, "add")
    posted = fields_of(desk.get(url), "article_form")
    desk.post(url, add_row(posted, "articles_richtext_set", text=markup, region="body", ordering=10) | {"title": "T"})
    kept = RichText.objects.first()
    return kept.text if kept else ""  # a text of which nothing is left is not kept


def by_code(desk, markup: str) -> str:
    return RichText.objects.create(parent=ArticleFactory(), text=markup, region="body").text


def by_bulk(desk, markup: str) -> str:
    [block] = RichText.objects.bulk_create([RichText(parent=ArticleFactory(), text=markup, region="body")])
    return RichText.objects.get(pk=block.pk).text


DOORS = [by_form, by_code, by_bulk]


@pytest.mark.parametrize("door", DOORS)
def test_a_paste_from_a_word_processor_keeps_the_sense_and_nothing_else(desk, door):
    kept = door(desk, WORD)

    assert set(re.findall(r"<([a-z0-9]+)", kept)) <= ALLOWED
    assert not re.search(r"mso|style=|class=|<!--|font", kept, re.IGNORECASE)
    assert "<h2>Un titre</h2>" in kept
    assert "<strong>gras</strong>" in kept
    assert "<em>italique</em>" in kept
    assert "<h3>Rang trois</h3>" in kept
    assert '<a href="https://example.org/">un lien</a>' in kept
    assert "<li>Un<ul><li>Deux</li></ul></li>" in kept


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_runs_is_ever_stored(desk, door, attack):
    kept = door(desk, attack)

    assert set(re.findall(r"<([a-z0-9]+)", kept)) <= ALLOWED
    assert not re.search(r"<[^>]*(?:\son\w+=|javascript:|data:|vbscript:|style=)", kept, re.IGNORECASE)


@pytest.mark.parametrize("door", DOORS)
def test_plain_fields_are_escaped_on_the_page(desk, door):
    article = ArticleFactory(title="<script>alert(1)</script>")

    assert "<script>alert(1)" not in desk.get(article.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in desk.get(admin_url(Article, "changelist")).content.decode()


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<li>Un</li><li>Deux</li><p>b</p>", "<ul><li>Un</li><li>Deux</li></ul><p>b</p>"),
        ("<ul><li>Un</li><ul><li>Deux</li></ul></ul>", "<ul><li>Un<ul><li>Deux</li></ul></li></ul>"),
        ("<ul>Seul</ul>", "<ul><li>Seul</li></ul>"),
        ("<h2><p>Titre</p></h2>", "<h2>Titre</h2>"),
        ("<div><p>Un</p><p>Deux</p></div>", "<p>Un</p><p>Deux</p>"),
        ("<b><p>Un</p><p>Deux</p></b>", "<p>Un</p><p>Deux</p>"),
        ("<p>a<strong> </strong>b</p>", "<p>a b</p>"),
        (
            "<table><thead><tr><th>Nom</th><th>Ville</th></tr></thead><tr><td>A</td><td><p>B</p><p>C</p></td></tr></table>",
            "<p>Nom – Ville</p><p>A – B C</p>",
        ),
        ('<p title="x" lang="en">Un <a href="/n/1/" title="y">lien</a></p>', '<p>Un <a href="/n/1/">lien</a></p>'),
        ("<p>Un" * 300, "<p>Un</p>" * 300),
    ],
)
def test_what_is_pasted_becomes_a_sound_page(pasted, kept):
    assert sanitise(pasted) == kept
    assert sanitise(kept) == kept


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("www.example.org/page", "https://www.example.org/page"),
        ("example.org", "https://example.org"),
        ("exemple.gouv.fr/a?b=1", "https://exemple.gouv.fr/a?b=1"),
        ("redaction@example.org", "mailto:redaction@example.org"),
        ("/n/13312/", "/n/13312/"),
        ("page.html", "page.html"),
        ("#a1", "#a1"),
        ("https://example.org/www.autre.fr", "https://example.org/www.autre.fr"),
    ],
)
def test_an_address_typed_without_its_scheme_leads_where_it_says(typed, href):
    assert sanitise(f'<p><a href="{typed}">x</a></p>') == f'<p><a href="{href}">x</a></p>'


@pytest.mark.parametrize(
    "hostile",
    ["<ul><li>" * 20_000, "<em>" * 60_000, "<em></x>" * 40_000, "<table><tr><td>" * 20_000, "<" * 400_000],
    ids=["lists", "em", "unmatched", "tables", "signs"],
)
def test_markup_nested_without_end_is_flattened(hostile):
    kept = sanitise(f"{hostile}x")
    assert kept
    assert max(kept.count(tag) for tag in ("<ul>", "<em>")) <= 20


def test_words_too_deep_are_kept():
    kept = sanitise("<ul><li>a" * 100 + "fin")
    assert kept.count("<ul>") <= 20
    assert "fin" in kept


def test_a_text_beyond_any_page_is_refused_in_french(desk):
    url = admin_url(Article, "add")
    posted = fields_of(desk.get(url), "article_form")
    add_row(posted, "articles_richtext_set", text=f"<p>{'x' * 500_001}</p>", region="body", ordering=10)

    page = desk.post(url, posted | {"title": "T"}).content.decode()

    assert "Ce texte est trop long" in page
    assert not RichText.objects.exists()


def test_the_browser_checks_the_spelling(desk):
    page = desk.get(admin_url(Article, "add")).content.decode()
    assert "NoSpellCheck" not in page

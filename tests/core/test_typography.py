import pytest

from portal.core.house import QuotationMarks
from portal.core.typography import normalise, normalise_html

NBSP, NNBSP = "\u00a0", "\u202f"
CASES = [
    ('"a" : l\'b ?', f"«{NBSP}a{NBSP}»{NBSP}: l’b{NNBSP}?"),
    ("« serré»", f"«{NBSP}serré{NBSP}»"),
    ("trois mots d'ordre: agir", f"trois mots d’ordre{NBSP}: agir"),
    ("Vraiment ?! Oui;non ; peut-être!", f"Vraiment{NNBSP}?! Oui;non{NNBSP}; peut-être{NNBSP}!"),
    ("40% et 3 €", f"40{NNBSP}% et 3{NNBSP}€"),
    ("etc...", "etc…"),
    ("à 14:35, voir https://exemple.org/a?b=c;d", "à 14:35, voir https://exemple.org/a?b=c;d"),
    ('l\'"État"', f"l’«{NBSP}État{NBSP}»"),
    ("Il dit \"l'hôpital 'public'\".", f"Il dit «{NBSP}l’hôpital 'public'{NBSP}»."),
    ("zéro\u200blargeur\x00nul", "zérolargeurnul"),
    ("déjà “courbe”", "déjà “courbe”"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "printed"), CASES)
def test_text_is_put_in_french_typography(typed, printed):
    assert normalise(typed) == printed


@pytest.mark.parametrize("typed", [case[0] for case in CASES])
def test_normalising_twice_changes_nothing(typed):
    once = normalise(typed)
    assert normalise(once) == once


def test_straight_marks_become_those_of_the_house():
    assert normalise('Elle dit "oui".', marks=QuotationMarks.ENGLISH) == "Elle dit “oui”."


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('<p>l\'<em>État</em> : "non"</p>', f"<p>l’<em>État</em>{NBSP}: «{NBSP}non{NBSP}»</p>"),
        ('<p>"<em>Bonjour.</em>" dit-il</p>', f"<p>«{NBSP}<em>Bonjour.</em>{NBSP}» dit-il</p>"),
        ('<p>Il dit (<em>"oui"</em>)</p>', f"<p>Il dit (<em>«{NBSP}oui{NBSP}»</em>)</p>"),
        ('<p><a href="https://exemple.org/?q=a;b">ici</a> ?</p>', None),
        ("<p>A &amp; B &lt; C ; fin</p>", f"<p>A &amp; B &lt; C{NNBSP}; fin</p>"),
    ],
)
def test_html_keeps_its_tags_and_attributes(typed, printed):
    once = normalise_html(typed)
    assert printed is None or once == printed
    assert normalise_html(once) == once
    if "href" in typed:
        assert 'href="https://exemple.org/?q=a;b"' in once

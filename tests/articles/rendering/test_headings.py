from articles.rendering.headings import number_headings


def test_headings_get_stable_distinct_ids():
    html, headings = number_headings("<h2>Les enjeux</h2><p>a</p><h2>Les <em>enjeux</em></h2>")
    assert html == '<h2 id="s-les-enjeux">Les enjeux</h2><p>a</p><h2 id="s-les-enjeux-2">Les <em>enjeux</em></h2>'
    assert [(heading.rank, heading.text) for heading in headings] == [(2, "Les enjeux"), (2, "Les enjeux")]


def test_ranks_never_skip():
    html, headings = number_headings("<h3>Un</h3><h3>Deux</h3><h2>Trois</h2><h3>Quatre</h3>")
    assert [heading.rank for heading in headings] == [2, 3, 2, 3]
    assert html.startswith('<h2 id="s-un">Un</h2>')

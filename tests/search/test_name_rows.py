"""The keys by which a name is found while it is typed."""

import pytest

from portal.search.documents import Description, Name
from portal.search.indexing.rows import name_rows
from portal.search.kinds import Kind


@pytest.mark.parametrize(
    ("shown", "keys"),
    [
        ("Institut Alpaga", {"institut alpaga", "alpaga"}),
        ("Paris-Saclay", {"paris saclay", "saclay", "parissaclay"}),
        ("L’hôpital d’Ébène", {"l hopital d ebene", "hopital d ebene", "d ebene", "ebene"}),
        ("AP-HP", {"ap hp", "hp", "aphp"}),
        ("Zinc", {"zinc"}),
        ("…", set()),
    ],
)
def test_a_name_is_found_from_each_of_its_words_on_and_in_one_piece(shown, keys):
    names = (Name(shown, is_main=True),)
    rows = name_rows(Description(Kind.ORGANISATION, 1, None, None, "", "", "", (), names))
    assert {row.key for row in rows} == keys
    assert [row.shown for row in rows if row.is_whole] == ([shown] if keys else [])

"""A rebuilding as one runs it from a terminal, with its progress."""

import sys

from tqdm import tqdm

from portal.core.database import update_statistics
from portal.search.indexing.bulk import MUCH, much, tidy
from portal.search.indexing.rebuilding import Rebuilt, count_lacking, leave_everything, rebuild
from portal.search.indexing.weights import weigh_names


def run(rebuilt: Rebuilt, *, is_all: bool = False) -> None:
    """Brings the index up to date; `is_all`: writes every document again. `rebuilt` tells how far it got."""
    if is_all:
        leave_everything()
    total = count_lacking()
    with much(total), _bar(total) as bar:
        rebuild(rebuilt, bar.update)
    if rebuilt.written >= MUCH:
        tidy()
    weigh_names()
    update_statistics()


def _bar(total: int) -> tqdm:
    title = "Index de recherche"
    return tqdm(desc=title, total=total, unit="document", disable=not sys.stderr.isatty(), leave=False)

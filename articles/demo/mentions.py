"""Which records an article of the demonstration names: what an editor would have accepted one by one."""

import re
from collections.abc import Iterable

from articles.models import Article, GlossaryTerm, Mention
from organisations.models import Organisation
from people.models import Person
from portal.core.markup import plain_text

Named = Organisation | Person | GlossaryTerm


class Lexicon:
    """Every name under which a record of the demonstration may stand in a text.

    `others` are names that hold one of ours and are not it: « Medicen Day » is not the pole « Medicen ».
    """

    def __init__(
        self,
        organisations: Iterable[Organisation],
        people: Iterable[Person],
        terms: Iterable[GlossaryTerm],
        others: Iterable[str] = (),
    ):
        self._records: dict[str, Named | None] = dict.fromkeys(others)
        for record in [*organisations, *people]:
            for name in [record.name, *record.names.values_list("name", flat=True)]:
                self._records.setdefault(name, record)
        for term in terms:
            self._records.setdefault(term.term, term)
        longest_first = sorted(self._records, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")

    def mentions(self, text: str) -> list[tuple[str, Named]]:
        """The words and the record of each first occurrence, in the order of the text."""
        seen: dict[tuple[type, int], tuple[str, Named]] = {}
        for match in self._pattern.finditer(text):
            record = self._records[match[0]]
            if record is not None:
                seen.setdefault((type(record), record.pk), (match[0], record))
        return list(seen.values())


def record_mentions(article: Article, found: list[tuple[str, Named]], *, state: str) -> None:
    """Writes them where the machine has not already suggested them, and settles those that it has."""
    for rank, (surface, record) in enumerate(found):
        field = {Organisation: "organisation", Person: "person", GlossaryTerm: "term"}[type(record)]
        known = article.mentions.filter(surface=surface).first()
        if known is None:
            Mention.objects.create(article=article, surface=surface, state=state, ordering=rank * 10, **{field: record})


def running_text(htmls: Iterable[str]) -> str:
    return "\n".join(plain_text(html) for html in htmls)

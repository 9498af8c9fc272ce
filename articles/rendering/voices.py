"""Those who speak in an article: where their words begin, and as what they were presented that day."""

import re
from dataclasses import dataclass

from articles.models import Article, Quote
from organisations.models import Organisation
from people.models import Person
from portal.core.text import fold

ENOUGH = 2  # quotes in an article from which its voices are listed
_ANCHOR = re.compile(r'\bid="c-(\d+)"')
_AFTER_NAME = re.compile(r"\s*,\s*|\s+[–-]\s+")


@dataclass(frozen=True, slots=True)
class Voice:
    record: Person | Organisation
    function: str  # as printed that day, without the name
    quotes: list[Quote]

    @property
    def person(self) -> Person | None:
        return self.record if isinstance(self.record, Person) else None

    @property
    def anchor(self) -> str:
        return self.quotes[0].anchor


def voices_of(article: Article) -> list[Voice]:
    """The public speakers of its full quotes, in the order of the text; none when a single quote says it all.

    Reads the quotes that `article_page` has loaded, and no more.
    """
    places = {int(key): rank for rank, key in enumerate(_ANCHOR.findall(article.body_html))}
    quotes = [quote for quote in article.articles_quote_set.all() if quote.kind == Quote.Kind.FULL]
    said: dict[Person | Organisation, list[Quote]] = {}
    for quote in sorted((quote for quote in quotes if quote.pk in places), key=lambda quote: places[quote.pk]):
        record = quote.speaker or (None if quote.is_shared else quote.organisation)
        if record is not None and record.is_published:
            said.setdefault(record, []).append(quote)
    if sum(map(len, said.values())) < ENOUGH:
        return []
    return [Voice(record, _function(record, quotes), quotes) for record, quotes in said.items()]


def _function(record: Person | Organisation, quotes: list[Quote]) -> str:
    functions = (_without_name(quote.speaker_label, record) for quote in quotes)
    return next(filter(None, functions), "")


def _without_name(label: str, record: Person | Organisation) -> str:
    """« PDG » of « Ada LALA, PDG »; a label that opens with another name is kept whole."""
    name = fold(record.family_name if isinstance(record, Person) else record.name)
    head, *rest = _AFTER_NAME.split(label, maxsplit=1)
    if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", fold(head)):
        return rest[0] if rest else ""
    return label

"""Sections of speakers left empty: what they said stands elsewhere in the article."""

from collections.abc import Sequence
from itertools import zip_longest

from django.db.models import Model

from articles.models import Intervention, Quote, RichText


def quotes_elsewhere(body: Sequence[Model], noted: Sequence[Quote]) -> dict[int, list[Quote]]:
    """By rank in `body`, the full quotes of the speaker of each section that holds nothing under its heading."""
    quotes = [*noted, *(block for block in body if isinstance(block, Quote))]
    whole = [quote for quote in quotes if quote.kind == Quote.Kind.FULL]
    return {
        rank: [quote for quote in whole if quote.speaker_id == block.person_id]
        for rank, (block, following) in enumerate(zip_longest(body, body[1:]))
        if isinstance(block, Intervention) and block.person_id and _ends_section(following)
    }


def _ends_section(block: Model | None) -> bool:
    starts_another = isinstance(block, RichText) and block.text.lstrip().startswith(("<h2", "<h3"))
    return block is None or isinstance(block, Intervention) or starts_another

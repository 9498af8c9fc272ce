"""What the command tells at the end, in French."""

from articles.importing.pieces import ParsedArticle
from articles.importing.upserting import Outcome
from articles.models import Quote

# A page whose date is to come is published, and not yet public.
_SCHEDULED = "programmé"


def describe(parsed: ParsedArticle, outcome: Outcome | None) -> str:
    """One line a page: « « Titre » (n° 12) : 5 citations, 6 personnes… »; `outcome` is None for a dry run."""
    number = f" (n° {parsed.number})" if parsed.number else ""
    return f"« {parsed.title} »{number}, {_state(outcome)} : {_counts([parsed])}."


def contents(parsed: ParsedArticle) -> str:
    """« 5 citations intégrales, 0 partielle, 6 personnes… »"""
    return _counts([parsed])


def summarise(pages: list[ParsedArticle], outcomes: list[Outcome]) -> str:
    if not outcomes:
        return f"{_count(len(pages), 'page comprise', 'pages comprises')}, rien n’est écrit."
    new = sum(outcome.is_new for outcome in outcomes)
    states = [_state(outcome) for outcome in outcomes if outcome.is_published_now]
    scheduled = states.count(_SCHEDULED)
    parts = [
        _count(new, "article importé", "articles importés"),
        _count(len(states) - scheduled, "publié", "publiés"),
        *([_count(scheduled, "programmé", "programmés")] if scheduled else []),
        _count(len(outcomes) - new, "déjà là et inchangé", "déjà là et inchangés"),
    ]
    return f"{', '.join(parts)}."


def _state(outcome: Outcome | None) -> str:
    if outcome is None:
        return "à blanc"
    if outcome.is_published_now:
        return "publié" if outcome.article.is_published else _SCHEDULED
    return "importé" if outcome.is_new else "déjà là"


def _counts(pages: list[ParsedArticle]) -> str:
    quotes = [
        quote for page in pages for quote in [*(block.quote for block in page.blocks if block.quote), *page.quotes]
    ]
    full = sum(quote.kind == Quote.Kind.FULL for quote in quotes)
    parts = [
        _count(full, "citation intégrale", "citations intégrales"),
        _count(len(quotes) - full, "partielle", "partielles"),
        _count(sum(len(page.people) for page in pages), "personne", "personnes"),
        _count(sum(len(page.organisations) for page in pages), "organisation", "organisations"),
        _count(sum(len(page.mentions) for page in pages), "mention", "mentions"),
        _count(sum(len(page.tags) for page in pages), "thème", "thèmes"),
        _count(sum(len(page.references) for page in pages), "article cité", "articles cités"),
    ]
    return ", ".join(parts)


def _count(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number < 2 else plural}"

"""What the command tells at the end, in French."""

from articles.importing.pieces import ParsedArticle
from articles.importing.upserting import Outcome
from articles.models import Quote


def describe(parsed: ParsedArticle, outcome: Outcome | None) -> str:
    """One line a page: « « Titre » (n° 12) : 5 citations, 6 personnes… »; `outcome` is None for a dry run."""
    number = f" (n° {parsed.number})" if parsed.number else ""
    return f"« {parsed.title} »{number}, {_state(outcome)} : {_counts([parsed])}."


def summarise(pages: list[ParsedArticle], outcomes: list[Outcome]) -> str:
    if not outcomes:
        return f"{_count(len(pages), 'page comprise', 'pages comprises')}, rien n’est écrit."
    new = sum(outcome.is_new for outcome in outcomes)
    published = sum(outcome.is_published_now for outcome in outcomes)
    known = len(outcomes) - new
    return (
        f"{_count(new, 'article importé', 'articles importés')}, {_count(published, 'publié', 'publiés')}, "
        f"{_count(known, 'déjà là et inchangé', 'déjà là et inchangés')}."
    )


def _state(outcome: Outcome | None) -> str:
    if outcome is None:
        return "à blanc"
    if outcome.is_published_now:
        return "publié"
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

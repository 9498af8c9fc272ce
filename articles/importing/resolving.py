"""From names to records: none, one, or several. « Several » stops the import and tells the candidates."""

from collections.abc import Iterable

from django.db.models import Q

from articles.importing.errors import ImportRefused
from articles.importing.houses import HOUSES
from articles.importing.kinds import SMALL_WORDS, is_acronym
from articles.importing.limits import check_limits
from articles.importing.pieces import ParsedArticle, ParsedEvent, ParsedOrganisation, ParsedPerson
from articles.models import Article, Event, GlossaryTerm, Publication
from organisations.models import Organisation
from people.models import Person
from portal.core.text import name_key
from portal.core.typography import normalise


def find_person(parsed: ParsedPerson) -> Person | None:
    return _only_one(Person.objects.named(parsed.name), f"la personne « {parsed.name} »")


def find_organisation(parsed: ParsedOrganisation) -> Organisation | None:
    """By its number, else its name, else another of its names: a usual one, or a sigle that fits both."""
    if parsed.number and (numbered := Organisation.objects.filter(number=parsed.number).first()):
        if not _shares_name(numbered, parsed):
            raise ImportRefused(
                f"la fiche n° {parsed.number} (« {parsed.name} ») est déjà celle de « {numbered.name} »."
            )
        return numbered
    found = _only_one(Organisation.objects.named(parsed.name), f"l’organisation « {parsed.name} »")
    if found:
        return found
    what = f"l’organisation « {parsed.name} »"
    sigles = [name_key(name) for name in parsed.names if is_acronym(name)]
    bearers = Organisation.objects.filter(Q(name_key__in=sigles) | Q(names__name_key__in=sigles)).distinct()
    fitting = [bearer for bearer in bearers.with_names() if _fits(bearer, parsed, set(sigles))]
    if fitting:
        return _only_one(fitting, what)
    usual = [name_key(name) for name in parsed.usual_names if not is_acronym(name)]
    named = Organisation.objects.filter(Q(name_key__in=usual) | Q(names__name_key__in=usual)).distinct()
    return _only_one(named, what)


def _fits(bearer: Organisation, parsed: ParsedOrganisation, sigles: set[str]) -> bool:
    """Whether the bearer of a sigle may be this organisation: « ANS » is both a digital agency and one for sport."""
    words = set(bearer.name_key.split(" "))
    said = set(name_key(parsed.name).split(" "))
    if bearer.name_key in sigles or sigles & words or name_key(parsed.name) in sigles:
        return True
    shared, fewest = (words & said) - SMALL_WORDS, min(len(words - SMALL_WORDS), len(said - SMALL_WORDS))
    return 2 * len(shared) > fewest


def find_event(parsed: ParsedEvent) -> Event | None:
    key = name_key(parsed.name)
    found = [event for event in Event.objects.filter(start=parsed.start) if name_key(event.name) == key]
    return _only_one(found, f"l’événement « {parsed.name} »")


def find_term(surface: str) -> GlossaryTerm | None:
    exact = GlossaryTerm.objects.filter(term=normalise(surface)).first()
    return exact or _only_one(GlossaryTerm.objects.filter(term_key=name_key(surface)), f"le terme « {surface} »")


def find_publication(house: str) -> Publication | None:
    return Publication.objects.filter(name__iexact=normalise(HOUSES[house].name)).first()


def find_article(parsed: ParsedArticle) -> Article | None:
    """The same article already imported: by its number, else by press title, title and stamp.

    Raises `ImportRefused` when the number belongs to another article.
    """
    publication = find_publication(parsed.house)
    if parsed.number:
        numbered = Article.objects.filter(number=parsed.number).select_related("publication").first()
        if numbered is None:
            return None
        if numbered.publication_id == getattr(publication, "pk", None) and _is_same(numbered, parsed):
            return numbered
        raise ImportRefused(f"le numéro {parsed.number} est déjà celui d’un autre article, « {numbered.title} ».")
    if publication is None:
        return None
    candidates = Article.objects.filter(publication=publication, published_at=parsed.published_at)
    key = name_key(parsed.title)
    return next((article for article in candidates if name_key(article.title) == key), None) or _by_quotes(
        candidates, parsed
    )


def check(parsed: ParsedArticle) -> Article | None:
    """Resolves every record of the page, so that an ambiguity is told before anything is written.

    Returns the article when it is there already.
    """
    check_limits(parsed)
    article = find_article(parsed)
    if article is None:
        for person in parsed.people:
            find_person(person)
        for organisation in parsed.organisations:
            find_organisation(organisation)
        if parsed.event:
            find_event(parsed.event)
        for mention in parsed.mentions:
            if mention.kind == "term":
                find_term(mention.surface)
    return article


def _is_same(article: Article, parsed: ParsedArticle) -> bool:
    return name_key(article.title) == name_key(parsed.title) or article.published_at == parsed.published_at


def _by_quotes(candidates: Iterable[Article], parsed: ParsedArticle) -> Article | None:
    """An article whose title an editor has changed since: same press title, same minute, same first quotation."""
    quotes = [block.quote for block in parsed.blocks if block.quote] or parsed.quotes
    if not quotes:
        return None
    key = name_key(quotes[0].text_as_printed)
    for article in candidates:
        if any(
            name_key(words) == key for words in article.articles_quote_set.values_list("text_as_printed", flat=True)
        ):
            return article
    return None


def _shares_name(organisation: Organisation, parsed: ParsedOrganisation) -> bool:
    known = {organisation.name_key, *organisation.names.values_list("name_key", flat=True)}
    return bool(known & set(map(name_key, parsed.names)))


def _only_one(found: Iterable, what: str):
    candidates = list(found)
    if len(candidates) > 1:
        names = ", ".join(f"{candidate} (fiche {candidate.pk})" for candidate in candidates)
        raise ImportRefused(f"{what} peut être l’une de plusieurs fiches : {names}.")
    return candidates[0] if candidates else None

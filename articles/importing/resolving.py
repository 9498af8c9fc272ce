"""From names to records: none, one, or several. « Several » stops the import and tells the candidates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class Choices:
    """What an editor decided of names of the page: the record to use, None for a new one. Other names are looked up."""

    people: Mapping[str, Person | None] = field(default_factory=dict)
    organisations: Mapping[str, Organisation | None] = field(default_factory=dict)
    events: Mapping[str, Event | None] = field(default_factory=dict)


NO_CHOICES = Choices()


def find_person(parsed: ParsedPerson, choices: Choices = NO_CHOICES) -> Person | None:
    if parsed.name in choices.people:
        return choices.people[parsed.name]
    return _only_one(person_candidates(parsed), f"la personne « {parsed.name} »")


def person_candidates(parsed: ParsedPerson) -> list[Person]:
    return list(Person.objects.named(parsed.name))


def find_organisation(parsed: ParsedOrganisation, choices: Choices = NO_CHOICES) -> Organisation | None:
    """Raises `ImportRefused` when several records may be meant, or when its number is that of another one."""
    if parsed.name in choices.organisations:
        return choices.organisations[parsed.name]
    found = organisation_candidates(parsed)
    if parsed.number and any(record.number == parsed.number and not _shares_name(record, parsed) for record in found):
        raise ImportRefused(f"la fiche n° {parsed.number} (« {parsed.name} ») est déjà celle de « {found[0].name} ».")
    return _only_one(found, f"l’organisation « {parsed.name} »")


def organisation_candidates(parsed: ParsedOrganisation) -> list[Organisation]:
    """By its number, else its name, else another of its names: a usual one, or a sigle that fits both."""
    if parsed.number and (numbered := Organisation.objects.filter(number=parsed.number).first()):
        return [numbered]
    if found := list(Organisation.objects.named(parsed.name)):
        return found
    sigles = [name_key(name) for name in parsed.names if is_acronym(name)]
    bearers = Organisation.objects.filter(Q(name_key__in=sigles) | Q(names__name_key__in=sigles)).distinct()
    if fitting := [bearer for bearer in bearers.with_names() if _fits(bearer, parsed, set(sigles))]:
        return fitting
    usual = [name_key(name) for name in parsed.usual_names if not is_acronym(name)]
    return list(Organisation.objects.filter(Q(name_key__in=usual) | Q(names__name_key__in=usual)).distinct())


def _fits(bearer: Organisation, parsed: ParsedOrganisation, sigles: set[str]) -> bool:
    """Whether the bearer of a sigle may be this organisation: « ANS » is both a digital agency and one for sport."""
    words = set(bearer.name_key.split(" "))
    said = set(name_key(parsed.name).split(" "))
    if bearer.name_key in sigles or sigles & words or name_key(parsed.name) in sigles:
        return True
    shared, fewest = (words & said) - SMALL_WORDS, min(len(words - SMALL_WORDS), len(said - SMALL_WORDS))
    return 2 * len(shared) > fewest


def find_event(parsed: ParsedEvent, choices: Choices = NO_CHOICES) -> Event | None:
    if parsed.name in choices.events:
        return choices.events[parsed.name]
    return _only_one(event_candidates(parsed), f"l’événement « {parsed.name} »")


def event_candidates(parsed: ParsedEvent) -> list[Event]:
    key = name_key(parsed.name)
    return [event for event in Event.objects.filter(start=parsed.start) if name_key(event.name) == key]


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


def check(parsed: ParsedArticle, choices: Choices = NO_CHOICES) -> Article | None:
    """Resolves every record of the page, so that an ambiguity is told before anything is written.

    Returns the article when it is there already.
    """
    check_limits(parsed)
    article = find_article(parsed)
    if article is None:
        for person in parsed.people:
            find_person(person, choices)
        for organisation in parsed.organisations:
            find_organisation(organisation, choices)
        if parsed.event:
            find_event(parsed.event, choices)
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

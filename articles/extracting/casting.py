"""Who may speak in an article: the people and organisations on record that its text names, as of its day."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from articles.linking.detecting import detect
from articles.linking.lexicon import current_lexicon
from articles.linking.scenes import scene_of_text
from articles.models import Article, Participation, Quote
from articles.quoting.cast import Cast, Voice
from articles.quoting.names import read_name
from articles.quoting.roles import gender_of_role, role_head
from organisations.models import Organisation
from people.models import Affiliation, Person
from portal.core.text import name_key

_SHORTEST = 3  # letters of a name that may be looked for


@dataclass
class Company:
    """The cast, and the record behind each of its voices and organisations."""

    cast: Cast
    people: list[tuple[Voice, Person]]
    houses: dict[str, Organisation]
    day: date
    text: str = field(repr=False, default="")

    def person_of(self, voice: Voice | None) -> Person | None:
        return next((person for known, person in self.people if known is voice), None)

    def voice_of(self, key: int | None) -> Voice | None:
        return next((voice for voice, person in self.people if person.pk == key), None) if key else None

    def namesakes(self, printed: str) -> list[Person]:
        """The people of the company who bear the name printed, when several do."""
        name = read_name(printed)
        wanted = name_key(name.name if name.given else name.family)
        return [
            person
            for voice, person in self.people
            if wanted and wanted in {name_key(voice.name), name_key(voice.family_name), *map(name_key, voice.aliases)}
        ]

    def label_of(self, person: Person) -> str:
        """As the text presents them (« Pr X, directrice de Y »); else as the directory does, of that day."""
        return presented(person, self.text) or _presented_on(person, self.day)


def company_of(article: Article, text: str) -> Company:
    """Read from the directory: whoever the text names or means, takes part in the event, or is quoted already."""
    day = timezone.localtime(article.published_at).date() if article.published_at else timezone.localdate()
    occasion = article.event.start if article.event and article.event.start else day
    scene = scene_of_text(text, day, f"{article.title}\n{article.standfirst}")
    found = [target for one in detect(scene, current_lexicon()) for target in one.targets]
    keys = {target.pk for target in found if target.kind == "person"} | _expected(article)
    people = _people(keys)
    houses = {target.pk for target in found if target.kind == "organisation"}
    houses |= {one.organisation_id for person in people for one in person.affiliations.all() if one.organisation_id}
    names, records = _houses(houses)
    pairs = [(_voice(person, min(day, occasion)), person) for person in people]
    return Company(Cast([voice for voice, _person in pairs], names), pairs, records, min(day, occasion), text)


def _expected(article: Article) -> set[int]:
    """People of the article whom its text may call by their family name or by their function only."""
    quotes = Quote.objects.filter(parent=article)
    return {
        *article.about_people.values_list("pk", flat=True),
        *article.articles_intervention_set.exclude(person=None).values_list("person", flat=True),
        *quotes.exclude(speaker=None).values_list("speaker", flat=True),
        *Participation.objects.filter(event=article.event_id).values_list("person", flat=True),
    }


def _people(keys: set[int]) -> list[Person]:
    functions = Prefetch("affiliations", Affiliation.objects.select_related("organisation"))
    return list(Person.objects.filter(pk__in=keys).prefetch_related("names", functions))


def _houses(keys: set[int]) -> tuple[dict[str, str], dict[str, Organisation]]:
    """The name on record of each organisation by every name that it bears, and its record by that name."""
    names: dict[str, str] = {}
    records: dict[str, Organisation] = {}
    for house in Organisation.objects.filter(pk__in=keys).prefetch_related("names"):
        records[house.name] = house
        for name in [house.name, *(other.name for other in house.names.all())]:
            if len(name_key(name)) >= _SHORTEST - 1:
                names.setdefault(name_key(name), house.name)
    return names, records


def _voice(person: Person, day: date) -> Voice:
    held = person.functions_on(day) or list(person.affiliations.all())
    functions = [(one.role, [one.organisation.name] if one.organisation else []) for one in held]
    shown = (gender_of_role(one.role) for one in person.affiliations.all())
    gender = person.gender or next(filter(None, shown), "")
    aliases = [other.name for other in person.names.all()]
    return Voice(person.name, person.family_name, gender, functions, aliases=aliases)


def presented(person: Person, text: str) -> str:
    """« Pr X, directrice générale de Y »: the name and the function that the text prints after it; else nothing."""
    pattern = rf"{re.escape(person.name)},\s(?P<role>[^.;:«»“”()\n]{{3,160}}?)(?=[,.;:]\s|\s[–—-]\s|\s\(|$)"
    for match in re.finditer(pattern, text, re.MULTILINE | re.IGNORECASE):
        if role_head(match["role"]):
            return f"{person.full_name}, {match['role'].strip()}"
    return ""


def labels_of(person: Person, day: date) -> list[str]:
    """Every way to present somebody on that day: one for each function held. Reads prefetched affiliations."""
    return [f"{person.full_name}, {function.wording}" for function in person.functions_on(day)]


def _presented_on(person: Person, day: date) -> str:
    labels = labels_of(person, day)
    return labels[0] if len(labels) == 1 else person.full_name

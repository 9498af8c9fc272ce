"""The querysets of people’s pages. Articles and quotes stand above this app: see `organisations.queries`."""

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from organisations.queries import Functions, newest_of, sorted_functions, with_voices
from people.models import Affiliation, Person
from portal.core.house import french_date
from portal.core.publishing import published_q
from portal.core.text import name_key

FUNCTIONS = 2  # on a card


def _model_of(relation: str):
    """The model, of an app above, whose rows point at people through `relation`."""
    return Person._meta.get_field(relation).related_model


def named_functions():
    """The functions that may be printed: in public organisations or in none."""
    functions = Affiliation.objects.filter(Q(organisation=None) | published_q("organisation__"))
    return functions.select_related("organisation")


def listed_people():
    """Who spoke in public (a quote, a section of their own, an event), but those who asked to be left out of lists."""
    quotes = _model_of("quotes").objects.published()
    sections = _model_of("interventions").objects.filter(published_q("parent__"))
    participations = _model_of("participations").objects.filter(published_q("event__"))
    spoke = (
        Exists(quotes.filter(speaker=OuterRef("pk")))
        | Exists(quotes.filter(co_speakers=OuterRef("pk")))
        | Exists(sections.filter(person=OuterRef("pk")))
        | Exists(participations.filter(person=OuterRef("pk")))
    )
    return Person.objects.published().filter(spoke, is_unlisted=False)


def with_presentation(people):
    """`people` with what `presentation` reads: portrait, functions, the label of their latest quote."""
    labels = _model_of("quotes").objects.published().filter(speaker=OuterRef("pk")).exclude(speaker_label="")
    latest = Subquery(labels.newest_first().values("speaker_label")[:1])
    people = people.select_related("portrait").annotate(latest_label=latest)
    return people.prefetch_related(Prefetch("affiliations", named_functions()))


def presentation(person: Person) -> list[str]:
    """What a card prints under the name: functions of today, else the last known, a label, or the latest one."""
    functions = sorted_functions(person.affiliations.all())
    if functions.present:
        return [function.wording for function in functions.present[:FUNCTIONS]]
    if functions.last_known:
        return [
            _dated(function.wording, f"attestée le {french_date(function.attested_on, 'j F Y')}")
            for function in functions.last_known[:FUNCTIONS]
        ]
    if presented := _without_name(person.latest_label or "", person):
        return [presented]
    return [_dated(function.wording, function.period) for function in functions.past[:1]]


def _dated(wording: str, period: str) -> str:
    return f"{wording} ({period})" if period and period not in wording else wording


def _without_name(label: str, person: Person) -> str:
    """« Manuel Gea, Président – Bio » without the name; nothing when the label is of several people."""
    name, _comma, function = label.partition(",")
    return function.strip() if name_key(name) in {person.name_key, name_key(person.full_name)} else ""


def public_functions(person: Person) -> Functions:
    return sorted_functions(named_functions().filter(person=person))


def public_articles(person: Person):
    """The articles where the person speaks or is named, newest first.

    About them, with an accepted mention of them, quoting them or what was said of them, with a section
    of theirs, or of a public event where they spoke.
    """
    speaker = _model_of("participations").Role.SPEAKER
    spoken_at = person.participations.filter(published_q("event__"), role=speaker).values("event")
    return newest_of(
        person,
        person.quotes.values("parent"),
        person.co_quotes.values("parent"),
        person.quotes_about.values("parent"),
        person.interventions.values("parent"),
        person.articles_about.model.objects.filter(event__in=spoken_at).values("pk"),
    )


def public_quotes(person: Person):
    """The full quotes of the person, alone or with others, newest first."""
    quotes = person.quotes.model.objects.published().full()
    said = Q(speaker=person) | Q(pk__in=person.co_quotes.values("pk"))
    return with_voices(quotes.filter(said).newest_first().with_card())


def quotes_about(person: Person):
    """What others said of the person, be it in a few words."""
    return with_voices(person.quotes_about.published().newest_first().with_card())


def articles_signed(person: Person):
    articles = person.articles_about.model.objects.published()
    return articles.filter(pk__in=person.bylines.values("article")).newest_first().with_card()


def public_participations(person: Person):
    """The public events where the person spoke, newest first."""
    return person.participations.filter(published_q("event__")).select_related("event").order_by("-event__start", "pk")

"""The event that a page reports: its name, kind, days, organisers."""

import re

from articles.importing.dates import read_days
from articles.importing.pieces import ParsedEvent
from portal.core.text import fold

# Folded head nouns → Event.Kind.
_KINDS = {
    "afterwork": "afterwork",
    "conference": "conference",
    "webconference": "conference",
    "colloque": "conference",
    "congres": "conference",
    "sommet": "conference",
    "forum": "conference",
    "table ronde": "conference",
    "webinaire": "conference",
    "webinar": "conference",
    "journee": "conference",
    "journees": "conference",
    "matinee": "conference",
    "petit-dejeuner": "conference",
    "debat": "conference",
    "assises": "conference",
    "universite d'ete": "conference",
    "symposium": "conference",
    "seminaire": "conference",
    "convention": "conference",
    "rencontre": "conference",
    "rencontres": "conference",
    "etats generaux": "conference",
    "keynote": "conference",
    "rendez-vous": "conference",
    "evenement": "conference",
    "day": "conference",
    "salon": "salon",
    "atelier": "atelier",
    "hackathon": "atelier",
    "audition": "audition",
    "conference de presse": "annonce",
}
_NOUNS = "|".join(sorted(_KINDS, key=len, reverse=True))
_OCCASION = re.compile(
    r"(?:à l[’']occasion|lors|dans le cadre|au cours|en ouverture|en clôture|pendant) (?P<of>de la |de "
    r"l[’']|du |des |d[’']une? |de )"
    r"(?P<name>[^,.;:()«»\n]{4,200})"
)
_HELD = re.compile(
    r"^(?:Le |La |Les |L[’'])?(?P<name>[^,.]{3,100}), (?P<what>[^,.]{3,200}), "
    r"(?:s[’']est tenue?s?|s[’']est déroulée?|se sont tenue?s|a eu lieu|ont eu lieu|se tient|se tenait"
    r"|se tiendra|avait lieu|organisée? le)\b"
    r"(?P<when>[^.]{4,120})"
)
_HELD_BARE = re.compile(
    r"^(?:Le |La |Les |L[’'])?(?P<name>[^,.]{3,100}?) (?:s[’']est tenue?s?|s[’']est déroulée?"
    r"|se sont tenue?s|a eu lieu|ont eu lieu|se tient)\b"
    r"(?P<when>[^.]{4,120})"
)
_ORGANISER = re.compile(r"\b(?:organisée?s? par |de l[’']|du |de la |des |d[’']|de )(?:l[’']|le |la )?(?P<name>.+)$")
_OF_ORGANISER = re.compile(
    r"\s(?:organisée?s? par |du |de l[’']|de la |des |de |d[’'])(?:l[’']|le |la |les )?(?P<name>.+)$"
)
_PROPER = re.compile(r"^(?:(?:think tank|pôle|club|cercle|groupe|ministère|syndicat|collectif|réseau)\b|[A-ZÀ-ÖØ-Þ])")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_TRAILING_DATE = re.compile(
    r"\s+(?:le|du|les|qui s[’']est tenue?|organisée?|tenue?|en)\s+(?:le )?\d.*$|\s+(?:le|ce) \d.*$"
)


def event_kind(name: str) -> str:
    """The kind announced by the first telling noun of the name, or an empty string."""
    match = re.search(rf"\b(?:{_NOUNS})\b", fold(name))
    return _KINDS[match[0]] if match else ""


def find_held_event(standfirst: str, title: str) -> ParsedEvent | None:
    """« Le X, rendez-vous annuel du Y, s’est tenu le 14 mars 2023. »: a series and its edition."""
    match = _HELD.match(standfirst) or _HELD_BARE.match(standfirst)
    if not match:
        return None
    what = match.groupdict().get("what") or ""
    kind = event_kind(what) or event_kind(match["name"])
    start, end = read_days(match["when"])
    if start is None or not (kind or what):
        return None
    series, edition = _series_and_edition(match["name"].strip(), title, start.year, is_recurring="annuel" in what)
    event = ParsedEvent(f"{series} {edition}".strip(), kind or "autre", series if edition else "", edition, start, end)
    organiser = _ORGANISER.search(what)
    if organiser and len(organiser["name"]) > 3:
        event.organisers = [organiser["name"].strip()]
    return event


def _series_and_edition(name: str, title: str, year: int, *, is_recurring: bool) -> tuple[str, str]:
    """The name spelt as the title spells it; the edition is the year, printed with it in the title or the name."""
    bare = re.sub(r"\s+", " ", _YEAR.sub("", name)).strip()
    spelt = re.search(rf"(?<!\w){re.escape(bare)}(?: (?P<year>{year}))?(?!\w)", title, re.IGNORECASE)
    printed = spelt[0].removesuffix(f" {year}") if spelt else bare
    has_year = (spelt and spelt["year"]) or str(year) in name
    return printed[:1].upper() + printed[1:], str(year) if has_year or is_recurring else ""


def find_occasion(text: str) -> ParsedEvent | None:
    """« Venu le 20 mars 2023 à l’occasion de la table ronde du cercle X »."""
    for match in _OCCASION.finditer(text):
        sentence = _sentence_round(text, match.start())
        start, end = read_days(sentence)
        whole = _TRAILING_DATE.sub("", match["name"]).strip()
        name = re.split(r"\s(?:co-?)?organisée?s? par\s", whole)[0]
        head = re.match(rf"(?:{_NOUNS})\b", fold(name)) or re.search(r"\b(?:day|summit|forum|days)\b", fold(name))
        if not head or start is None:
            continue
        event = ParsedEvent(name[:1].upper() + name[1:], event_kind(name) or "autre", start=start, end=end)
        event.organisers = _organisers(whole)
        return event
    return None


def _organisers(name: str) -> list[str]:
    """What follows the last « du », « de l’ » that opens on a proper name or a noun of organisation."""
    for match in re.finditer(r"(?=\s(?:organisée?s? par |du |de l[’']|de la |des |de |d[’']))", name):
        organiser = _OF_ORGANISER.match(name, match.start())
        if organiser and _PROPER.match(organiser["name"]):
            return [re.sub(r"^(?:think tank|club|groupe) (?=[A-ZÀ-ÖØ-Þ])", "", organiser["name"])]
    return []


def _sentence_round(text: str, position: int) -> str:
    start = max(text.rfind(". ", 0, position), text.rfind("\n", 0, position)) + 1
    end = text.find(". ", position)
    return text[start : end if end > 0 else len(text)]

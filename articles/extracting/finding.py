"""From the text of an article to the quotations that it holds, each with the records that may be its speaker."""

from dataclasses import dataclass, field

from articles.extracting.casting import Company, company_of
from articles.extracting.elsewhere import lines_elsewhere
from articles.extracting.passages import passages_of
from articles.models import Article, QuoteCandidate
from articles.quoting.attribution import Candidate, Passage, attribute
from articles.quoting.sameness import words_hash

LONGEST = QuoteCandidate._meta.get_field("text_as_printed").max_length
MOST = 300  # quotations of one article: beyond, nobody reads them
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on", "lui", "qui"})


@dataclass(frozen=True)
class Found:
    """Keys (« person:12 »): one speaker, several when the name is borne by several, none when nobody is on record."""

    text_as_printed: str
    text: str
    nature: str
    rule: str
    confidence: int
    is_elsewhere: bool = False
    speakers: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    label: str = ""

    @property
    def words_hash(self) -> str:
        return words_hash(self.text or self.text_as_printed)


def find_quotes(article: Article) -> list[Found]:
    """Every quotation of the saved text, in order, the same words once."""
    written = passages_of(article)
    company = company_of(article, "\n".join(one.text for one in written))
    passages = [Passage(one.text, company.voice_of(one.person), one.is_heading) for one in written]
    elsewhere = lines_elsewhere([one.text for one in written])
    found: dict[str, Found] = {}
    for rank, candidates in enumerate(attribute(passages, company.cast, with_names=True)):
        for candidate in candidates:
            one = _found(candidate, company, is_elsewhere=rank in elsewhere)
            if one.words_hash and len(one.text_as_printed) <= LONGEST:
                found.setdefault(one.words_hash, one)
    return list(found.values())[:MOST]


def _found(candidate: Candidate, company: Company, *, is_elsewhere: bool) -> Found:
    speakers, label = _speakers(candidate, company)
    others = [company.person_of(voice) for voice in candidate.others]
    about = company.person_of(candidate.about)
    return Found(
        text_as_printed=candidate.text_as_printed,
        text=candidate.text,
        nature=str(candidate.nature),
        rule=candidate.rule,
        confidence=round(candidate.confidence * 100) if len(speakers) == 1 else 0,
        is_elsewhere=is_elsewhere,
        speakers=speakers,
        others=[f"person:{person.pk}" for person in others if person],
        about=[f"person:{about.pk}"] if about else [],
        label=label[:300],
    )


def _speakers(candidate: Candidate, company: Company) -> tuple[list[str], str]:
    """The keys of who may speak, and how the text, or the directory, presents them."""
    if person := company.person_of(candidate.voice):
        return [f"person:{person.pk}"], company.label_of(person)
    if house := company.houses.get(candidate.organisation):
        return [f"organisation:{house.pk}"], ""
    printed = candidate.printed.strip()
    if candidate.voice and (not printed or printed.lower() in _PRONOUNS):
        printed = candidate.voice.name
    namesakes = company.namesakes(printed) if printed else []
    if len(namesakes) > 1:
        return [f"person:{person.pk}" for person in namesakes], ""
    return [], "" if printed.lower() in _PRONOUNS else printed

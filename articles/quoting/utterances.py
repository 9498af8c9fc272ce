"""What somebody says in one breath: « A », explique X, « B » is one utterance in two parts."""

import re
from dataclasses import dataclass

from articles.quoting.classify import names_a_thing
from articles.quoting.folding import fold_in_place
from articles.quoting.spans import Span
from articles.quoting.verbs import ADVERB, PAST_INVERTED, SPEECH

_LONGEST = 160  # between two parts
_BETWEEN = re.compile(
    rf",?\s(?:(?:{SPEECH})\s?-\s?(?:t\s?-\s?)?(?:il|elle|ils|elles|on)\b|{PAST_INVERTED}\b|(?:{SPEECH}){ADVERB}\s)"
    r"[^.:;!?()«»]*,\s$"
)
_OTHER_CLAUSE = re.compile(r"\s(?:que|qui|mais|et|pour|dont|ou|car|tandis|avant|apres|ajoutant|precisant)\s|\squ'")


@dataclass(frozen=True)
class Utterance:
    """`span` runs from the first mark to the last; `parts` are the pairs of marks in it."""

    span: Span
    parts: tuple[Span, ...]

    def words(self, text: str) -> list[str]:
        return [part.inner(text) for part in self.parts]


def utterances(text: str, spans: list[Span]) -> list[Utterance]:
    """The closed quotations of a block, in order, those that only an incise parts as one."""
    found: list[Utterance] = []
    for span in (span for span in spans if span.is_closed):
        if found and _goes_on(text[found[-1].span.end : span.start]):
            first = found.pop()
            whole = Span(first.span.start, span.end, first.span.inner_start, span.inner_end, first.span.opener)
            found.append(Utterance(whole, (*first.parts, span)))
        else:
            found.append(Utterance(span, (span,)))
    return found


def _goes_on(between: str) -> bool:
    """Whether nothing stands between two parts but who speaks: « , a rappelé Noël Briend, »."""
    if not 4 < len(between) <= _LONGEST:
        return False
    folded = fold_in_place(between)
    return not names_a_thing(between) and bool(_BETWEEN.match(folded)) and not _OTHER_CLAUSE.search(folded)

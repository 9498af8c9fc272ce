"""A quotation found in a text, and how sure one may be of whose it is."""

import re
from dataclasses import dataclass, field

from articles.quoting.cast import Voice
from articles.quoting.classify import Nature
from articles.quoting.confidence import confidence_of
from articles.quoting.references import Reference
from articles.quoting.spans import Span

# « le praticien », « cette dernière »: somebody already spoken of.
_VAGUE = re.compile(r"(?:[Ss](?:on|a) |[Ll][ea] |[Ll][’']|[Cc]e |[Cc]ette |[Cc]et )[^A-ZÀ-ÖØ-Þ]*$")


@dataclass
class Candidate:
    """A quotation found in a passage, with its speaker if sure. `printed` keeps the words that name the speaker.

    `parts` are the pairs of marks in `span`: several when an incise parts them.
    """

    span: Span
    nature: Nature
    text_as_printed: str
    text: str
    voice: Voice | None = None
    others: list[Voice] = field(default_factory=list)
    organisation: str = ""
    about: Voice | None = None
    printed: str = ""
    rule: str = ""
    is_pronoun: bool = False
    is_resumed: bool = False  # the words name nobody by themselves: they were taken for whom spoke last
    parts: tuple[Span, ...] = ()

    @property
    def confidence(self) -> float:
        """From 0 to 1, how sure one may be of who speaks; 0 when nothing tells."""
        is_placed = bool(self.voice or self.organisation)
        if not is_placed and (not self.printed or self.is_pronoun):
            return 0.0
        is_known = bool(self.organisation or (self.voice and self.voice.is_known))
        is_vague = self.is_resumed or (not is_placed and _VAGUE.match(self.printed) is not None)
        return confidence_of(self.rule, is_pronoun=self.is_pronoun, is_known=is_known, is_vague=is_vague)

    def name(self, reference: Reference, rule: str) -> None:
        """Takes `reference` for who speaks, on the word of `rule`."""
        self.printed, self.voice, self.rule = reference.printed, reference.voice, rule
        self.organisation, self.is_pronoun = reference.organisation, bool(reference.pronoun)

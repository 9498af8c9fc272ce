"""French-looking sentences about nothing that exists. Within one article no sentence comes twice."""

from collections.abc import Sequence
from random import Random

from articles.corpus import words
from articles.corpus.names import theme_name

NBSP, NNBSP = "\u00a0", "\u202f"
LONG_TITLE = 190


def _after_de(theme: str) -> str:
    theme = theme[0].lower() + theme[1:]
    return f"d’{theme}" if theme[0] in "aeiouyéè" else f"de {theme}"


_SUBJECTS_OF_STUDY = tuple(_after_de(theme_name(rank)) for rank in range(600))


class Prose:
    """The writer of one article, about one coined project and mostly one subject of study."""

    def __init__(self, rng: Random, project: str):
        self.project, self._rng = project, rng
        self._subject = self._pick(_SUBJECTS_OF_STUDY)
        self._said: set[str] = set()

    def sentence(self, subject: str = "") -> str:
        """« À ce stade, le comité de pilotage publie un lexique de mesures lunaires en deux étapes. »"""
        return self._new(lambda: self._plain(subject))

    def spoken(self) -> str:
        """A sentence in somebody’s mouth, without its full stop."""
        return self._new(self._spoken)

    def partial(self) -> str:
        """A few words that no other sentence holds."""
        pick = self._pick
        return self._new(lambda: f"{pick(words.PARTIAL_HEADS)} {pick(words.PARTIAL_TAILS)}")

    def paragraph(self, subject: str = "") -> str:
        return " ".join([self.sentence(subject), *(self.sentence() for _more in range(self._rng.randint(1, 3)))])

    def title(self) -> str:
        draw = self._rng.random()
        if draw < 0.04:
            return f"{self.project}{NBSP}: le bilan"
        title = f"Le projet {self.project} {self._clause()}"
        if draw < 0.08:
            while len(title) < LONG_TITLE:
                title += f"{NNBSP}; {self._pick(words.SUBJECTS)} {self._clause()}"
        return title

    def _new(self, write) -> str:
        while (text := write()) in self._said:
            pass
        self._said.add(text)
        return text

    def _plain(self, subject: str) -> str:
        pick = self._pick
        subject = subject or (pick(words.SUBJECTS) if self._rng.random() < 0.8 else f"le projet {self.project}")
        text = f"{pick(words.OPENERS)}{subject} {self._clause()}{pick(words.TAILS)}."
        return text[0].upper() + text[1:]

    def _clause(self) -> str:
        pick = self._pick
        return f"{pick(words.VERBS)} {pick(words.OBJECTS)} {self._about()}"

    def _about(self) -> str:
        return self._subject if self._rng.random() < 0.3 else self._pick(_SUBJECTS_OF_STUDY)

    def _pick(self, choices: Sequence[str]) -> str:
        """Thrice as fast as `Random.choice`, and most of what writing an article does."""
        return choices[int(self._rng.random() * len(choices))]

    def _spoken(self) -> str:
        pick = self._pick
        thing = f"{pick(words.OBJECTS)} {self._about()}"
        done, do = pick(words.PARTICIPLES), pick(words.INFINITIVES)
        return pick(words.SPOKEN).format(done=done, do=do, thing=thing, tail=pick(words.TAILS))

"""Who may speak in a page: the people it presents, with their functions, and the organisations it names."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from articles.quoting.roles import gender_of_role, role_head, same_head
from portal.core.text import fold, name_key

# The same few names are compared with every place of the text.
_key = lru_cache(maxsize=8_192)(name_key)
_INITIAL = re.compile(r"(?P<letter>[A-ZÀ-Þ])\.(?:-[A-ZÀ-Þ]\.)?\s(?P<family>[^\s.].+)$")


@dataclass
class Voice:
    """A person of the page. `functions` pairs the wording of a function with the names of its organisations.

    `is_known` is False for somebody whom only the text names; `aliases` are other full names.
    """

    name: str
    family_name: str
    gender: str = ""
    functions: list[tuple[str, list[str]]] = field(default_factory=list)
    is_known: bool = True
    aliases: list[str] = field(default_factory=list)

    def agrees_with(self, pronoun: str) -> bool:
        """Whether « il » or « elle » may be this person; an unknown gender allows both."""
        wanted = {"il": "m", "elle": "f"}.get(pronoun, "?")
        return wanted in {self.gender, "m", "f"} and self.gender in {"", wanted}


@dataclass
class Cast:
    """`organisations` gives, for each folded name (sigles included), the name on record."""

    voices: list[Voice] = field(default_factory=list)
    organisations: dict[str, str] = field(default_factory=dict)
    present: frozenset[str] = frozenset()  # the names of those whom the text names, and does not only mean

    def named(self, printed: str) -> Voice | None:
        """The only person with this full name, or with this family name."""
        if initial := _INITIAL.match(printed):
            return self._with_initial(initial["letter"], initial["family"])
        key = _key(printed)
        full = [voice for voice in self.voices if key in {_key(voice.name), *map(_key, voice.aliases)}]
        family = [voice for voice in self.voices if _key(voice.family_name) == key]
        found = full or family
        return found[0] if len(found) == 1 else None

    def _with_initial(self, letter: str, family: str) -> Voice | None:
        """« S. Darrieux »."""
        found = [voice for voice in self.voices if _key(voice.family_name) == _key(family)]
        return found[0] if len(found) == 1 and _key(found[0].name)[:1] == _key(letter) else None

    def organisation(self, printed: str) -> str:
        return self.organisations.get(_key(printed), "")

    def with_role(self, role: str, organisation: str, gender: str = "") -> Voice | None:
        """The only person presented under this function, in this organisation when one is named; of this gender."""
        head = role_head(role)
        wanted = self.organisation(organisation)
        if organisation and not wanted:
            return None
        found = [
            voice
            for voice in self.voices
            if any(
                same_head(role_head(wording), head)
                and (not wanted or any(self.organisation(name) == wanted for name in names))
                for wording, names in voice.functions
            )
        ]
        if len(found) > 1:
            found = [voice for voice in found if voice.name in self.present and _tells(voice, role)]
        if not organisation:
            found = [voice for voice in found if _may_be(voice, role)]
        is_other = found and gender and found[0].gender and found[0].gender != gender
        return found[0] if len(found) == 1 and not is_other else None


def _may_be(voice: Voice, role: str) -> bool:
    """« le chef de pôle » is not who is « chef de service »."""
    head, *more = fold(role).split(" ")
    told = [fold(wording).split(" ") for wording, _houses in voice.functions]
    rests = [words[1:] for words in told if same_head(words[0], head)]
    return not rests or any(not more or not rest or rest[: len(more)] == more for rest in rests)


def _tells(voice: Voice, role: str) -> bool:
    """Whether « la directrice générale » is this person, as printed: the gender, and what completes the function."""
    shown, (head, *more) = gender_of_role(role), fold(role).split(" ")
    told = [fold(wording).split(" ") for wording, _houses in voice.functions]
    same = [words for words in told if same_head(words[0], head)]
    is_she = not shown or not voice.gender or shown == voice.gender
    return is_she and bool(more) and any(words[1 : len(more) + 1] == more for words in same)

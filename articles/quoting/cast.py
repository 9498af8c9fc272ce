"""Who may speak in a page: the people it presents, with their functions, and the organisations it names."""

from dataclasses import dataclass, field
from functools import lru_cache

from articles.quoting.roles import role_head, same_head
from portal.core.text import name_key

# The same few names are compared with every place of the text.
_key = lru_cache(maxsize=8_192)(name_key)


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

    def named(self, printed: str) -> Voice | None:
        """The only person with this full name, or with this family name."""
        key = _key(printed)
        full = [voice for voice in self.voices if key in {_key(voice.name), *map(_key, voice.aliases)}]
        family = [voice for voice in self.voices if _key(voice.family_name) == key]
        found = full or family
        return found[0] if len(found) == 1 else None

    def organisation(self, printed: str) -> str:
        return self.organisations.get(_key(printed), "")

    def with_role(self, role: str, organisation: str) -> Voice | None:
        """The only person presented under this function, in this organisation when one is named."""
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
        return found[0] if len(found) == 1 else None

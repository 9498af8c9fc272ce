import re

from django import forms

from portal.core.text import name_key, squash

LENGTH, WORDS = 200, 10  # of a query: beyond, it is a text that was pasted
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?:n\s?[°ºo]?\s?)?([0-9]{1,9})", re.IGNORECASE)


class QueryField(forms.CharField):
    """Whatever is sent becomes a line of text: a reader’s page has no use for a refusal."""

    def to_python(self, value):
        return squash(_CONTROL.sub(" ", super().to_python(value)[: 2 * LENGTH]))


class SearchForm(forms.Form):
    q = QueryField(required=False)

    @property
    def query(self) -> str:
        """What was asked, as far as it is looked for."""
        return self.cleaned_data["q"][:LENGTH].strip() if self.is_valid() else ""

    @property
    def words(self) -> list[str]:
        """The folded words, each once; a letter alone (« l’hôpital ») only where there is nothing else."""
        words = list(dict.fromkeys(self.key.split()))
        return ([word for word in words if len(word) > 1] or words)[:WORDS]

    def as_typed(self, words: list[str]) -> str:
        """The folded `words` as they stand in the query."""
        typed = {name_key(word): word for word in reversed(_WORD.findall(self.query))}
        return " ".join(typed.get(word, word) for word in words)

    @property
    def key(self) -> str:
        return name_key(self.query)

    @property
    def is_cut(self) -> bool:
        return len(self.data.get("q", "")) > LENGTH or len(set(self.key.split())) > WORDS

    @property
    def number(self) -> int | None:
        """The number of an article, when that is all that was typed: « n° 13313 » or « 13313 »."""
        match = _NUMBER.fullmatch(self.query)
        return int(match[1]) if match else None

"""What an address may ask of the search, each value bounded; what is not understood is left out and told."""

import re
import unicodedata
from functools import cached_property

from django import forms

from portal.core.text import squash
from portal.search.kinds import Kind
from portal.search.query import LENGTH
from portal.search.results import DATE, FACETS, RELEVANCE, Ask

_FIGURES = 6  # of a page number: a deeper page is the last one
_YEAR = r"(?:19|20)[0-9]{2}"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class QueryField(forms.CharField):
    """Whatever is sent becomes a line of text: a reader’s page has no use for a refusal."""

    def to_python(self, value):
        """One sign more than is looked for at most, so that the search sees that there was more, and says so."""
        text = super().to_python(value)[: 2 * LENGTH]
        # Signs without width, and those that turn the direction of a line, would do so in titles too.
        shown = "".join(sign for sign in _CONTROL.sub(" ", text) if unicodedata.category(sign) != "Cf")
        return squash(shown)[: LENGTH + 1]


class PageField(forms.CharField):
    """A page number that cannot be is the nearest that can: the first one here, the last one in the search."""

    def to_python(self, value):
        figures = super().to_python(value)[:_FIGURES]
        return max(1, int(figures)) if figures.isdecimal() else 1

    def run_validators(self, value):
        """A number has nothing that a text is refused for."""


def _slug(label: str) -> forms.SlugField:
    return forms.SlugField(label=label, required=False, max_length=100)


class SearchForm(forms.Form):
    q = QueryField(required=False)
    nature = forms.ChoiceField(label="nature", required=False, choices=[(kind.label, kind.label) for kind in Kind])
    rubrique = _slug("rubrique")
    type = _slug("type")
    theme = _slug("thème")
    personne = _slug("personne")
    organisation = _slug("organisation")
    evenement = _slug("événement")
    auteur = _slug("auteur")
    annee = forms.RegexField(rf"\A{_YEAR}\Z", label="année", required=False)
    mois = forms.RegexField(rf"\A{_YEAR}-(?:0[1-9]|1[0-2])\Z", label="mois", required=False)
    tri = forms.ChoiceField(label="tri", required=False, choices=[(RELEVANCE, RELEVANCE), (DATE, DATE)])
    exact = forms.ChoiceField(label="recherche exacte", required=False, choices=[("1", "1")])
    page = PageField(required=False)

    @cached_property
    def ask(self) -> Ask:
        """What was asked, as far as it is looked for."""
        self.full_clean()
        values = self.cleaned_data
        return Ask(
            text=values["q"],
            chosen={name: values[name] for name in FACETS if values.get(name)},
            order=values.get("tri", ""),
            page=values["page"],
            is_exact=bool(values.get("exact")),
        )

    @property
    def refused(self) -> list[str]:
        """What could not be understood, in words."""
        return [self.fields[name].label for name in self.errors]

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model

from articles.models import TagSynonym
from organisations.models import OrganisationName
from people.models import PersonName
from portal.core.admin.known import KnownSelect
from portal.core.fields import FrenchCharField
from portal.search.desk.other_names import NAMED, refusal

LENGTH = 100  # of the shortest of the names
_NATURES = {"tag": TagSynonym.Kind, "organisation": OrganisationName.Kind, "person": PersonName.Kind}
_LABELS = {"tag": "Un thème", "organisation": "Une organisation", "person": "Une personne"}
_SPELLING_HELP = "Une graphie mène à la fiche sans s’y lire\u202f; un autre nom se lit sur sa page."


class NameForm(forms.Form):
    """The words, and the one record to which they are to lead: of the `kinds` that the editor may change."""

    name = forms.CharField(label="Mots", help_text="Tels que les lecteurs les tapent.", max_length=LENGTH)

    def __init__(self, *args, words: str, kinds: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        self.fields["name"].initial = words
        self.fields["name"].widget.attrs["class"] = "vTextField"
        for kind in kinds:
            self._add(kind)

    def _add(self, kind: str) -> None:
        named = NAMED[kind]
        link = named.names._meta.get_field(named.owner)
        self.fields[kind] = forms.ModelChoiceField(
            named.model.objects.all(),
            label=_LABELS[kind],
            required=False,
            widget=KnownSelect(link, admin.site),
        )
        natures = _NATURES[kind]
        self.fields[f"{kind}_kind"] = forms.ChoiceField(
            choices=natures.choices,
            initial=natures.SPELLING,
            label="Nature du nom",
            help_text=_SPELLING_HELP,
            required=False,
        )

    @property
    def fieldsets(self) -> list:
        rows = [(kind, f"{kind}_kind") for kind in self.kinds]
        return [(None, {"fields": ["name"]}), ("Mènent à", {"fields": rows})]

    def clean_name(self):
        return FrenchCharField(max_length=LENGTH).clean(self.cleaned_data["name"], None)

    def clean(self):
        cleaned = super().clean()
        if any(kind in self.errors for kind in self.kinds):
            return cleaned
        chosen = [kind for kind in self.kinds if cleaned.get(kind)]
        if len(chosen) != 1:
            raise ValidationError("Choisissez une fiche, et une seule.")
        if "name" in cleaned and (reason := refusal(chosen[0], cleaned[chosen[0]], cleaned["name"])):
            self.add_error("name", reason)
        return cleaned

    @property
    def chosen(self) -> str:
        return next(kind for kind in self.kinds if self.cleaned_data[kind])

    @property
    def record(self) -> Model:
        return self.cleaned_data[self.chosen]

    @property
    def nature(self) -> str:
        """Of the name."""
        return self.cleaned_data.get(f"{self.chosen}_kind") or _NATURES[self.chosen].SPELLING

"""What was understood, as rows to read over: a record to choose, a word to correct."""

from collections.abc import Sequence
from hashlib import blake2b

from django import forms
from django.contrib import admin
from django.db.models import Field, Model
from django.utils.functional import cached_property

from articles.importing.errors import ImportRefused
from articles.importing.pieces import ParsedEvent, ParsedOrganisation, ParsedPerson, ParsedQuote
from articles.importing.resolving import (
    event_candidates,
    find_event,
    find_organisation,
    find_person,
    organisation_candidates,
    person_candidates,
)
from articles.models import Byline, DirectoryEntry, Event, Quote
from organisations.models import Organisation
from people.models import Person
from portal.core.admin.known import KnownSelect

NEW, LEFT_OUT = "nouvelle", "ignorer"
_WIDE = {"class": "vTextField"}


def prefix_of(kind: str, words: str, rank: int = 0) -> str:
    """The same words of a page keep their row, and what was decided of it, when the page is read again."""
    return f"{kind}-{blake2b(words.encode(), digest_size=6).hexdigest()}-{rank}"


class RecordRow(forms.Form):
    """A name of the page, and the record that it is: one of those found, another, a new one, or none at all.

    Where several may be meant nothing is chosen beforehand: a wrong name is far worse than a question.
    """

    record = forms.ChoiceField(label="Fiche", required=False)

    link: Field  # the field whose list of records answers as one types
    model: type[Model]
    find = candidates = None

    def __init__(self, parsed, data=None, *, prefix: str, may_create: bool = True):
        self.parsed, self.refusal = parsed, ""
        self.found: list[Model] = type(self).candidates(parsed)
        try:
            certain = type(self).find(parsed)
        except ImportRefused as refusal:
            certain, self.refusal = None, str(refusal)
        is_ours = data is not None and f"{prefix}-record" in data
        initial = {"record": self._initial(certain), **self.read(parsed)}
        super().__init__(data if is_ours else None, prefix=prefix, initial=initial)
        self._offer(may_create)

    def _initial(self, certain: Model | None) -> str:
        if self.refusal:
            return ""
        return str(certain.pk) if certain else NEW

    def _offer(self, may_create: bool) -> None:
        label = getattr(admin.site.get_model_admin(self.model), "autocomplete_label", str)
        choices = [("", "– à choisir –")] if self.refusal else []
        choices += [(str(record.pk), f"{label(record)}{_state(record)}") for record in self.found]
        choices += [(NEW, "Créer la fiche")] if may_create else []
        self.fields["record"].choices = [*choices, (LEFT_OUT, "Ne pas reprendre")]
        self.fields["other"] = forms.ModelChoiceField(
            self.model._default_manager.all(),
            label="Autre fiche",
            required=False,
            widget=KnownSelect(self.link, admin.site),
            error_messages={"invalid_choice": "Cette fiche n’existe plus."},
        )
        self.order_fields(["record", "other"])

    def read(self, parsed) -> dict:
        """The words of the page that may be corrected, by field."""
        raise NotImplementedError

    def clean(self):
        cleaned = super().clean()
        if "record" not in self.errors and not cleaned.get("record") and not cleaned.get("other"):
            self.add_error("record", "Choisissez la fiche.")
        return cleaned

    @property
    def state(self) -> str:
        """« aucune fiche », « une fiche », « 3 fiches possibles »."""
        number = len(self.found)
        return ("aucune fiche", "une fiche")[number] if number < 2 else f"{number} fiches possibles"

    @property
    def state_class(self) -> str:
        return "review" if self.refusal else ("draft", "published")[bool(self.found)]

    @property
    def is_left_out(self) -> bool:
        return self.cleaned_data["record"] == LEFT_OUT and not self.cleaned_data.get("other")

    @cached_property
    def chosen(self) -> Model | None:
        """The record; None for one to create."""
        if other := self.cleaned_data.get("other"):
            return other
        wanted = self.cleaned_data["record"]
        return next((record for record in self.found if str(record.pk) == wanted), None)


class PersonRow(RecordRow):
    link, model = Byline._meta.get_field("person"), Person
    find, candidates = staticmethod(find_person), staticmethod(person_candidates)

    given_name = forms.CharField(label="Prénom", max_length=100, required=False)
    family_name = forms.CharField(label="Nom", max_length=100)

    def read(self, parsed: ParsedPerson) -> dict:
        return {"given_name": parsed.given_name, "family_name": parsed.family_name}

    @property
    def functions(self) -> list[str]:
        told = []
        for held in self.parsed.affiliations:
            words = ", ".join([held.role, *held.organisations])
            told.append(f"{words} (ancienne fonction)" if held.is_former else words)
        return told


class OrganisationRow(RecordRow):
    link, model = DirectoryEntry._meta.get_field("organisation"), Organisation
    find, candidates = staticmethod(find_organisation), staticmethod(organisation_candidates)

    name = forms.CharField(label="Nom", max_length=200)
    kind = forms.ChoiceField(label="Nature", choices=Organisation.Kind.choices)

    def read(self, parsed: ParsedOrganisation) -> dict:
        return {"name": parsed.name, "kind": parsed.kind}

    @property
    def other_names(self) -> list[str]:
        former = [f"ex {name}" for name in self.parsed.former_names]
        return [*self.parsed.acronyms, *self.parsed.usual_names, *former]


class EventRow(RecordRow):
    link, model = Quote._meta.get_field("event"), Event
    find, candidates = staticmethod(find_event), staticmethod(event_candidates)

    name = forms.CharField(label="Nom", max_length=200, widget=forms.TextInput(attrs=_WIDE))

    def read(self, parsed: ParsedEvent) -> dict:
        return {"name": parsed.name}


class QuoteRow(forms.Form):
    text_as_printed = forms.CharField(
        label="Texte imprimé", max_length=5000, strip=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    kind = forms.ChoiceField(label="Nature", choices=Quote.Kind.choices)
    speaker = forms.ChoiceField(label="Intervenant·e", required=False)
    organisation = forms.ChoiceField(label="Organisation", required=False)
    label = forms.CharField(
        label="Présenté·e comme", max_length=300, required=False, widget=forms.TextInput(attrs=_WIDE)
    )
    is_left_out = forms.BooleanField(label="Ne pas relever", required=False)

    def __init__(self, parsed: ParsedQuote, data=None, *, prefix: str, people: Sequence, organisations: Sequence):
        self.parsed = parsed
        spoken = {PersonRow: parsed.speaker, OrganisationRow: parsed.organisation}
        named = [row for row in [*people, *organisations] if row.parsed.name == spoken[type(row)]]
        self.voice: RecordRow | None = next(iter(named), None)  # the row of whom the page makes say it
        is_ours = data is not None and f"{prefix}-text_as_printed" in data
        read = {name: getattr(parsed, name) for name in ("text_as_printed", "kind", "speaker", "organisation", "label")}
        super().__init__(data if is_ours else None, prefix=prefix, initial=read)
        self.fields["speaker"].choices = _names(people, "– personne –")
        self.fields["organisation"].choices = _names(organisations, "– aucune –")
        if parsed.region != "noted":  # it is the text itself: nothing else holds its words
            del self.fields["is_left_out"]

    @property
    def is_nameless(self) -> bool:
        """A whole quotation that nobody could be named for."""
        return not (self.voice or self.parsed.label) and self.parsed.kind == Quote.Kind.FULL

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown at once: somebody has to look at them, or has begun to."""
        is_undecided = self.is_nameless or (self.voice is not None and bool(self.voice.refusal))
        return is_undecided or (self.is_bound and (bool(self.errors) or self.has_changed()))

    @property
    def nature(self) -> str:
        return Quote.Kind(self.parsed.kind).label


def _names(rows: Sequence[RecordRow], none: str) -> list[tuple[str, str]]:
    return [("", none), *((row.parsed.name, row.parsed.name) for row in rows)]


def _state(record: Model) -> str:
    return "" if getattr(record, "is_published", True) else f" ({record.state_label})"

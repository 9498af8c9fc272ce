"""What an editor may correct of a proposal before taking it."""

from collections.abc import Mapping

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from articles.admin.proposals import Candidate
from articles.admin.quote_forms import without_outer_marks
from articles.extracting.casting import labels_of
from articles.models import Quote, QuoteCandidate
from articles.services import Choice
from organisations.models import Organisation
from people.models import Person
from portal.core.admin.known import KnownSelect

NOBODY = "personne"
_FIELDS = {"p": "speaker", "o": "organisation"}  # by the first letter of a key
_KINDS = [(Quote.Kind.FULL, "intégrale"), (Quote.Kind.PARTIAL, "partielle")]


class CandidateForm(forms.Form):
    """Bound to what the page sends; a field that it does not send is as proposed."""

    chosen = forms.ChoiceField(label="qui parle", required=False, widget=forms.RadioSelect)
    text_as_printed = forms.CharField(label="texte imprimé", max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(label="nature", choices=_KINDS)
    speaker = forms.ModelChoiceField(Person.objects.all(), label="intervenant·e", required=False)
    organisation = forms.ModelChoiceField(Organisation.objects.all(), label="organisation", required=False)
    label = forms.CharField(label="présenté·e comme", max_length=300, required=False)

    def __init__(self, candidate: QuoteCandidate, records: Mapping[str, Candidate], data=None):
        self.candidate = candidate
        self.known = [records[key] for key in candidate.speakers if key in records]
        initial = self._proposed()
        super().__init__(self._sent(data, initial), initial=initial, prefix=f"c{candidate.pk}")
        for name in ("speaker", "organisation"):
            field = self.fields[name]
            field.widget = KnownSelect(Quote._meta.get_field(name), admin.site, choices=field.choices)
            field.widget.known = {
                one.key.partition(":")[2]: one.label for one in self.known if _FIELDS[one.key[:1]] == name
            }
        self.fields["text_as_printed"].widget.attrs.pop("maxlength", None)
        self.fields["label"].widget.attrs["list"] = f"libelles-{candidate.pk}"
        self.fields["chosen"].choices = [*((one.key, one.label) for one in self.known), (NOBODY, "aucune des fiches")]

    @property
    def is_ambiguous(self) -> bool:
        return len(self.known) > 1

    def _proposed(self) -> dict:
        """What the machine believes: one record fills its field; several are for the editor to tell apart."""
        found = {}
        if len(self.known) == 1:
            kind, _colon, pk = self.known[0].key.partition(":")
            found["speaker" if kind == "person" else "organisation"] = int(pk)
        is_quote = self.candidate.nature != QuoteCandidate.Nature.NAME
        return found | {
            "text_as_printed": self.candidate.text_as_printed,
            "kind": self.candidate.nature if is_quote else Quote.Kind.PARTIAL,
            "label": self.candidate.label,
        }

    def _sent(self, data, initial: dict):
        if data is None:
            return None
        prefix = f"c{self.candidate.pk}-"
        sent = {key: value for key, value in data.items() if key.startswith(prefix)}
        return {f"{prefix}{name}": value for name, value in initial.items()} | sent

    def clean_text_as_printed(self) -> str:
        words = without_outer_marks(self.cleaned_data["text_as_printed"].replace("\r\n", "\n"))
        if not words:
            raise ValidationError("Il ne reste rien entre les guillemets.")
        return words

    def clean(self):
        cleaned = super().clean()
        if self.is_ambiguous and not (cleaned.get("chosen") or cleaned.get("speaker") or cleaned.get("organisation")):
            raise ValidationError("Plusieurs fiches portent ce nom\u00a0: laquelle\u00a0?")
        return cleaned

    def choice(self) -> Choice:
        """What to make of the proposal, once the form is valid."""
        data = self.cleaned_data
        speaker, label = data["speaker"], data["label"]
        if speaker is None and data["chosen"] not in {"", NOBODY}:
            speaker = Person.objects.filter(pk=data["chosen"].partition(":")[2]).first()
        if speaker and not label:
            label = speaker.full_name
        corrected = {"text_as_printed", "kind", "speaker", "organisation", "label"} & set(self.changed_data)
        return Choice(data["text_as_printed"], data["kind"], speaker, data["organisation"], label, bool(corrected))


def labels_for(people: Mapping[str, Person], candidate: QuoteCandidate, day) -> list[str]:
    """The ways to present each person who may speak: as the text does, then each function held that day."""
    found = [candidate.label]
    for key in candidate.speakers:
        if key in people:
            found += labels_of(people[key], day)
    return list(dict.fromkeys(filter(None, found)))

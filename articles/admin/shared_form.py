"""A form that several people may have open: it knows which state it was filled from, and from which window it comes."""

from secrets import token_hex

from django import forms
from django.core.exceptions import ValidationError

from articles.revisions.snapshots import take
from portal.core.admin import ExactMomentsForm

MINE, MERGE, RESUME, PREPARE = "_mine", "_merge", "_resume", "_prepare"  # buttons
CONFLICT, MERGING, RESUMED, PREPARED = (
    "meanwhile",
    "merging",
    "resumed",
    "prepared",
)  # what stops a save without being a fault
WINDOW_LENGTH = 32


class CarriedField(forms.CharField):
    """What the page carries for the save to know where it comes from: no change of the record, nor of its history."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


class SharedForm(ExactMomentsForm):
    """Refuses to save over a state that its editor has not seen. The view locks the article before it is read."""

    seen = CarriedField(label="état vu", required=False)
    window = CarriedField(label="fenêtre", required=False, max_length=WINDOW_LENGTH)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.former_seen = ""
        if "seen" in self.fields:
            self.initial |= {"seen": self.stored.digest if self.stored else "", "window": token_hex(8)}

    @property
    def stored(self):
        """The article as it was stored when the view read it."""
        if self.instance.pk and not hasattr(self.instance, "stored"):
            self.instance.stored = take(self.instance.pk)
        return getattr(self.instance, "stored", None)

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        if RESUME in self.data:
            self.add_error(None, ValidationError("Vos saisies sont reprises, et pas encore enregistrées.", RESUMED))
        elif self.stored and "seen" in self.fields:
            self._check_seen(cleaned.get("seen", ""))
        return cleaned

    def _check_seen(self, seen: str) -> None:
        """What it has seen from now on is the state that the refusal shows."""
        self.former_seen = seen
        if seen != self.stored.digest:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.stored.digest
            self.add_error(None, ValidationError("Cet article a été enregistré entre-temps.", CONFLICT))
        elif MERGE in self.data:
            message = "Rien n’est encore enregistré\u00a0: réunissez les deux versions, puis enregistrez."
            self.add_error(None, ValidationError(message, MERGING))
        elif PREPARE in self.data:
            self.add_error(None, ValidationError("Rien n’est encore préparé ni enregistré.", PREPARED))

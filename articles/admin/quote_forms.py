"""What an editor types of a quote, wherever it is typed: in its article or in the list of quotes."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

from articles.quoting.incises import spoken_words
from portal.core.typography import normalise

_PAIRS = {"«": "»", "“": "”", '"': '"'}
_BLANKS = " \u00a0\u202f\n\t\r"


def without_outer_marks(text: str) -> str:
    """`text` less one pair of marks that opens at its first character and closes at its last.

    « A » et « B » keeps its marks: the first is closed before the end.
    """
    inside = text.strip(_BLANKS)
    opening, closing = inside[:1], _PAIRS.get(inside[:1])
    if closing is None or len(inside) < 2 or not inside.endswith(closing):
        return text
    depth = 1
    for character in inside[1:-1]:
        depth += (character == opening != closing) - (character == closing)
        if depth == 0:
            return text
    return inside[1:-1].strip(_BLANKS)


class QuoteForm(forms.ModelForm):
    """A corrected « texte imprimé » corrects the words of the quote with it, unless they were typed by hand."""

    differs = False  # set when the two texts have to be compared by the editor

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("text_as_printed", "text"):
            if name in self.fields:  # the server says that a text is too long; a browser would cut it in silence
                self.fields[name].widget.attrs.pop("maxlength", None)

    def clean_text_as_printed(self):
        words = without_outer_marks(self.cleaned_data["text_as_printed"])
        if not words:
            raise ValidationError("Il ne reste rien entre les guillemets.", code="required")
        return words

    def clean_text(self):
        return without_outer_marks(self.cleaned_data["text"])

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        if self._is_printed_text_alone_corrected():
            if self._was_derived():
                cleaned["text"] = ""  # `services.refresh` computes it again
            else:
                self.differs = True
        return cleaned

    def _is_printed_text_alone_corrected(self) -> bool:
        changed = self.changed_data
        return bool(self.instance.pk and self.instance.text and "text_as_printed" in changed and "text" not in changed)

    def _was_derived(self) -> bool:
        former = self.initial.get("text_as_printed") or ""
        return normalise(self.initial.get("text") or "") == normalise(spoken_words(former))


def differing_quotes(forms_saved: Iterable[forms.ModelForm]) -> list:
    """The quotes whose printed text was corrected while their words, typed by hand, were left as they were."""
    return [form.instance for form in forms_saved if getattr(form, "differs", False) and form.instance.pk]

"""What an editor says when a quote is corrected or withdrawn."""

from django import forms
from django.core.exceptions import ValidationError

from articles import services
from articles.admin.quote_forms import without_outer_marks
from articles.models import Change, Quote
from articles.quoting.incises import spoken_words
from articles.services import ChangedMeanwhile, Corrected, CorrectionRefused
from portal.core.typography import normalise

_NOTE = Change._meta.get_field("note")
_WORDS = Quote._meta.get_field("text_as_printed")


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "cols": 80, "class": "vLargeTextField"})


class _Words(forms.CharField):
    """A long text. The server says that it is too long; a browser would cut it in silence."""

    def widget_attrs(self, widget):
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class DecisionForm(forms.Form):
    """A form whose decision `services` may refuse: then nothing typed is lost, and the form says why."""

    def __init__(self, quote: Quote, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.quote = quote

    @property
    def fieldsets(self):
        return [(None, {"fields": list(self.fields)})]

    def decide(self) -> Corrected | None:
        """What was done; None when something is to be mended first."""
        if not self.is_valid():
            return None
        try:
            return self._decide()
        except CorrectionRefused as refused:
            self.add_error(None, str(refused))
            self.refused(refused)
            return None

    def refused(self, refusal: CorrectionRefused) -> None:
        """What else a refusal changes in the form that is shown again."""

    def _decide(self) -> Corrected:
        raise NotImplementedError


class QuoteCorrectionForm(DecisionForm):
    text_as_printed = _Words(
        label="Texte imprimé",
        max_length=_WORDS.max_length,
        widget=_area(5),
        help_text="Les mots tels qu’ils doivent être imprimés, sans les guillemets. Une citation relevée dans le texte "
        "de l’article y est corrigée aussi.",
    )
    text = _Words(
        label="Texte de la citation",
        max_length=_WORDS.max_length,
        widget=_area(3),
        required=False,
        help_text="Les seuls mots prononcés, sans l’incise. Vide\u00a0: d’après le texte imprimé.",
    )
    note = _Words(
        label="Ce qui a changé",
        max_length=_NOTE.max_length,
        widget=_area(3),
        help_text="Une phrase pour le lecteur\u00a0: pourquoi ces mots ont changé. L’ancien lui est montré, barré.",
    )
    gravity = forms.ChoiceField(label="Gravité", choices=Change.Gravity.choices)
    seen = forms.CharField(widget=forms.HiddenInput, label="mots vus", required=False)

    def __init__(self, quote: Quote, data=None, **kwargs):
        derived = normalise(quote.text) == normalise(spoken_words(quote.text_as_printed))
        initial = {
            "text_as_printed": quote.text_as_printed,
            "text": "" if derived else quote.text,
            "seen": quote.text_as_printed,
            "gravity": Change.Gravity.SERIOUS,
        }
        super().__init__(quote, data, initial=initial | kwargs.pop("initial", {}), **kwargs)

    def clean_text_as_printed(self):
        words = without_outer_marks(self.cleaned_data["text_as_printed"])
        if not words:
            raise ValidationError("Il ne reste rien entre les guillemets.", code="required")
        return words

    def clean_text(self):
        return without_outer_marks(self.cleaned_data["text"])

    def _decide(self) -> Corrected:
        return services.correct_quote(self.quote, **self.cleaned_data)

    def refused(self, refusal):
        """Words that somebody changed meanwhile are told once; the form may then be sent again."""
        if isinstance(refusal, ChangedMeanwhile):
            stored = Quote.objects.filter(pk=self.quote.pk).values_list("text_as_printed", flat=True).first()
            self.data = self.data.copy()
            self.data["seen"] = stored or ""


class QuoteWithdrawalForm(DecisionForm):
    reason = _Words(
        label="Motif du retrait",
        max_length=_NOTE.max_length,
        widget=_area(4),
        help_text="Une phrase pour le lecteur, sans redire les mots retirés\u00a0: elle se lit à l’adresse de la "
        "citation, en tête de l’article et à la page des corrections.",
    )

    def clean_reason(self):
        """The reason must not say again what is taken back."""
        reason = self.cleaned_data["reason"]
        if _squashed(self.quote.text_as_printed) in _squashed(reason):
            raise ValidationError("Le motif redit les mots retirés\u00a0: dites-le autrement.")
        return reason

    def _decide(self) -> Corrected:
        return services.withdraw_quote(self.quote, **self.cleaned_data)


def _squashed(text: str) -> str:
    return " ".join(normalise(text).casefold().split())

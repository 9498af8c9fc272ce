from django import forms

from portal.reports.models import LENGTH

_LONG = "%(show_value)d signes\u00a0: c’est trop. La limite est de %(limit_value)d."


class WordsField(forms.CharField):
    """Some lines of text. A line break is one character, as browsers count it."""

    widget = forms.Textarea

    def __init__(self, *, rows: int, **kwargs):
        super().__init__(max_length=LENGTH, **kwargs)
        self.widget.attrs["rows"] = rows
        self.error_messages["max_length"] = _LONG
        for validator in self.validators:
            if getattr(validator, "code", "") == "max_length":
                validator.message = _LONG

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class ReportForm(forms.Form):
    wrong = WordsField(
        label="Qu’est-ce qui est faux\u202f?",
        rows=5,
        help_text="Le passage, et pourquoi il est faux. Une source aide\u00a0: un document, une adresse.",
        error_messages={"required": "Dites en quelques mots ce qui est faux."},
    )
    correction = WordsField(label="Que faudrait-il lire\u202f? (facultatif)", rows=3, required=False)
    email = forms.EmailField(
        label="Votre adresse électronique (facultatif)",
        required=False,
        max_length=254,
        help_text="Pour vous répondre, et pour rien d’autre. Elle est effacée dès que le signalement est traité, "
        "et au plus tard au bout de 90 jours.",
        error_messages={"invalid": "Cette adresse n’est pas complète. Exemple\u00a0: nom@exemple.fr"},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # Nobody sees it: what is in it was written by a machine.
    site = forms.CharField(
        label="Laissez ce champ vide",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("wrong", "correction", "email")]

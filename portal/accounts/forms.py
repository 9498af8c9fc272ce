from django import forms

from portal.accounts.second_factor import TooSoon, check, enrol


class CodeForm(forms.Form):
    """One code; `device` is then what gave it."""

    code = forms.CharField(
        label="Code",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    wrong = "Ce code n’est pas le bon. Chaque code ne sert qu’une fois\u00a0: attendez le suivant."

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.device = user, None

    def clean_code(self):
        try:
            self.device = check(self.user, self.cleaned_data["code"])
        except TooSoon as error:
            plural = "s" if error.seconds > 1 else ""
            raise forms.ValidationError(f"Trop d’essais\u00a0: attendez {error.seconds} seconde{plural}.") from error
        if self.device is None:
            raise forms.ValidationError(self.wrong)
        return self.cleaned_data["code"]


class EnrolmentForm(CodeForm):
    """The first code of a new application, which shows that it has the key."""

    wrong = "Ce code n’est pas celui de cette clé. L’heure de votre téléphone est-elle juste\u00a0?"

    def __init__(self, *args, key, **kwargs):
        super().__init__(*args, **kwargs)
        self.key, self.recovery_codes = key, []

    def clean_code(self):
        enrolled = enrol(self.user, key=self.key, code=self.cleaned_data["code"])
        if enrolled is None:
            raise forms.ValidationError(self.wrong)
        self.device, self.recovery_codes = enrolled
        return self.cleaned_data["code"]

"""The forms of the library: a file once, judged by its content; what it tells of itself fills what is left empty."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_image_file_extension

from portal.core.templatetags.house import excerpt
from portal.media.metadata import read_metadata, without_sign

NOT_AN_IMAGE = "Ce fichier n’est pas une image acceptée. Types acceptés\u00a0: JPEG, PNG ou WebP."
CREDIT_NEEDED = "Une image a toujours un crédit. «\u00a0D.R.\u00a0» est admis."
NO_CREDIT = "Une image a toujours un crédit, et ce fichier n’en donne pas. «\u00a0D.R.\u00a0» est admis."
_TAKEN = {"credit": "le crédit", "caption": "la légende", "taken_on": "la date"}


class FileRequiredOnceForm(forms.ModelForm):
    """A record made by hand has a file. Those of imported pages may do without until somebody finds it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if isinstance(field, forms.ImageField):
            # Django’s own list of extensions names formats that we do not publish.
            field.validators = [one for one in field.validators if one is not validate_image_file_extension]
            field.error_messages["invalid_image"] = NOT_AN_IMAGE

    def clean(self):
        cleaned = super().clean()
        if self.errors and "file" in self.files and "file" not in self.errors:
            self.add_error(
                "file", "Choisissez de nouveau le fichier\u00a0: un navigateur ne le renvoie pas de lui-même."
            )
        return cleaned

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if not file and (self.instance.pk is None or self.instance.file):
            raise ValidationError("Choisissez un fichier.", code="required")
        return file


class ImageForm(FileRequiredOnceForm):
    """`taken`: the fields that the file itself filled, as the desk calls them."""

    taken: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "credit" in self.fields:
            field = self.fields["credit"]
            field.required = False  # the file may bring it: see `clean`
            field.help_text = f"Obligatoire, sauf si le fichier le contient. {field.help_text}"

    def clean_credit(self):
        """The page writes the sign itself."""
        return without_sign(self.cleaned_data["credit"])

    def clean(self):
        file = self.cleaned_data.get("file")
        if isinstance(file, UploadedFile):
            self._fill(file)
        if self._lacks_credit():
            self.add_error("credit", NO_CREDIT if isinstance(file, UploadedFile) else CREDIT_NEEDED)
        return super().clean()

    def _lacks_credit(self) -> bool:
        """A file that was refused has not been read: it may bring one yet."""
        is_refused = "file" in self.errors and "file" in self.files
        is_asked = "credit" in self.fields and "credit" not in self.errors and not is_refused
        return is_asked and not self.cleaned_data.get("credit")

    def _fill(self, file: UploadedFile) -> None:
        told, taken = read_metadata(file), []
        for name, called in _TAKEN.items():
            value, field = getattr(told, name), self.fields.get(name)
            if not value or field is None or name in self.errors or self.cleaned_data.get(name):
                continue
            limit = getattr(field, "max_length", None)
            # A little less than the field holds: French typography adds spaces.
            self.cleaned_data[name] = excerpt(value, limit * 9 // 10) if limit else value
            taken.append(called)
        self.taken = tuple(taken)

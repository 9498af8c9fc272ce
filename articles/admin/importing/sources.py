"""What is given to the screen: the text of a page, pasted, or files that hold one each."""

from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError

from articles.importing.errors import ImportRefused
from articles.importing.houses import HOUSES
from articles.importing.reading import MAX_BYTES, TOO_LARGE, read_text

MOST_FILES = 10
_ENDINGS = (".txt", ".html", ".htm")
PASTED = "Texte collé"
AUTO = "auto"


class Page(NamedTuple):
    """`refusal` says in one sentence why a file holds no page; it then has no text."""

    name: str
    text: str
    refusal: str = ""


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, none included."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files if file]


class SourceForm(forms.Form):
    text = forms.CharField(
        label="Texte de la page",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "vLargeTextField"}),
        help_text="Copiez toute la page, de son titre à ses listes, et collez-la ici\u00a0: texte ou HTML.",
    )
    files = FilesField(
        label="Ou des fichiers",
        required=False,
        help_text=f"Texte (.txt) ou HTML (.html), une page par fichier, 1\u00a0Mo chacun, {MOST_FILES} au plus.",
        widget=FilesInput(attrs={"accept": ",".join(_ENDINGS)}),
        error_messages={"empty": "Le fichier est vide.", "max_length": "Le nom du fichier est trop long."},
    )
    house = forms.ChoiceField(
        label="Mise en page",
        required=False,
        choices=[(AUTO, "reconnue d’elle-même"), *((house.key, house.name) for house in HOUSES.values())],
    )

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")
        if len(text.encode()) > MAX_BYTES:
            raise ValidationError(f"{_sentence(TOO_LARGE.replace('le fichier', 'le texte'))}")
        return text

    def clean_files(self):
        files = self.cleaned_data["files"]
        if len(files) > MOST_FILES:
            raise ValidationError(f"Pas plus de {MOST_FILES} fichiers à la fois\u00a0: {len(files)} sont choisis.")
        return files

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        self.pages = [Page(PASTED, cleaned["text"])] if cleaned["text"].strip() else []
        self.pages += [_page(file) for file in cleaned["files"]]
        if not self.pages:
            raise ValidationError("Collez le texte d’une page, ou choisissez un fichier.")
        if len(self.pages) == 1 and self.pages[0].refusal:
            raise ValidationError(self.pages[0].refusal)
        return cleaned


def _page(file) -> Page:
    name = file.name.replace("\0", "")
    try:
        if not name.lower().endswith(_ENDINGS):
            raise ImportRefused("ce n’est ni un fichier texte (.txt), ni un fichier HTML (.html).", where=name)
        if file.size > MAX_BYTES:
            raise ImportRefused(TOO_LARGE, where=name)
        return Page(name, read_text(file.read(), where=name).replace("\r\n", "\n").replace("\r", "\n"))
    except ImportRefused as refusal:
        return Page(name, "", str(refusal))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]

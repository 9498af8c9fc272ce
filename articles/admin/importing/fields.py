"""The fields of the article itself, as they were read and as they may be corrected."""

import re

from django import forms

from articles.importing.pieces import ParsedArticle
from articles.models import Article, ArticleType, Rubrique
from portal.core.admin.moments import LocalMomentField, check_year
from portal.core.numbering import LARGEST_CHOSEN

_BETWEEN = re.compile(r"\s*[,\n]\s*")
_PLAIN = ("title", "standfirst", "dateline", "number", "published_at", "updated_at", "type_name", "rubrique")
_TIMES = ("published_at", "updated_at")


def _longest(model, name: str) -> int:
    return model._meta.get_field(name).max_length


class ArticleFields(forms.Form):
    title = forms.CharField(
        label="Titre", max_length=_longest(Article, "title"), widget=forms.TextInput(attrs={"class": "vTextField"})
    )
    standfirst = forms.CharField(
        label="Chapô",
        required=False,
        max_length=_longest(Article, "standfirst"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    type_name = forms.CharField(label="Type", max_length=_longest(ArticleType, "name"))
    rubrique = forms.CharField(label="Rubrique", required=False, max_length=_longest(Rubrique, "name"))
    dateline = forms.CharField(label="Lieu", required=False, max_length=_longest(Article, "dateline"))
    number = forms.IntegerField(label="Numéro", required=False, min_value=1, max_value=LARGEST_CHOSEN)
    published_at = LocalMomentField(label="Publié le", required=False, validators=[check_year])
    updated_at = LocalMomentField(label="Mis à jour le", required=False, validators=[check_year])
    tags = forms.CharField(
        label="Thèmes",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Séparés par des virgules.",
    )

    def __init__(self, parsed: ParsedArticle, data=None, *, prefix: str = "article"):
        read = {name: getattr(parsed, name) for name in _PLAIN} | {"tags": ", ".join(parsed.tags)}
        super().__init__(data, prefix=prefix, initial=read)
        self.parsed = parsed

    def apply(self) -> None:
        """Writes into the parsed page what was corrected; moments that nobody touched stay exact."""
        for name in _PLAIN:
            if name not in _TIMES or name in self.changed_data:
                setattr(self.parsed, name, self.cleaned_data[name])
        if "tags" in self.changed_data:
            tags = _BETWEEN.split(self.cleaned_data["tags"].strip())
            self.parsed.tags = [tag for tag in dict.fromkeys(tags) if tag]

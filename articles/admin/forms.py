from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError

from articles.models import Tag, TaggedArticle, TagSynonym
from portal.core.admin.known import KnownSelectMultiple
from portal.core.slugs import unique_slug
from portal.core.text import name_key


def tags_field() -> forms.ModelMultipleChoiceField:
    """Themes found by name or synonym as one types, with « + » to create one."""
    link = TaggedArticle._meta.get_field("tag")
    widget = KnownSelectMultiple(link, admin.site)
    return forms.ModelMultipleChoiceField(
        Tag.objects.all(),
        label="Thèmes",
        required=False,
        widget=RelatedFieldWidgetWrapper(widget, link.remote_field, admin.site, can_add_related=True),
    )


class TagForm(forms.ModelForm):
    def clean_name(self):
        return free_name(self.cleaned_data["name"], tag=self.instance)

    def clean_slug(self):
        others = Tag.objects.exclude(pk=self.instance.pk)
        return self.cleaned_data["slug"] or unique_slug(others, self.cleaned_data.get("name", ""))


class TagSynonymForm(forms.ModelForm):
    def clean_name(self):
        return free_name(self.cleaned_data["name"], synonym=self.instance)


LANGUAGES = {"en": "anglais", "de": "allemand", "la": "latin", "it": "italien", "es": "espagnol"}


class GlossaryTermForm(forms.ModelForm):
    language = forms.ChoiceField(
        label="Langue",
        required=False,
        help_text="Pour un mot étranger.",
        error_messages={"invalid_choice": "Choisissez une langue de la liste."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            kept = self.instance.language  # a code that came otherwise than by this form is not lost
            known = LANGUAGES if kept in {"", *LANGUAGES} else LANGUAGES | {kept: kept}
            self.fields["language"].choices = [("", "mot français"), *known.items()]


def free_name(name: str, *, tag: Tag | None = None, synonym: TagSynonym | None = None) -> str:
    """`name` if no theme and no synonym has it under any spelling; a French refusal otherwise."""
    key = name_key(name)
    if not key:
        raise ValidationError("Un thème a au moins une lettre ou un chiffre.")
    if "," in name:
        raise ValidationError("Un thème n’a pas de virgule : elle sépare deux thèmes.")
    known_tag = Tag.objects.filter(name_key=key).exclude(pk=tag.pk if tag else None).first()
    if known_tag:
        raise ValidationError(f"Ce thème existe déjà : « {known_tag} ».")
    known = TagSynonym.objects.filter(name_key=key).exclude(pk=synonym.pk if synonym else None)
    if found := known.select_related("tag").first():
        raise ValidationError(f"« {found} » mène déjà au thème « {found.tag} ».")
    return name

"""What changed in an article after its publication, as readers are told."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.admin.formsets import SurvivingFormSet
from articles.admin.relations import RelationInline
from articles.models import Article, Change
from portal.core.admin import ExactMomentsForm
from portal.core.house import StampStyle, stamp


class ChangeForm(ExactMomentsForm):
    """Dates that nobody touched are left alone. A correction whose gravity is not said is a serious one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gravity"].required = False

    def clean_gravity(self):
        return self.cleaned_data["gravity"] or Change.Gravity.SERIOUS

    def clean(self):
        cleaned = super().clean()
        changed_at = cleaned.get("changed_at")
        if changed_at and (self.instance.pk is None or "changed_at" in self.changed_data):
            self._check_moment(changed_at, cleaned.get("article"))
        return cleaned

    def _check_moment(self, changed_at, article: Article | None) -> None:
        if changed_at > timezone.now():
            self.add_error("changed_at", "Un changement ne peut être daté de l’avenir.")
        known = [moment for moment in (article.first_published_at, article.published_at) if moment] if article else []
        if known and changed_at < min(known).replace(second=0, microsecond=0):
            first = stamp(min(known), StampStyle.LONG)
            self.add_error("changed_at", f"Un changement ne peut précéder la publication de l’article ({first}).")


class ChangeFormSet(SurvivingFormSet):
    """What was told of a quote is not taken back in the form of its article."""

    def clean(self):
        super().clean()
        if any(form.instance.quote_id for form in self.deleted_forms):
            raise ValidationError(
                "La correction ou le retrait d’une citation ne se supprime pas ici : corrigez de nouveau la "
                "citation, ou rétablissez-la."
            )


class ChangeInline(RelationInline, admin.StackedInline):
    add_text = "Ajouter un changement"
    model = Change
    form, formset = ChangeForm, ChangeFormSet
    classes = ["collapse"]
    fields = [("kind", "gravity", "changed_at"), "note", ("former_text", "new_text")]

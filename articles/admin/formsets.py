"""Rows of an article that somebody else deleted while they were being edited here."""

from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import QueryDict

from articles.admin.shared_form import MINE
from articles.revisions.keeping import was_row
from portal.core.admin.known import tell_known
from portal.core.admin.rows import RowFormSet
from portal.core.figures import whole_number

GONE = (
    "Supprimé entre-temps dans une autre fenêtre. Ce que vous aviez saisi est gardé\u00a0: "
    "enregistrez de nouveau pour le rétablir, ou ôtez-le."
)

MEANWHILE = "Changé entre-temps\u00a0: «\u00a0{}\u00a0» est enregistré. Enregistrez de nouveau pour le remplacer."


def with_choices(rows: QuerySet, inline) -> QuerySet:
    """Each row with the one record that a field of the inline shows of it: read together, not one after the other."""
    columns = map(inline.model._meta.get_field, inline.autocomplete_fields)
    single = [column.name for column in columns if not column.many_to_many]
    return rows.select_related(*single) if single else rows  # without a name it would follow them all


class SurvivingFormSet(RowFormSet):
    """A row that is gone becomes a new row with what was typed, after one refusal that says so.

    Django would neither show such a row nor accept the form again. The key of the row stays on the page, so that the
    save that follows, however many refusals later, gives it back.
    """

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.revived: list[int] = []
        self.former_keys: dict[int, int] = {}  # of the new rows that were rows already
        if self.is_bound and self.management_form.is_valid():
            self._revive()
            self._set_keys_aside()

    def clean(self):
        super().clean()
        for rank in self.revived if MINE not in self.data else []:  # who keeps hers has seen what theirs lacks
            self.forms[rank].add_error(None, GONE)
        for rank, key in self.former_keys.items():  # on the page again, should there be one
            self.data[f"{self.prefix}-{rank}-{self._key}"] = str(key)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        tell_known(form)

    def get_queryset(self):
        """In the order of the rows sent, for the admin pairs the two."""
        rows = super().get_queryset()
        if not self.is_bound:
            return rows
        by_key = {str(row.pk): row for row in rows}
        sent = [self._sent(rank, self._key) for rank in range(self.initial_form_count())]
        return [by_key[key] for key in sent if key in by_key]

    @property
    def _key(self) -> str:
        return self.model._meta.pk.name

    def _revive(self) -> None:
        """Rewrites what was sent: rows still there, then rows that are gone, without key, then new rows."""
        initial, total = self.initial_form_count(), self.total_form_count()
        there = {str(key) for key in super().get_queryset().values_list("pk", flat=True)}
        gone = [rank for rank in range(initial) if self._sent(rank, self._key) not in there]
        if not gone:
            return
        kept = [rank for rank in range(initial) if rank not in gone]
        revived = [rank for rank in gone if not self._sent(rank, "DELETE") and self._is_wanted(rank)]
        order = [*kept, *revived, *range(initial, total)]
        data = self._reordered(order, total)
        self.revived = list(range(len(kept), len(kept) + len(revived)))
        data[f"{self.prefix}-INITIAL_FORMS"] = str(len(kept))
        data[f"{self.prefix}-TOTAL_FORMS"] = str(len(order))
        self.data = data
        self.__dict__.pop("management_form", None)

    def _set_keys_aside(self) -> None:
        """A new row has no key: one that was sent is that of a row that is gone."""
        for rank in range(self.initial_form_count(), self.total_form_count()):
            sent = self._sent(rank, self._key)
            if sent and (key := whole_number(sent)) is not None:
                self.former_keys[rank] = key
            if sent:
                self.data = self.data.copy()
                self.data[f"{self.prefix}-{rank}-{self._key}"] = ""

    def save_new(self, form, commit=True):
        """A row revived takes its key back, if it was this article’s: a quote, the address that readers have kept."""
        rank = next(rank for rank, one in enumerate(self.forms) if one is form)
        key = self.former_keys.get(rank)
        if key and was_row(self.model, key, article=self.instance):
            form.instance.pk = key
        return super().save_new(form, commit)

    def _is_wanted(self, rank: int) -> bool:
        """Whether what was typed in a row that is gone is worth keeping."""
        return True

    def _reordered(self, order: list[int], total: int) -> QueryDict:
        data = self.data.copy()
        for rank in range(total):
            for name in self._names(rank):
                del data[name]
        for rank, former in enumerate(order):
            for name in self._names(former):
                data.setlist(name.replace(f"-{former}-", f"-{rank}-", 1), self.data.getlist(name))
        return data

    def _sent(self, rank: int, name: str) -> str | None:
        return self.data.get(f"{self.prefix}-{rank}-{name}")

    def _names(self, rank: int) -> list[str]:
        row = f"{self.prefix}-{rank}-"
        return [name for name in self.data if name.removeprefix("initial-").startswith(row)]


class DecidedBesideForm(ModelForm):
    """A row that is also decided beside the form, in a panel of its own: what the form does not change, it leaves.

    Each field carries the value that was shown: it would else be compared with what the panel has saved since.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def clean(self):
        """Of a field changed both here and elsewhere, one is not written over the other without a word."""
        cleaned = super().clean()
        for name in self.changed_data if self.instance.pk else []:
            self._check_meanwhile(name)
        return cleaned

    def _check_meanwhile(self, name: str) -> None:
        field, bound = self.fields[name], self[name]
        shown = self._widget_data_value(field.hidden_widget(), bound.html_initial_name)
        stored = field.prepare_value(self.get_initial_for_field(field, name))
        text = "" if stored is None else str(stored)
        if text in (shown or "", str(bound.data or "")):
            return
        self.data = self.data.copy()
        self.data[bound.html_initial_name] = text
        self.add_error(name, MEANWHILE.format(_words(field, stored)))


def _words(field, stored) -> str:
    if hasattr(field, "queryset"):
        return str(field.queryset.filter(pk=stored).first() or "rien")
    return str(dict(getattr(field, "choices", [])).get(stored, stored))


class DecidedBesideFormSet(SurvivingFormSet):
    """A row that the panel has taken away comes back only if it was changed here."""

    def _is_wanted(self, rank: int) -> bool:
        row = f"{self.prefix}-{rank}-"
        names = [name for name in self.data if name.startswith(f"initial-{row}")]
        return any(self.data.get(name.removeprefix("initial-")) != self.data.get(name) for name in names)

"""Fields that search as one types, and already know the record that they show.

Django’s own ask the database for the name of each chosen record, one field after the other: a query for each quote of
an article, twice for one with an organisation. And they look up whatever was sent, and fail on what is no key.
"""

from collections.abc import Mapping

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from portal.core.figures import whole_number


class _Known:
    known: Mapping[str, str] = {}  # names by key

    def optgroups(self, name, value, attrs=None):
        chosen = [one for one in map(str, value) if whole_number(one) is not None]
        if not set(chosen) <= set(self.known):
            return super().optgroups(name, chosen, attrs)
        may_be_empty = not self.is_required and not self.allow_multiple_selected
        options = [self.create_option(name, "", "", False, 0)] if may_be_empty else []
        options += [self.create_option(name, one, self.known[one], True, rank) for rank, one in enumerate(chosen, 1)]
        return [(None, options, 0)]


class KnownSelect(_Known, AutocompleteSelect):
    pass


class KnownSelectMultiple(_Known, AutocompleteSelectMultiple):
    def value_from_datadict(self, data, files, name):
        """A number that no column holds is sent on as a word: the field refuses words, the database fails on it."""
        sent = super().value_from_datadict(data, files, name) or []
        return [one if whole_number(one) is not None else f"« {one} »" for one in sent]


def tell_known(form: forms.ModelForm) -> None:
    """Gives the fields of a row the records that were read along with it, by `select_related` or a prefetch."""
    read, lists = form.instance._state.fields_cache, getattr(form.instance, "_prefetched_objects_cache", {})
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)  # less the « + » around it
        if isinstance(widget, _Known):
            records = lists[name] if name in lists else filter(None, [read.get(name)])
            widget.known = {str(record.pk): field.label_from_instance(record) for record in records}

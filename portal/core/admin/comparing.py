"""Records beside one another, field by field, as an editor reads them."""

from dataclasses import dataclass

from django.db.models import Field, Model
from django.utils.formats import date_format, localize
from django.utils.text import Truncator

from portal.core.markup import plain_text
from portal.core.publishing import Publishable
from portal.core.rich_text import RichTextField

LONGEST = 200  # characters shown of a text


@dataclass(frozen=True)
class Line:
    label: str
    values: list[str]

    @property
    def differs(self) -> bool:
        return len(set(self.values)) > 1


def compared(records: list[Model]) -> list[Line]:
    """A line for each field that one of the records has."""
    fields = [field for field in records[0]._meta.concrete_fields if field.editable and not field.primary_key]
    lines = [Line(str(field.verbose_name), [_shown(field, record) for record in records]) for field in fields]
    return [line for line in lines if any(line.values)]


def _shown(field: Field, record: Model) -> str:
    value = getattr(record, field.name)
    if field.name == "status" and isinstance(record, Publishable):
        return record.state_label
    if value in (None, ""):
        return ""
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return "oui" if value else "non"
    if field.get_internal_type() == "DateTimeField":
        return date_format(value, "j F Y")
    text = plain_text(value) if isinstance(field, RichTextField) else value if field.is_relation else localize(value)
    return Truncator(str(text)).chars(LONGEST)

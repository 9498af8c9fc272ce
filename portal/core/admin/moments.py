"""Dates and hours as French editors type them: « 01.02.2026 », « 17h02 », « 8 h 30 »."""

from datetime import UTC, datetime, time

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import get_format_lazy
from django.utils.functional import lazy

from portal.core.house import StampStyle, stamp

FIRST_YEAR = 1900  # before it, a mistyped year; near the year 1, no time zone can be reckoned
YEARS_AHEAD = 10
HOUR_REFUSAL = "Une heure s’écrit 9\u00a0h, 9\u00a0h\u00a030 ou 09:30."
UNREAD = "Cette date ne se lit pas."
LOCAL_FORMAT = "%Y-%m-%dT%H:%M"  # what `datetime-local` shows and sends
SKIPPED = "Cette heure n’existe pas\u00a0: la nuit du passage à l’heure d’été, on saute de 2\u00a0h à 3\u00a0h."
_EMPTY = (None, "")

_listed = lazy(lambda known, more: [*known, *more], list)
DATE_FORMATS = _listed(get_format_lazy("DATE_INPUT_FORMATS"), ["%d.%m.%Y", "%d.%m.%y", "%d-%m-%Y"])
# A space of a pattern stands for any white space, no-break ones included.
TIME_FORMATS = _listed(get_format_lazy("TIME_INPUT_FORMATS"), ["%Hh%M", "%H h %M", "%Hh", "%H h", "%H:%M"])


class ToTheMinute:
    """Nobody types seconds, and a moment that comes back without them is not another one."""

    def decompress(self, value):
        day, hour = super().decompress(value)
        return [day, hour and hour.replace(second=0, microsecond=0)]


class HiddenMomentWidget(ToTheMinute, forms.SplitHiddenDateTimeWidget):
    pass


class MomentWidget(ToTheMinute, AdminSplitDateTime):
    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.widgets[1].format = "%H:%M"


class MomentField(forms.SplitDateTimeField):
    """A date and an hour; without hour, midnight."""

    hidden_widget = HiddenMomentWidget
    default_error_messages = forms.SplitDateTimeField.default_error_messages | {"invalid_time": HOUR_REFUSAL}

    def __init__(self, **kwargs):
        kwargs.setdefault("input_date_formats", DATE_FORMATS)
        kwargs.setdefault("input_time_formats", TIME_FORMATS)
        super().__init__(**kwargs)

    def compress(self, data_list):
        if data_list and data_list[0] not in _EMPTY:
            data_list = [data_list[0], data_list[1] if data_list[1] not in _EMPTY else time()]
            if data_list[1] is not None:
                return paris_moment(datetime.combine(*data_list))
        return super().compress(data_list)


class LocalMomentField(forms.DateTimeField):
    """One box for the date and the hour, which the browser itself draws; the hours of Paris as everywhere else."""

    widget = forms.DateTimeInput(format=LOCAL_FORMAT, attrs={"type": "datetime-local"})
    default_error_messages = {"invalid": UNREAD}

    def __init__(self, **kwargs):
        super().__init__(input_formats=[LOCAL_FORMAT, f"{LOCAL_FORMAT}:%S"], **kwargs)

    def to_python(self, value):
        if not isinstance(value, str) or value in self.empty_values:
            return super().to_python(value)
        return paris_moment(super(forms.DateTimeField, self).to_python(value))  # Django’s own knows no first of two


def paris_moment(wall: datetime) -> datetime:
    """What clocks showed, as an instant. In autumn, the hour that comes twice is the first of the two (summer time); in
    spring, the hour that clocks skip is refused.
    """
    if wall.year < FIRST_YEAR:
        raise ValidationError(f"L’année commence à {FIRST_YEAR}.", code="year")
    moment = wall.replace(tzinfo=timezone.get_current_timezone(), fold=0)
    if moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) != wall:
        raise ValidationError(SKIPPED, code="skipped")
    return moment


def told(moment: datetime) -> str:
    """The moment for the newsroom; of an hour that comes twice, which of the two it is."""
    local = timezone.localtime(moment)
    said = stamp(local, StampStyle.LONG)
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return said
    which = "la seconde, à l’heure d’hiver" if local.fold else "la première, à l’heure d’été"
    return f"{said} (cette heure vient deux fois\u00a0: {which})"


def check_year(moment: datetime) -> None:
    """Refuses a year that can only be a slip of the keyboard."""
    last = timezone.localdate().year + YEARS_AHEAD
    if not FIRST_YEAR <= moment.year <= last:
        raise ValidationError(f"L’année doit être entre {FIRST_YEAR} et {last}.", code="year")

"""A moment on the service's own clock, as a browser's field or a person writes it."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

UNREADABLE = _("Dit moment kunnen we niet lezen, of het bestaat niet.")
FORMATS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M")
YEARS = range(2000, 2100)


class MomentField(forms.DateTimeField):
    """Takes an hour that comes twice as its first; refuses one that the clock leaves out."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMATS[0])

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment, aware; nothing for an empty field."""
        if value in self.empty_values:
            return None
        found = _read(str(value).strip())
        if found is None or found.year not in YEARS or not _is_on_the_clock(found):
            raise forms.ValidationError(UNREADABLE, code="invalid")
        return found


def _read(text: str) -> datetime | None:
    for written in FORMATS:
        try:
            naive = datetime.strptime(text, written)  # noqa: DTZ007 - the zone comes next
        except ValueError:
            continue
        return naive.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))
    return None


def _is_on_the_clock(moment: datetime) -> bool:
    back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return back.replace(tzinfo=None) == moment.replace(tzinfo=None)

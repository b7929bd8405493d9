"""Moments in words, in the active language."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def moment_in_words(moment: datetime, now: datetime) -> str:
    """Return a day and an hour as people say them: "morgen om 16 uur"."""
    day, hour = day_in_words(moment, now), hour_in_words(moment)
    return _("%(dag)s om %(uur)s") % {"dag": day, "uur": hour}


def day_in_words(moment: datetime, now: datetime) -> str:
    """Return a day as people say it: "vandaag", "morgen", "op woensdag"."""
    days = (timezone.localtime(moment).date() - timezone.localtime(now).date()).days
    if days == 0:
        return _("vandaag")
    if days == 1:
        return _("morgen")
    name = date_format(timezone.localtime(moment), "l" if days < 7 else "l j F")  # noqa: PLR2004 - a week
    return _("op %(dag)s") % {"dag": name.lower() if get_language() == "nl" else name}


def hour_in_words(moment: datetime) -> str:
    """Return an hour of the clock as people say it: "21 uur", "21.30 uur"."""
    local = timezone.localtime(moment)
    if local.minute == 0:
        return _("%(uur)s uur") % {"uur": local.hour}
    return _("%(uur)s.%(minuut)s uur") % {"uur": local.hour, "minuut": f"{local.minute:02}"}

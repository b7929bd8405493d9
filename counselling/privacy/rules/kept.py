"""How long something is kept and who sees it, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from counselling.core.lifetimes import CEILING
from counselling.core.register import (
    Kept,
    Reader,
    Retention,
    WhileNeeded,
    WithConversation,
    WithQuarter,
    days_of,
)


def how_long(kept: Kept) -> str:
    """Return how long something is kept, as a young person reads it."""
    words = _time_of(kept.retention)
    if kept.only_if_talked:
        return _("%(time)s. Praatte je met niemand? Dan wissen we het na je bezoek.") % {
            "time": words
        }
    return f"{words}."


def _time_of(retention: Retention) -> str:
    if isinstance(retention, WhileNeeded):
        return str(retention.words)
    days = days_of(retention) or 0
    if isinstance(retention, WithConversation | WithQuarter):
        return _after_conversation(days)
    if days == CEILING.days:
        return _("Hoogstens twee jaar")
    return ngettext("Hoogstens %(days)s dag", "Hoogstens %(days)s dagen", days) % {"days": days}


def _after_conversation(days: int) -> str:
    if days == CEILING.days:
        return _("Hoogstens twee jaar na het einde van je gesprek")
    return ngettext(
        "Hoogstens %(days)s dag na het einde van je gesprek",
        "Hoogstens %(days)s dagen na het einde van je gesprek",
        days,
    ) % {"days": days}


def who_sees(readers: Iterable[Reader]) -> str:
    """Return who sees something, in a row; nobody where only the service itself needs it."""
    named = ", ".join(str(reader.label) for reader in readers)
    return named or _("niemand: alleen onze computer gebruikt het")

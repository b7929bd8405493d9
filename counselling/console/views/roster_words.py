"""The roster in words."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from counselling.core.errors import Refused

REASONS = {
    "not_yours": gettext_lazy("Deze persoon plan jij niet in."),
    "left": gettext_lazy("Deze persoon is niet meer in dienst."),
    "no_length": gettext_lazy("Het einde komt niet na het begin."),
    "too_long": gettext_lazy("Een dienst duurt hoogstens een dag."),
    "over": gettext_lazy("Deze dienst is al voorbij."),
    "too_far": gettext_lazy("Dit is meer dan twee jaar vooruit. Klopt het jaar?"),
    "overlap": gettext_lazy("Deze persoon heeft dan al een dienst."),
    "gone": gettext_lazy("Deze dienst staat er niet meer zo. Iemand was je voor."),
    "taken": gettext_lazy("Deze dienst wordt niet meer aangeboden. Iemand was je voor."),
}
GAPS = {
    "nobody": gettext_lazy("Niemand ingepland"),
    "lead": gettext_lazy("Niemand leidt de avond"),
    "medical": gettext_lazy("Geen verpleegkundige of arts"),
}


def sentence_of(refused: Refused) -> str:
    """Return the kind sentence for what a verb refused."""
    return str(REASONS[refused.reason])


def sentence_for_taker(refused: Refused) -> str:
    """Return the kind sentence for somebody who cannot take over a turn."""
    if refused.reason == "overlap":
        return _("Je hebt dan zelf al een dienst.")
    return sentence_of(refused)


def hours_words(starts: datetime, ends: datetime) -> str:
    """Return hours as they stand on the clock."""
    first, last = (timezone.localtime(moment) for moment in (starts, ends))
    return f"{first:%H:%M}\N{EN DASH}{last:%H:%M}"


def day_words(moment: datetime) -> str:
    """Return the day of a moment."""
    return date_format(timezone.localtime(moment), "l j F")


def dated_words(moment: datetime) -> str:
    """Return the day of a moment with its year."""
    return date_format(timezone.localtime(moment), "l j F Y")


def copied_words(new: int, left_out: int) -> list[str]:
    """Return what copying a week did."""
    lines = [
        ngettext("%(n)s dienst gekopieerd.", "%(n)s diensten gekopieerd.", new) % {"n": new}
        if new
        else _("Er was niets nieuws om te kopiëren.")
    ]
    if left_out:
        lines.append(
            ngettext(
                "%(n)s dienst niet: die staat er al, overlapt, is voorbij of is van iemand die weg is.",
                "%(n)s diensten niet: die staan er al, overlappen, zijn voorbij of zijn van iemand die weg is.",
                left_out,
            )
            % {"n": left_out}
        )
    return lines

"""The words of the record of processing activities (article 30 of the GDPR)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from counselling.core.lifetimes import CEILING
from counselling.core.periods import PERIODS
from counselling.core.register import (
    Column,
    Counted,
    Erased,
    Form,
    Outlives,
    Retention,
    WhileNeeded,
    Whose,
    WithQuarter,
)

PEOPLE = {
    Whose.VISITOR: gettext_lazy("jongeren en anderen die chatten of schrijven"),
    Whose.STAFF: gettext_lazy("medewerkers"),
    Whose.NOBODY: gettext_lazy("niemand"),
}
#: How what stands in a column is protected; where nothing is said, by who may ask for it.
PROTECTED = {
    Form.TYPED: gettext_lazy("versleuteld voor het opgeslagen wordt (AES-256-GCM)"),
    Form.SEALED: gettext_lazy("verzegeld met een sleutel die de server niet heeft"),
    Form.KEY: gettext_lazy("sleutel, zelf ingepakt of openbaar"),
    Form.HASH: gettext_lazy("afdruk met een sleutel, niet terug te lezen"),
    Form.WORD: gettext_lazy("toegang per rol"),
    Form.LOOSE: gettext_lazy("losse woorden zonder namen, leesbaar, niet in hun volgorde"),
    Form.OPEN: gettext_lazy("leesbaar, want bedoeld om gelezen te worden"),
    None: gettext_lazy("toegang per rol"),
}
#: What days are counted from, by the column that holds it.
SINCE = {
    "ended_at": gettext_lazy("het einde van het gesprek"),
    "at": gettext_lazy("het moment zelf"),
    "made_at": gettext_lazy("het moment waarop het gemaakt werd"),
    "asked_at": gettext_lazy("de vraag"),
    "answered_at": gettext_lazy("het antwoord"),
    "received_at": gettext_lazy("de dag waarop het binnenkwam"),
    "tagged_at": gettext_lazy("het bezoek"),
    "seen_at": gettext_lazy("het laatste bezoek"),
    "gone_at": gettext_lazy("het einde van de dienst"),
    "begins_at": gettext_lazy("het begin"),
    "drawn_at": gettext_lazy("de trekking"),
    "month": gettext_lazy("het begin van de maand"),
    "until": gettext_lazy("het einde ervan"),
    "ends": gettext_lazy("het einde van de beurt"),
    "last_day": gettext_lazy("de laatste dag"),
    "valid_until": gettext_lazy("het moment tot wanneer het geldt"),
    "expires_at": gettext_lazy("het moment waarop het vervalt"),
    "expire_date": gettext_lazy("het moment waarop het vervalt"),
    "started_at": gettext_lazy("het aanmelden"),
    "attempt_time": gettext_lazy("de poging"),
    "closed_at": gettext_lazy("het sluiten van de account"),
    "brought_at": gettext_lazy("het inladen"),
}
ENDS = {
    Erased.DELETED: gettext_lazy("wordt gewist"),
    Erased.EMPTIED: gettext_lazy("wordt leeggemaakt"),
    Erased.SHREDDED: gettext_lazy("blijft onleesbaar achter: de sleutel wordt gewist"),
}


def kept_at_most(retention: Retention) -> str:
    """Return how long something is kept, with what it counts from and the setting that shortens it."""
    if isinstance(retention, WhileNeeded):
        return str(retention.words)
    if isinstance(retention, Counted):
        words = _days_after(retention.days, SINCE[retention.since.rpartition("__")[2]])
        return f"{words} ({retention.setting})" if retention.setting else words
    words = _days_after(CEILING.days, SINCE["ended_at"])
    if isinstance(retention, WithQuarter):
        return _(
            "tot het begin van het kwartaal waarin dit voorbij is: %(time)s (%(setting)s maakt het zoveel dagen korter)"
        ) % {"time": words, "setting": retention.setting}
    within = PERIODS[retention.setting].within
    return f"{words} ({', '.join(filter(None, (retention.setting, within)))})"


def _days_after(days: int, since: object) -> str:
    return ngettext("%(days)s dag na %(since)s", "%(days)s dagen na %(since)s", days) % {
        "days": days,
        "since": since,
    }


def end_of(column: Column) -> str:
    """Return what an erasure does with a column; empty where none concerns it."""
    if isinstance(column.erased, Outlives):
        return _("blijft: %(why)s") % {"why": column.erased.why}
    return str(ENDS[column.erased]) if column.erased else ""

"""The state of the service in words, in the active language."""

from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from counselling.core.moments import day_in_words, hour_in_words
from counselling.waiting_room.queries.service import ServiceState

#: The wait of the landing page goes in steps; each reaches to the next.
NEXT_BAND = {0: 5, 5: 10, 10: 20, 20: 30, 30: 45}


def sentence(service: ServiceState, now: datetime) -> str:
    """Return what the state card says at the moment `now`, with the note of a special day."""
    told = {"open": _open, "busy": _busy, "full": _full, "closed": _closed}
    note = service.note.within(get_language() or "nl")
    return f"{told[service.state](service, now)} {note}".rstrip()


def _open(service: ServiceState, _now: datetime) -> str:
    if service.closes_at is None:
        return _("De chat is open.")
    return _("De chat is open tot %(uur)s.") % {"uur": hour_in_words(service.closes_at)}


def _busy(service: ServiceState, _now: datetime) -> str:
    if service.wait not in NEXT_BAND:
        return _("Het is druk. Je wacht nu langer dan 45 minuten.")
    return _("Het is druk. Je wacht nu ongeveer %(a)s tot %(b)s minuten.") % {
        "a": service.wait,
        "b": NEXT_BAND[service.wait],
    }


def _full(_service: ServiceState, _now: datetime) -> str:
    return _(
        "De wachtkamer is vol. Probeer het straks opnieuw. Of bel of chat nu met iemand anders."
    )


def _closed(service: ServiceState, now: datetime) -> str:
    return _("De chat is nu dicht.") + " " + reopening(service.opens_at, now)


def reopening(opens_at: datetime | None, now: datetime) -> str:
    """Return when the chat opens again, in words."""
    if opens_at is None:
        return _("Kijk later nog eens.")
    day = day_in_words(opens_at, now)
    return _("We zijn er weer %(dag)s om %(uur)s.") % {"dag": day, "uur": hour_in_words(opens_at)}

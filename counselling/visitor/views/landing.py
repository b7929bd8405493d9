"""The landing page, and the small file that keeps it true."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from counselling.visitor.views.shown import answered_in, first_lines
from counselling.waiting_room.queries import ServiceState, public_state

#: The wait of the landing page goes in steps; each reaches to the next.
NEXT_BAND = {0: 5, 5: 10, 10: 20, 20: 30, 30: 45}


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Show whether the chat is open, and the way in."""
    service = public_state()
    context = {
        "service": service,
        "sentence": sentence(service),
        "answered_in": answered_in(),
        "helplines": first_lines(),
        "only_with_you": settings.CAPACITY_MAX == 1,
    }
    return render(request, "visitor/landing.html", context)


@require_safe
def status(_request: HttpRequest) -> JsonResponse:
    """Answer the state for scripts: `text` is the landing page's sentence in the language of `?taal=`."""
    service = public_state()
    return JsonResponse(
        {
            "state": service.state,
            "opens_at": service.opens_at.isoformat() if service.opens_at else None,
            "wait": service.wait,
            "text": sentence(service),
        }
    )


def sentence(service: ServiceState) -> str:
    """Return what the state card says, in the active language."""
    return {"open": _open, "busy": _busy, "full": _full, "closed": _closed}[service.state](service)


def _open(service: ServiceState) -> str:
    if service.closes_at is None:
        return _("De chat is open.")
    return _("De chat is open tot %(uur)s.") % {"uur": hour_in_words(service.closes_at)}


def _busy(service: ServiceState) -> str:
    if service.wait not in NEXT_BAND:
        return _("Het is druk. Je wacht nu langer dan 45 minuten.")
    return _("Het is druk. Je wacht nu ongeveer %(a)s tot %(b)s minuten.") % {
        "a": service.wait,
        "b": NEXT_BAND[service.wait],
    }


def _full(_service: ServiceState) -> str:
    return _(
        "De wachtkamer is vol. Probeer het straks opnieuw. Of bel of chat nu met iemand anders."
    )


def _closed(service: ServiceState) -> str:
    return _("De chat is nu dicht.") + " " + reopening(service.opens_at)


def reopening(opens_at: datetime | None) -> str:
    """Return when the chat opens again, in words."""
    if opens_at is None:
        return _("Kijk later nog eens.")
    day = _day_in_words(opens_at)
    return _("We zijn er weer %(dag)s om %(uur)s.") % {"dag": day, "uur": hour_in_words(opens_at)}


def _day_in_words(moment: datetime) -> str:
    days = (timezone.localtime(moment).date() - timezone.localdate()).days
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

"""A coordinator's page: the themes that conversations are registered under."""

import re
from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.conversation.actions.themes import keep_theme, move_theme, switch_theme
from counselling.conversation.queries.themes import KeptTheme, all_themes
from counselling.conversation.rules import THEME_LIMIT
from counselling.core.errors import Refused

UNPROCESSABLE = 422
A_NUMBER = re.compile(r"[0-9]{1,9}")
#: What the last save did, until the page has told it.
TOLD = "themes_told"
SAID = {
    "kept": _("Bewaard."),
    "moved": _("De volgorde is anders."),
    "on": _("Dit thema staat weer in de lijst."),
    "off": _("Dit thema staat niet meer in de lijst. Wat geregistreerd is, houdt het."),
}
PROBLEMS = {
    "empty": _("Schrijf de naam in drie talen."),
    "too_long": _("Een naam is hoogstens 60 tekens."),
    "invalid": _("Deze tekst kunnen we niet lezen. Probeer het met andere tekens."),
    "name_taken": _("Er is al een thema met deze naam."),
    "too_many": _("De lijst is vol: 60 thema's. Geef er een dat uit staat een andere naam."),
    "gone": _("Dit thema bestaat niet. Er is niets veranderd."),
}
STEPS = {"up": -1, "down": 1}

coordinators = page_for(Role.COORDINATOR)


@require_safe
@coordinators
def themes(request: StaffRequest) -> HttpResponse:
    """Show the list, with a form for one more or the one named."""
    change = request.GET.get("change", "")
    chosen = next((theme for theme in all_themes() if str(theme.id) == change), None)
    return _page(request, _typed(chosen) if chosen else {})


@require_POST
@coordinators
def save_theme(request: StaffRequest) -> HttpResponse:
    """Keep what was typed; what cannot be kept comes back with a kind sentence."""
    typed = {key: request.POST.get(key, "") for key in ("id", "nl", "fr", "en")}
    named = _number(typed["id"])
    return _done(
        request,
        "kept",
        lambda actor: keep_theme(actor_id=actor, names=typed, theme_id=named),
        typed,
    )


@require_POST
@coordinators
def move(request: StaffRequest, id: int, way: str) -> HttpResponse:
    """Move a theme one place."""
    return _done(
        request, "moved", lambda actor: move_theme(actor_id=actor, theme_id=id, by=STEPS[way])
    )


@require_POST
@coordinators
def switch(request: StaffRequest, id: int, way: str) -> HttpResponse:
    """Offer a theme, or offer it no more."""
    return _done(
        request,
        way,
        lambda actor: switch_theme(actor_id=actor, theme_id=id, shown=way == "on"),
    )


def _done(
    request: StaffRequest,
    said: str,
    act: Callable[[int], None],
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    try:
        act(request.signed_in.staff_id)
    except Refused as refused:
        return _page(request, typed or {}, problem=PROBLEMS[refused.reason])
    request.session[TOLD] = said
    response = HttpResponseRedirect(reverse("staff_themes"))
    response.status_code = 303
    return response


def _number(written: str) -> int | None:
    """Return the theme named; one that cannot be is one that does not exist."""
    if not written:
        return None
    return int(written) if A_NUMBER.fullmatch(written) else 0


def _typed(theme: KeptTheme) -> dict[str, str]:
    return {"id": str(theme.id), "nl": theme.nl, "fr": theme.fr, "en": theme.en}


def _page(request: StaffRequest, typed: dict[str, str], *, problem: object = None) -> HttpResponse:
    languages = (("nl", "Nederlands"), ("fr", "Français"), ("en", "English"))
    context = {
        "name": request.signed_in.display_name,
        "here": "themes",
        "themes": all_themes(),
        "fields": [(code, label, typed.get(code, "")) for code, label in languages],
        "id": typed.get("id", ""),
        "limit": THEME_LIMIT,
        "problem": problem,
        "told": SAID.get(request.session.pop(TOLD, "")),
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "console/themes.html", context, status=status)


urlpatterns = [
    path("", themes, name="staff_themes"),
    path("save/", save_theme, name="staff_themes_save"),
    *(path(f"<int:id>/{way}/", move, {"way": way}, name=f"staff_themes_{way}") for way in STEPS),
    *(
        path(f"<int:id>/{way}/", switch, {"way": way}, name=f"staff_themes_{way}")
        for way in ("on", "off")
    ),
]

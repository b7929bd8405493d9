"""Replies kept ready: the list the composer asks for, and the page on which they are written."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.rights import MAY_ANSWER
from counselling.conversation.actions.replies import drop_reply, keep_reply
from counselling.conversation.queries.replies import replies_for
from counselling.core.errors import Refused

UNPROCESSABLE = 422
PROBLEMS = {
    "empty": _("Schrijf een tekst."),
    "too_long": _(
        "Deze tekst is te lang: een bericht heeft hoogstens 2000 tekens. Maak er twee van."
    ),
    "invalid": _("Deze tekst kunnen we niet lezen. Probeer het met andere tekens."),
    "bad_code": _(
        "Kies een korte code: letters zonder accent, cijfers of een streepje, hoogstens 20."
    ),
    "code_taken": _("Deze code bestaat al. Kies een andere."),
    "too_many": _("Je hebt al 200 antwoorden. Verwijder er eerst een."),
    "not_yours": _("Dit antwoord is niet van jou."),
}


@require_safe
@page_for(*MAY_ANSWER)
def replies(request: StaffRequest) -> HttpResponse:
    """Show own replies and those of the team, with a form for one more or the one named."""
    everything = {str(reply.id): reply for reply in replies_for(request.signed_in.staff_id)}
    chosen = everything.get(request.GET.get("change", ""))
    if chosen is None or not _may_change(request, team=chosen.team):
        return _page(request, {})
    typed = {"id": str(chosen.id), "code": chosen.code, "text": chosen.text, "team": chosen.team}
    return _page(request, typed)


@require_safe
@page_for(*MAY_ANSWER)
def replies_list(request: StaffRequest) -> JsonResponse:
    """Answer what the composer offers after a slash."""
    found = replies_for(request.signed_in.staff_id)
    listed = [{"code": reply.code, "text": reply.text, "team": reply.team} for reply in found]
    return JsonResponse({"replies": listed})


@require_POST
@page_for(*MAY_ANSWER)
def save_reply(request: StaffRequest) -> HttpResponse:
    """Keep what was typed; what cannot be kept comes back with a kind sentence."""
    team = _for_team(request)
    typed = {key: request.POST.get(key, "") for key in ("id", "code", "text")}
    try:
        keep_reply(
            owner_id=None if team else request.signed_in.staff_id,
            code=typed["code"],
            body=typed["text"],
            reply_id=_id(typed["id"]),
            actor_id=request.signed_in.staff_id,
        )
    except Refused as refused:
        return _page(request, {**typed, "team": team, "problem": PROBLEMS[refused.reason]})
    return HttpResponseRedirect(reverse("staff_replies"))


@require_POST
@page_for(*MAY_ANSWER)
def remove_reply(request: StaffRequest) -> HttpResponse:
    """Keep a reply no longer."""
    reply_id = _id(request.POST.get("id", ""))
    owner = None if _for_team(request) else request.signed_in.staff_id
    if reply_id is not None:
        drop_reply(owner_id=owner, reply_id=reply_id, actor_id=request.signed_in.staff_id)
    return HttpResponseRedirect(reverse("staff_replies"))


def _for_team(request: StaffRequest) -> bool:
    return _may_change(request, team=True) and bool(request.POST.get("team"))


def _may_change(request: StaffRequest, *, team: bool) -> bool:
    return not team or Role.COORDINATOR in request.signed_in.roles


def _id(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None


def _page(request: StaffRequest, typed: dict[str, object]) -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "replies",
        "replies": replies_for(request.signed_in.staff_id),
        "for_team": _may_change(request, team=True),
        "typed": typed,
    }
    status = UNPROCESSABLE if "problem" in typed else None
    return render(request, "console/replies.html", context, status=status)


urlpatterns = [
    path("", replies, name="staff_replies"),
    path("list/", replies_list, name="staff_replies_list"),
    path("save/", save_reply, name="staff_replies_save"),
    path("remove/", remove_reply, name="staff_replies_remove"),
]

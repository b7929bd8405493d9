"""The page of the holders of the key: a coordinator makes it with them, they practise, an auditor reads."""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from accounts.step_up import check_fresh_code
from counselling.console.views.holders_shown import shown
from counselling.console.views.holders_words import SAID, sentence_for
from counselling.core.errors import Refused
from counselling.emergency.queries.cards import has_card
from counselling.origin.actions.pair import add_holder, make_pair, remove_holder, rotate
from counselling.origin.actions.sealing import require_seal
from counselling.origin.actions.words import change_words, drill, report_lost
from counselling.origin.queries.holders import name_of

UNPROCESSABLE, TOO_MANY = 422, 429
A_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
TOLD = "holders_told"

coordinators = page_for(Role.COORDINATOR)
supervisors = page_for(Role.SUPERVISOR)


@require_safe
@page_for(Role.COORDINATOR, Role.SUPERVISOR, Role.AUDITOR)
def holders_page(request: StaffRequest) -> HttpResponse:
    """Show whether enough people can open, and what everybody may do about it."""
    return _page(request)


@require_POST
@coordinators
def begin(request: StaffRequest) -> HttpResponse:
    """Make a pair with its first holder, whose words are shown once."""

    def act() -> str:
        holder_id = _chosen(request, "holder")
        check_fresh_code(staff_id=_me(request), code=request.POST.get("code", ""))
        return make_pair(actor_id=_me(request), holder_id=holder_id)

    return _words(request, "begin", act)


@require_POST
@coordinators
def add(request: StaffRequest) -> HttpResponse:
    """Make one more supervisor a holder, whose words are shown once."""
    return _words(
        request,
        "add",
        lambda: add_holder(holder_id=_chosen(request, "holder"), **_present(request)),
    )


@require_POST
@coordinators
def remove(request: StaffRequest) -> HttpResponse:
    """Let somebody hold nothing any more."""
    return _deed(
        request,
        "removed",
        lambda: remove_holder(holder_id=_chosen(request, "holder"), **_present(request)),
    )


@require_POST
@coordinators
def renew(request: StaffRequest) -> HttpResponse:
    """Make a new pair for the same holders."""
    return _deed(request, "rotated", lambda: rotate(**_present(request)))


@require_POST
@coordinators
def rule(request: StaffRequest) -> HttpResponse:
    """Choose what happens while nothing can be sealed."""
    required = request.POST.get("required") == "yes"
    said = "required" if required else "not_required"
    return _deed(request, said, lambda: require_seal(actor_id=_me(request), required=required))


@require_POST
@supervisors
def practise(request: StaffRequest) -> HttpResponse:
    """Let a holder try their words."""
    return _deed(
        request, "drilled", lambda: drill(staff_id=_me(request), passphrase=_typed(request))
    )


@require_POST
@supervisors
def change(request: StaffRequest) -> HttpResponse:
    """Give a holder other words, shown once."""
    return _words(
        request,
        "change",
        lambda: change_words(staff_id=_me(request), passphrase=_typed(request)),
    )


@require_POST
@supervisors
def lost(request: StaffRequest) -> HttpResponse:
    """Note that a holder's words are lost."""
    return _deed(request, "lost", lambda: report_lost(staff_id=_me(request)))


def _me(request: StaffRequest) -> int:
    return request.signed_in.staff_id


def _typed(request: StaffRequest) -> str:
    return request.POST.get("words", "")


def _present(request: StaffRequest) -> dict[str, Any]:
    present_id = _chosen(request, "present")
    return {"actor_id": _me(request), "present_id": present_id, "passphrase": _typed(request)}


def _chosen(request: StaffRequest, name: str) -> int:
    number = _number(request, name)
    if number is None:
        raise Refused("choose")
    return number


def _number(request: StaffRequest, name: str) -> int | None:
    written = request.POST.get(name, "")
    return int(written) if A_NUMBER.fullmatch(written) else None


def _deed(request: StaffRequest, said: str, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        return _page(request, refused, at=said)
    request.session[TOLD] = said
    return HttpResponseRedirect(reverse("staff_holders") + "#inhoud")


def _words(request: StaffRequest, at: str, act: Callable[[], str]) -> HttpResponse:
    """Show new words as the answer itself: they are kept nowhere, and seen again by nobody."""
    try:
        words = act()
    except Refused as refused:
        return _page(request, refused, at=at)
    holder_id = _me(request) if at == "change" else _chosen(request, "holder")
    context = {
        "name": request.signed_in.display_name,
        "here": "holders",
        "words": words.split(),
        "own": holder_id == _me(request),
        "holder": name_of(holder_id),
        "card": has_card(holder_id),
    }
    return render(request, "console/holders/words.html", context)


def _page(request: StaffRequest, refused: Refused | None = None, *, at: str = "") -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "holders",
        "told": SAID.get(request.session.pop(TOLD, "")),
        "problem": sentence_for(refused),
        "at": at,
        "chosen_holder": _number(request, "holder"),
        "chosen_present": _number(request, "present"),
        **shown(request.signed_in),
    }
    status = None
    if refused is not None:
        status = TOO_MANY if refused.reason == "slow_down" else UNPROCESSABLE
    return render(request, "console/holders/page.html", context, status=status)


urlpatterns = [
    path("", holders_page, name="staff_holders"),
    path("begin/", begin, name="staff_holders_begin"),
    path("add/", add, name="staff_holders_add"),
    path("remove/", remove, name="staff_holders_remove"),
    path("renew/", renew, name="staff_holders_renew"),
    path("rule/", rule, name="staff_holders_rule"),
    path("drill/", practise, name="staff_holders_drill"),
    path("words/", change, name="staff_holders_words"),
    path("lost/", lost, name="staff_holders_lost"),
]

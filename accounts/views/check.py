"""The yearly question about each account, whether this person still works here."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest
from accounts.people.actions import close_account, confirm_people
from accounts.people.queries import due_for, manager_of
from accounts.people.rules import Manager
from accounts.people.words import sentence_of
from accounts.rules import day_of
from accounts.views.people import TOLD, managers
from counselling.core import clock
from counselling.core.errors import Refused

#: More digits than any id has.
ID_DIGITS = 19


@require_safe
@managers
def check(request: StaffRequest) -> HttpResponse:
    """List who waits for this manager's answer."""
    context = {
        "name": request.signed_in.display_name,
        "here": "people",
        "people": due_for(manager_of(request.signed_in)),
        "today": day_of(clock.now()),
        "ticked": "all" in request.GET,
        "told": request.session.pop(TOLD, ""),
    }
    return render(request, "accounts/people/check.html", context)


@require_POST
@managers
def answer(request: StaffRequest) -> HttpResponse:
    """Take a yes for one or for all who are ticked, or a no for one."""
    try:
        request.session[TOLD] = _answered(request, manager_of(request.signed_in))
    except Refused as refused:
        request.session[TOLD] = sentence_of(refused)
    response = HttpResponseRedirect(reverse("staff_people_check"))
    response.status_code = 303
    return response


def _answered(request: HttpRequest, manager: Manager) -> str:
    if "no" in request.POST:
        for staff_id in _ids(request, "no")[:1]:
            close_account(manager=manager, staff_id=staff_id)
        return _("Het account is gesloten.")
    asked = _ids(request, "yes" if "yes" in request.POST else "person")
    count = confirm_people(manager=manager, staff_ids=asked)
    return ngettext("%(n)s persoon blijft in dienst.", "%(n)s mensen blijven in dienst.", count) % {
        "n": count
    }


def _ids(request: HttpRequest, name: str) -> list[int]:
    return [
        int(value)
        for value in request.POST.getlist(name)
        if value.isdecimal() and len(value) < ID_DIGITS
    ]


urlpatterns = [
    path("", check, name="staff_people_check"),
    path("answer/", answer, name="staff_people_answer"),
]

"""The list of who works here, and each person's page, for who keeps the accounts."""

from collections.abc import Callable

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.people.actions import (
    change_person,
    close_account,
    invite_again,
    reopen_account,
)
from accounts.people.forms import PersonForm
from accounts.people.queries import Person, manager_of, networks_for, people_for, person_for
from accounts.people.refused import note_if_somebody
from accounts.people.rules import State
from accounts.people.words import changes_in_words, sentence_of
from accounts.rules import Role
from accounts.views.links import links_page
from counselling.core.errors import Refused

UNPROCESSABLE = 422
#: What the last deed did, until the page has told it.
TOLD = "people_told"

managers = page_for(Role.COORDINATOR, Role.NETWORK_MANAGER)


@require_safe
@managers
def people(request: StaffRequest) -> HttpResponse:
    """Show everybody this manager keeps, or those of one network or in one state."""
    manager = manager_of(request.signed_in)
    everybody = people_for(manager)
    chosen = {key: request.GET.get(key, "") for key in ("network", "state")}
    shown = [person for person in everybody if _is_wanted(person, chosen)]
    context = {
        "name": request.signed_in.display_name,
        "here": "people",
        "people": shown,
        "count": len(everybody),
        "due": request.people_due(),
        "networks": networks_for(manager),
        "states": State.choices,
        "chosen": chosen,
        "invited": sum(person.state == State.INVITED for person in everybody),
        "told": request.session.pop(TOLD, ""),
    }
    return render(request, "accounts/people/list.html", context)


@require_safe
@managers
def person(request: StaffRequest, id: int) -> HttpResponse:
    """Show one person."""
    return _person_page(request, id, told=request.session.pop(TOLD, ""))


@require_POST
@managers
def change(request: StaffRequest, id: int) -> HttpResponse:
    """Keep what was changed about one person."""
    here = person_here(request, id)
    form = PersonForm(request.POST, person=here, manager=manager_of(request.signed_in))
    if not form.is_valid():
        return _person_page(request, id, form=form)
    try:
        form.check_code(request.signed_in.staff_id)
        changed = change_person(
            manager=manager_of(request.signed_in), staff_id=id, wanted=form.wanted()
        )
    except Refused as refused:
        return refusal(request, id, refused, form)
    told = _("Bewaard: %(wat)s.") % {"wat": changes_in_words(changed)} if changed else ""
    return _back(request, told or _("Er was niets veranderd."), id)


@require_POST
@managers
def close(request: StaffRequest, id: int) -> HttpResponse:
    """Close an account."""
    return do_and_tell(request, id, close_account, _("Het account is gesloten."))


@require_POST
@managers
def reopen(request: StaffRequest, id: int) -> HttpResponse:
    """Open an account again."""
    return do_and_tell(request, id, reopen_account, _("Het account is weer open."))


@require_POST
@managers
def invite(request: StaffRequest, id: int) -> HttpResponse:
    """Give one person a new link."""
    try:
        invited = invite_again(manager=manager_of(request.signed_in), staff_ids=[id])
    except Refused as refused:
        return refusal(request, id, refused)
    return links_page(request, invited)


@require_POST
@managers
def invite_all(request: StaffRequest) -> HttpResponse:
    """Give everybody a new link who never used the one they had."""
    manager = manager_of(request.signed_in)
    waiting = [
        person.id
        for person in people_for(manager)
        if person.state == State.INVITED and person.may_change
    ]
    return links_page(request, invite_again(manager=manager, staff_ids=waiting), always=True)


def _is_wanted(person: Person, chosen: dict[str, str]) -> bool:
    return chosen["network"] in ("", str(person.network_id)) and (
        chosen["state"] in ("", person.state)
    )


def person_here(request: StaffRequest, id: int) -> Person:
    """Return the person this page is about; for others than who keeps them there is no such page."""
    person = person_for(manager_of(request.signed_in), id)
    if person is None:
        note_if_somebody(asked_by=request.signed_in.staff_id, staff_id=id)
        raise Http404
    return person


def do_and_tell(
    request: StaffRequest, id: int, deed: Callable[..., None], told: str
) -> HttpResponse:
    """Do it and go back to the person, or say why it cannot be."""
    try:
        deed(manager=manager_of(request.signed_in), staff_id=id)
    except Refused as refused:
        return refusal(request, id, refused)
    return _back(request, told, id)


def refusal(
    request: StaffRequest, id: int, refused: Refused, form: PersonForm | None = None
) -> HttpResponse:
    """Show the person's page with what could not be."""
    if refused.reason == "not_found":
        note_if_somebody(asked_by=request.signed_in.staff_id, staff_id=id)
        raise Http404
    return _person_page(request, id, form=form, problem=sentence_of(refused))


def _back(request: StaffRequest, told: str, id: int) -> HttpResponse:
    request.session[TOLD] = told
    response = HttpResponseRedirect(reverse("staff_person", args=[id]))
    response.status_code = 303
    return response


def _person_page(
    request: StaffRequest,
    id: int,
    *,
    form: PersonForm | None = None,
    problem: str = "",
    told: str = "",
) -> HttpResponse:
    who = person_here(request, id)
    manager = manager_of(request.signed_in)
    context = {
        "name": request.signed_in.display_name,
        "here": "people",
        "person": who,
        "form": form or PersonForm(person=who, manager=manager),
        "problem": problem,
        "told": told,
        "is_me": id == request.signed_in.staff_id,
    }
    wrong = problem or (form is not None and not form.is_valid())
    status = UNPROCESSABLE if wrong else None
    return render(request, "accounts/people/person.html", context, status=status)


urlpatterns = [
    path("", people, name="staff_people"),
    path("invite/", invite_all, name="staff_people_invite"),
    path("<int:id>/", person, name="staff_person"),
    path("<int:id>/change/", change, name="staff_person_change"),
    path("<int:id>/close/", close, name="staff_person_close"),
    path("<int:id>/reopen/", reopen, name="staff_person_reopen"),
    path("<int:id>/invite/", invite, name="staff_person_invite"),
]

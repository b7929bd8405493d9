"""The door of every staff page."""

from collections.abc import Callable
from functools import cache, partial, wraps
from typing import Concatenate, ParamSpec, TypeGuard
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from accounts.actions import keep_alive
from accounts.people.queries import due_count, manager_of
from accounts.queries import SignedIn, open_sign_in, signed_in
from accounts.rules import TOUCH_INTERVAL, Role
from accounts.trail.refusals import note_refusal

P = ParamSpec("P")
View = Callable[Concatenate["StaffRequest", P], HttpResponseBase]


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in."""

    signed_in: SignedIn
    #: How many people's yearly question waits for this person; a menu that shows it asks.
    people_due: Callable[[], int]


def staff_page(
    view: Callable[Concatenate[StaffRequest, P], HttpResponseBase], *, renews: bool = True
) -> Callable[Concatenate[StaffRequest, P], HttpResponseBase]:
    """Let in whoever has passed both factors and promised secrecy; send others to where they can.

    `renews=False` is for what a page asks by itself: that nobody touched it must still sign somebody out.
    """

    @wraps(view)
    def guarded(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not recognised(request):
            return redirect(_way_in(request))
        if renews:
            keep_alive(sign_in_ids=[request.signed_in.sign_in_id], spare=TOUCH_INTERVAL)
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return guarded


def recognised(request: HttpRequest) -> TypeGuard[StaffRequest]:
    """Tell whether somebody is signed in, and let the page know who."""
    person = signed_in(request.session.session_key)
    if person is None:
        return False
    request.signed_in = person  # type: ignore[attr-defined]  # what makes it a request of the staff
    request.people_due = cache(partial(due_count, manager_of(person)))  # type: ignore[attr-defined]  # the same
    return True


def page_for(*roles: Role, renews: bool = True) -> Callable[[View[P]], View[P]]:
    """Let in as `staff_page` does, and only who has one of these roles: for others there is no such page.

    Who asks for it all the same stands in the audit trail.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(
            request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if request.signed_in.roles.isdisjoint(roles):
                _note(request)
                raise Http404
            return view(request, *args, **kwargs)

        return staff_page(guarded, renews=renews)

    return decorate


def _note(request: StaffRequest) -> None:
    page = request.resolver_match.view_name if request.resolver_match else ""
    note_refusal(staff_id=request.signed_in.staff_id, page=page)


def _way_in(request: HttpRequest) -> str:
    if open_sign_in(request.session.session_key) is not None:
        return reverse("staff_secrecy")
    query = "?" + urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return reverse("staff_login") + query

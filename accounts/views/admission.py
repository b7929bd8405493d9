"""What comes after a right password, wherever it was given."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts import pending
from accounts.models import Staff
from accounts.people.queries import is_shut, whom_to_ask
from accounts.queries import has_second_factor


def go_on(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Lead somebody whose password was right to the second factor, unless nobody knows they work here."""
    if is_shut(staff):
        names = whom_to_ask(staff)
        return render(request, "accounts/shut.html", {"names": names}, status=403)
    pending.begin(request, staff)
    return redirect("staff_verify" if has_second_factor(staff) else "staff_setup")

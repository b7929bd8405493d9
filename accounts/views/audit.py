"""The trail for who may read it: all of it for the auditor, their own deeds for a privacy officer."""

import csv
import json
from io import StringIO
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from accounts.audit import note_deed
from accounts.decorators import StaffRequest, page_for
from accounts.models import AuditEntry
from accounts.people.words import sentence_of
from accounts.rules import Role
from accounts.step_up import check_fresh_code
from accounts.trail.fault_words import fault_in_words
from accounts.trail.forms import FilterForm
from accounts.trail.queries import (
    EXPORT_MOST,
    PAGE,
    entries_to_export,
    entry_for,
    is_entry,
    people,
    reads_everything,
    rows_for,
)
from accounts.trail.refusals import note_refused_object
from accounts.trail.state import state_of_trail
from counselling.core import clock
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.core.sheet import harmless

UNPROCESSABLE = 422
COLUMNS = ("number", "at", "username", "action", "subject", "details", "hash")

readers = page_for(Role.AUDITOR, Role.PRIVACY_OFFICER)


@require_safe
@readers
def trail(request: StaffRequest) -> HttpResponse:
    """Show how it stands with the chain, and a page of entries; looking is an entry of its own."""
    form = _form(request, request.GET)
    note_deed(actor_id=request.signed_in.staff_id, action="audit_read", **_told(form))
    return _page(request, form)


@require_safe
@readers
def entry(request: StaffRequest, seq: int) -> HttpResponse:
    """Show one entry with its reason; that is an entry too."""
    found = entry_for(request.signed_in, seq)
    if found is None:
        if is_entry(seq):
            note_refused_object(staff_id=request.signed_in.staff_id, subject=f"entry {seq}")
        raise Http404
    note_deed(
        actor_id=request.signed_in.staff_id, action="audit_entry_read", subject=f"entry {seq}"
    )
    context = {"name": request.signed_in.display_name, "here": "audit", "entry": found}
    return render(request, "accounts/audit/entry.html", context)


@sensitive_post_parameters()
@require_POST
@readers
def export(request: StaffRequest) -> HttpResponse:
    """Give what was asked for as a file, for a fresh code of the app."""
    form, me = _form(request, request.POST), request.signed_in
    found = entries_to_export(me, form.wanted())
    if len(found) > EXPORT_MOST:
        return _page(
            request, form, _("Dit zijn te veel regels voor één bestand. Kies een kortere tijd.")
        )
    try:
        check_fresh_code(staff_id=me.staff_id, code=request.POST.get("otp_token", ""))
    except Refused as refused:
        return _page(request, form, sentence_of(refused))
    note_deed(actor_id=me.staff_id, action="audit_exported", **_told(form), entries=len(found))
    response = HttpResponse(_sheet(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="audit-{clock.now().date()}.csv"'
    return response


def _form(request: StaffRequest, data: QueryDict) -> FilterForm:
    return FilterForm(data, people=people() if reads_everything(request.signed_in) else None)


def _sheet(entries: list[AuditEntry]) -> str:
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for one in entries:
        username = one.actor.username if one.actor else ""
        details = json.dumps(one.details, sort_keys=True, ensure_ascii=False)
        row = [one.seq, iso(one.at), username, one.action, one.subject, details, one.hash]
        writer.writerow([harmless(str(cell)) for cell in row])
    return text.getvalue()


def _page(request: StaffRequest, form: FilterForm, problem: str = "") -> HttpResponse:
    rows, state = rows_for(request.signed_in, form.wanted()), state_of_trail()
    carried = _carried(form)
    context = {
        "name": request.signed_in.display_name,
        "here": "audit",
        "form": form,
        "rows": rows[:PAGE],
        "older": urlencode({**carried, "before": rows[PAGE - 1].seq}) if rows[PAGE:] else "",
        "everything": reads_everything(request.signed_in),
        "state": state,
        "problem": problem,
        "carried": carried,
        "fault": fault_in_words(state.checked.fault),
    }
    wrong = problem or not form.is_valid()
    return render(
        request, "accounts/audit/list.html", context, status=UNPROCESSABLE if wrong else None
    )


def _told(form: FilterForm) -> dict[str, Any]:
    """Return what was looked for, for the entry about the look itself."""
    return {"deed" if name == "action" else name: value for name, value in form.chosen().items()}


def _carried(form: FilterForm) -> dict[str, str | int]:
    """Return what a link to older entries, and the form for a file, carry along."""
    return {name: value for name, value in form.chosen().items() if name != "before"}


urlpatterns = [
    path("", trail, name="staff_audit"),
    path("export/", export, name="staff_audit_export"),
    path("<int:seq>/", entry, name="staff_audit_entry"),
]

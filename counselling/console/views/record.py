"""The record of processing activities, for the privacy officer: to read, to print, to keep as a file."""

import csv
from io import StringIO

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.core import clock
from counselling.core.clock import iso
from counselling.privacy.queries.record import LINE_NAMES, record, record_lines
from counselling.privacy.queries.statement import processors

officers = page_for(Role.PRIVACY_OFFICER)


@require_safe
@officers
def record_page(request: StaffRequest) -> HttpResponse:
    """Show what is kept, for what, how long and how protected."""
    context = {
        "name": request.signed_in.display_name,
        "here": "record",
        "activities": record(),
        "made_at": clock.now(),
        "organisation": _organisation(),
    }
    return render(request, "console/record.html", context)


@require_safe
@officers
def record_sheet(request: StaffRequest) -> HttpResponse:
    """Give the record as a table, a row per column of the database."""
    text = StringIO()
    writer = csv.DictWriter(text, LINE_NAMES)
    writer.writeheader()
    writer.writerows(record_lines())
    return _as_file(HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8"), "csv")


@require_safe
@officers
def record_json(request: StaffRequest) -> HttpResponse:
    """Give the record for other programs."""
    content = {
        "controller": _organisation(),
        "made_at": iso(clock.now()),
        "columns": list(record_lines()),
    }
    return _as_file(JsonResponse(content, json_dumps_params={"ensure_ascii": False}), "json")


def _organisation() -> dict[str, str]:
    return {
        "name": settings.ORGANISATION_NAME,
        "address": settings.ORGANISATION_ADDRESS,
        "phone": settings.ORGANISATION_PHONE,
        "email": settings.ORGANISATION_EMAIL,
        "privacy_officer": settings.PRIVACY_EMAIL,
        "authority": settings.DATA_AUTHORITY_NAME,
        "processors": processors(clock.now(), get_language() or settings.LANGUAGE_CODE),
    }


def _as_file(response: HttpResponse, ending: str) -> HttpResponse:
    name = f"processing-{clock.now().date()}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


urlpatterns = [
    path("", record_page, name="staff_record"),
    path("csv/", record_sheet, name="staff_record_csv"),
    path("json/", record_json, name="staff_record_json"),
]

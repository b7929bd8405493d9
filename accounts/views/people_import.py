"""A list of people from a file: looked at line by line first, stored after."""

import json

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.people.comparing import Line, Outcome, is_delicate, preview_people
from accounts.people.forms import SheetForm
from accounts.people.importing import import_people
from accounts.people.queries import manager_of
from accounts.people.sheet import COLUMNS, ROW_LIMIT, SIZE_LIMIT, Row, read_sheet
from accounts.people.words import changes_in_words, sentence_of
from accounts.rules import Discipline, Role
from accounts.step_up import check_fresh_code
from accounts.views.links import links_page
from counselling.core.errors import Refused

UNPROCESSABLE = 422

managers = page_for(Role.COORDINATOR, Role.NETWORK_MANAGER)


@require_safe
@managers
def choose(request: StaffRequest) -> HttpResponse:
    """Say what a list looks like and take one."""
    return _page(request)


@require_POST
@managers
def look(request: StaffRequest) -> HttpResponse:
    """Show what storing each line of a file would do; nothing of the file is kept."""
    try:
        rows = read_sheet(_file_in(request))
    except Refused as refused:
        return _page(request, sentence_of(refused))
    return _preview(request, rows)


@require_POST
@managers
def store(request: StaffRequest) -> HttpResponse:
    """Store the lines that were looked at, each of them judged again."""
    rows = _posted(request)
    if not rows:
        return _page(request, sentence_of(Refused("no_rows")))
    manager = manager_of(request.signed_in)
    try:
        if any(is_delicate(line) for line in preview_people(manager=manager, rows=rows)):
            _check_code(request)
        stored = import_people(manager=manager, rows=rows)
    except Refused as refused:
        return _preview(request, rows, sentence_of(refused))
    counts = {outcome: _count(stored.lines, outcome) for outcome in Outcome.values}
    return links_page(request, stored.invited, always=True, counts=counts, imported=True)


def _check_code(request: StaffRequest) -> None:
    code = request.POST.get("otp_token", "")
    check_fresh_code(staff_id=request.signed_in.staff_id, code=code)


def _file_in(request: HttpRequest) -> bytes:
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refused("no_file")
    content: bytes = form.cleaned_data["sheet"].read(SIZE_LIMIT + 1)
    return content


def _posted(request: HttpRequest) -> list[Row]:
    try:
        cells = msgspec.json.decode(
            request.POST.get("rows", ""), type=list[tuple[int, str, str, str, str, str, str]]
        )
    except msgspec.MsgspecError:
        return []
    return [Row(*row) for row in cells[:ROW_LIMIT]]


def _preview(request: StaffRequest, rows: list[Row], problem: str = "") -> HttpResponse:
    lines = preview_people(manager=manager_of(request.signed_in), rows=rows)
    useful = [line for line in lines if line.outcome != Outcome.REFUSED]
    context = {
        "name": request.signed_in.display_name,
        "here": "people",
        "lines": [_shown(line) for line in lines],
        "counts": {outcome: _count(lines, outcome) for outcome in Outcome.values},
        "to_store": _count(lines, Outcome.NEW) + _count(lines, Outcome.CHANGED),
        "rows": json.dumps([_cells(line.row) for line in useful], ensure_ascii=False),
        "asks_code": any(is_delicate(line) for line in lines),
        "problem": problem,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "accounts/people/preview.html", context, status=status)


def _shown(line: Line) -> dict[str, object]:
    return {
        "row": line.row,
        "outcome": line.outcome,
        "entry": line.entry,
        "roles": [Role(role).label for role in line.entry.roles] if line.entry else [],
        "why": sentence_of(line.why) if line.why else changes_in_words(line.changes),
    }


def _cells(row: Row) -> list[str | int]:
    return [row.line, *(getattr(row, column) for column in COLUMNS)]


def _count(lines: list[Line], outcome: str) -> int:
    return sum(line.outcome == outcome for line in lines)


def _page(request: StaffRequest, problem: str = "") -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "people",
        "form": SheetForm(),
        "problem": problem,
        "columns": ",".join(COLUMNS),
        "roles": Role.choices,
        "disciplines": Discipline.choices,
        "everywhere": manager_of(request.signed_in).everywhere,
    }
    status = UNPROCESSABLE if problem else None
    return render(request, "accounts/people/import.html", context, status=status)


urlpatterns = [
    path("", choose, name="staff_people_import"),
    path("look/", look, name="staff_people_look"),
    path("store/", store, name="staff_people_store"),
]

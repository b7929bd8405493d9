"""The privacy statement for the privacy officer: what was published, what would change, and publishing it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.forms.statement import StatementForm
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.privacy.actions.statement import publish_statement
from counselling.privacy.queries.statement import (
    Edition,
    document,
    editions,
    in_force,
    unpublished,
)
from counselling.privacy.rules.statement import ChangedSection, changes

UNPROCESSABLE = 422

officers = page_for(Role.PRIVACY_OFFICER)


@require_safe
@officers
def statement(request: StaffRequest) -> HttpResponse:
    """Show the editions, and a form for the next one."""
    return _page(request, _form())


@require_POST
@officers
def look(request: StaffRequest) -> HttpResponse:
    """Show what the next edition would change, before anything is published."""
    form = _form(request.POST)
    wanted = form.words() if form.is_valid() else None
    return _page(request, form, wanted=wanted)


@require_POST
@officers
def publish(request: StaffRequest) -> HttpResponse:
    """Publish the next edition, for good."""
    form = _form(request.POST)
    if form.is_valid():
        try:
            publish_statement(
                staff_id=request.signed_in.staff_id,
                valid_from=form.cleaned_data["valid_from"],
                words=form.words(),
            )
        except Refused as refused:
            form.refused(refused.reason)
        else:
            return HttpResponseRedirect(reverse("staff_statement"))
    return _page(request, form)


def _form(data: Any = None) -> StatementForm:
    before = _newest().values
    return StatementForm(data, before=before, today=timezone.localdate(clock.now()))


def _newest() -> Edition:
    return next(iter(editions()), unpublished())


def _page(
    request: StaffRequest,
    form: StatementForm,
    *,
    wanted: Mapping[str, Mapping[str, str]] | None = None,
) -> HttpResponse:
    looked = [] if wanted is None else _changes(wanted)
    context = {
        "name": request.signed_in.display_name,
        "here": "statement",
        "editions": editions(),
        "counts": in_force(clock.now()).number,
        "form": form,
        "looked": looked,
        "is_looked": wanted is not None,
        "pending": _changes(_newest().values),
    }
    status = UNPROCESSABLE if form.errors else None
    return render(request, "console/statement.html", context, status=status)


def _changes(words: Mapping[str, Mapping[str, str]]) -> list[tuple[str, list[ChangedSection]]]:
    """Return, per language by name, what is another between the newest edition and the next with these words."""
    old, new = _newest(), unpublished(words)
    found = []
    for code, name in settings.LANGUAGES:
        before, after = document(old, code), document(new, code)
        sections = [*changes(before.short, after.short), *changes(before.full, after.full)]
        found += [(name, sections)] if sections else []
    return found


urlpatterns = [
    path("", statement, name="staff_statement"),
    path("look/", look, name="staff_statement_look"),
    path("publish/", publish, name="staff_statement_publish"),
]

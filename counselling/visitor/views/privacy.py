"""The privacy statement: what counts now, every edition there was, and what changed between two."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from counselling.core import clock
from counselling.privacy.queries.notices import is_anything_told, notices_at
from counselling.privacy.queries.statement import Edition, document, editions, in_force
from counselling.privacy.queries.statement import edition as edition_of
from counselling.privacy.rules.statement import changes
from counselling.visitor.pages import organisation
from counselling.visitor.visit import current_visit


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show the statement that counts today."""
    shown = in_force(clock.now())
    visit = current_visit(request)
    kept = visit.statement if visit else ""
    return _page(request, shown, seen=kept if kept != shown.name else "")


@require_safe
def edition(request: HttpRequest, edition: int) -> HttpResponse:
    """Show one edition, as it was published."""
    return _page(request, _found(edition), past=True)


@require_safe
def all_editions(request: HttpRequest) -> HttpResponse:
    """List every edition, the newest first, each with what changed in it."""
    context = {"editions": editions(), "counts": in_force(clock.now()).number}
    return render(request, "visitor/pages/editions.html", context)


@require_safe
def what_changed(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """Show what is another between two editions, question by question."""
    before, after = _found(old), _found(new)
    first, second = document(before, _language()), document(after, _language())
    context = {
        "old": before,
        "new": after,
        "sections": [*changes(first.short, second.short), *changes(first.full, second.full)],
    }
    return render(request, "visitor/pages/changes.html", context)


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Show what went wrong with data of the chat, for as long as that stands here."""
    told = [(one.published_at, one.texts[_language()]) for one in notices_at(clock.now())]
    return render(request, "visitor/pages/notices.html", {"told": told})


def _found(number: int) -> Edition:
    found = edition_of(number)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, shown: Edition, **more: Any) -> HttpResponse:
    context = {
        "edition": shown,
        "document": document(shown, _language()),
        "is_anything_told": is_anything_told(clock.now()),
        **more,
    }
    return render(request, "visitor/pages/privacy.html", organisation() | context)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE

"""A copy to take along: a page that needs nothing else, or JSON; its name gives nobody away."""

from base64 import b64encode
from functools import cache
from pathlib import Path

import msgspec
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from counselling.core import clock
from counselling.core.errors import Refused
from counselling.emergency.rules import What, Whom
from counselling.privacy.actions.codes import note_copied
from counselling.privacy.queries.copies import access_copy, portable_copy
from counselling.privacy.queries.register import all_kept
from counselling.privacy.rules.copies import SCHEMA_PATH, AccessCopy, PortableCopy, schema
from counselling.privacy.rules.tickets import Ticket
from counselling.visitor.views.my_data_words import (
    choice_in_words,
    earlier_in_words,
    looks_in_words,
    said_by_service,
)

#: The things of the register.
THINGS = {kept.key: kept for kept in all_kept()}


def access_page(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """Give everything that is kept as a page to keep: its style is in it, and no script."""
    copy = _access(ticket)
    page = render_to_string(
        "visitor/my_data/copy.html",
        {
            "copy": copy,
            "style": _style(),
            "told": choice_in_words(copy.start),
            "looks": looks_in_words(copy.looked),
            "kept": [(THINGS[one.thing], one) for one in copy.kept],
            "earlier": earlier_in_words(copy.corrections),
            "told_others": [
                (one.at, What(one.what).label, Whom(one.whom).label) for one in copy.disclosures
            ],
        },
        request,
    )
    return _file(page.encode(), "text/html; charset=utf-8", "gegevens.html")


def access_file(_request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """Give everything that is kept as JSON."""
    return _json(_access(ticket), "gegevens.json")


def portable_file(_request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """Give what the person gave as JSON, to take to another service."""
    copy = portable_copy(ticket, clock.now(), schema=_schema_address(), say=said_by_service)
    if copy is None:
        raise Refused("unknown")
    note_copied(conversation_id=ticket.conversation, copy="portability")
    return _json(copy, "mijn-deel.json")


@require_safe
def copy_schema(_request: HttpRequest) -> JsonResponse:
    """Publish what the JSON of a copy looks like."""
    answer = JsonResponse(schema(settings.SITE_ORIGIN))
    answer["Content-Type"] = "application/schema+json"
    return answer


def _access(ticket: Ticket) -> AccessCopy:
    copy = access_copy(ticket, clock.now(), schema=_schema_address(), say=said_by_service)
    if copy is None:
        raise Refused("unknown")
    note_copied(conversation_id=ticket.conversation, copy="access")
    return copy


def _schema_address() -> str:
    return f"{settings.SITE_ORIGIN}{SCHEMA_PATH}"


def _json(copy: AccessCopy | PortableCopy, name: str) -> HttpResponse:
    content = msgspec.json.format(msgspec.json.encode(copy), indent=2)
    return _file(content, "application/json", name)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@cache
def _style() -> str:
    found = finders.find("css/copy.css")
    if not isinstance(found, str):
        message = "css/copy.css is not among the static files"
        raise FileNotFoundError(message)
    return f"data:text/css;base64,{b64encode(Path(found).read_bytes()).decode()}"

"""Pages for when something went wrong; they need neither a database nor a session."""

import sys

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest) -> HttpResponse:
    """Nothing is here."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side; the numbers to call are there all the same.

    While the database is locked, full or gone it is 503: the same page helps, later.
    """
    context = {"neutral_site": settings.NEUTRAL_SITE}
    if isinstance(sys.exception(), DatabaseError | InterfaceError):
        return HttpResponse(render_to_string("503.html", context), status=503)
    return HttpResponse(render_to_string("500.html", context), status=500)

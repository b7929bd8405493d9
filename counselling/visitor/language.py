"""The language of a page: the visit's own, else the one asked for by `?taal=`; no cookie, no guessing."""

from collections.abc import Awaitable
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from counselling.live import threads
from counselling.visitor.visit import current_visit

LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)


class VisitLanguage:
    """Puts every page into its language."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response
        self._is_async = iscoroutinefunction(get_response)
        if self._is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        """Answer in the page's language."""
        if self._is_async:
            return self._answer_later(request)
        with translation.override(_language_of(request)):
            return _named(self.get_response(request))

    async def _answer_later(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(await threads.run(_language_of, request)):
            return _named(await self.get_response(request))


def _named(response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault(
        "Content-Language", translation.get_language() or settings.LANGUAGE_CODE
    )
    return response


def _language_of(request: HttpRequest) -> str:
    if request.path_info.startswith("/staff/"):
        return settings.LANGUAGE_CODE
    try:
        visit = current_visit(request)
    except (DatabaseError, InterfaceError):
        # The page says by itself that something is wrong; the exit works without a database.
        visit = None
    if visit is not None:
        return visit.language
    asked = request.GET.get("taal", "")
    return asked if asked in LANGUAGES else settings.LANGUAGE_CODE

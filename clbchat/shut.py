"""While a backup is brought back nobody gets further than here: help for young people, a sentence for staff."""

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation

from clbchat.headers import Answer
from counselling.core import closing
from counselling.visitor.visit import forget_visit

RETRY_SECONDS = "120"
PASSES = ("/healthz", settings.STATIC_URL)
CLOSED = {"state": "closed", "opens_at": None, "wait": None, "text": ""}


class ShutWhileRestoring:
    """Answers everything itself while the flag lies in the data folder."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self._is_async = iscoroutinefunction(get_response)
        if self._is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> object:
        """Pass the request on, unless the site is shut."""
        if not closing.is_shut() or request.path_info.startswith(PASSES):
            return self.get_response(request)
        return self._later(request) if self._is_async else _answer(request)

    async def _later(self, request: HttpRequest) -> HttpResponseBase:
        return _answer(request)


def _answer(request: HttpRequest) -> HttpResponse:
    path = request.path_info
    if path == "/weg/":
        return _exit(request)
    if path == "/status.json":
        return JsonResponse(CLOSED)
    if path == "/readyz":
        return HttpResponse("closed", status=503, content_type="text/plain")
    page = "accounts/restoring.html" if path.startswith("/staff/") else "restoring.html"
    with translation.override(settings.LANGUAGE_CODE):
        content = render_to_string(page, {"neutral_site": settings.NEUTRAL_SITE})
    return HttpResponse(content, status=503, headers={"Retry-After": RETRY_SECONDS})


def _exit(request: HttpRequest) -> HttpResponse:
    """Lead out at once: the database, which would note it, may be away; the visit ends in any case."""
    leads = {"Location": settings.NEUTRAL_SITE}
    posted = request.method == "POST"
    response = HttpResponse(status=204) if posted else HttpResponse(status=303, headers=leads)
    forget_visit(response)
    return response

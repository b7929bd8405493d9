"""Answers that suit who asks: a page that moves by itself (JSON), or a browser without script."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import get_language


class SeeOther(HttpResponseRedirect):
    """303: look there, by GET."""

    status_code = 303


def wants_json(request: HttpRequest) -> bool:
    """Tell whether a script asks, which moves on without a new history entry."""
    return "application/json" in request.headers.get("Accept", "")


def move_to(request: HttpRequest, path: str) -> HttpResponse:
    """Send the browser to `path` on this site."""
    return JsonResponse({"location": path}) if wants_json(request) else SeeOther(path)


def errors_as_json(errors: Mapping[str, str], status: int) -> JsonResponse:
    """Answer a script: each field with its sentence, and the first one as `text`."""
    return JsonResponse(
        {"errors": dict(errors), "text": next(iter(errors.values()), "")}, status=status
    )


def landing_path() -> str:
    """Return the landing page in the language of this moment."""
    return f"/{_language()}"


def form_path() -> str:
    """Return the form before the waiting room in the language of this moment."""
    return f"/chat/{_language()}"


def _language() -> str:
    language = get_language() or settings.LANGUAGE_CODE
    return "" if language == settings.LANGUAGE_CODE else f"?taal={language}"

"""What every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the settings and the language that templates show."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "request": request,
        "language": language,
        "languages": settings.LANGUAGES,
        "neutral_site": settings.NEUTRAL_SITE,
        "organisation": settings.ORGANISATION_NAME,
        "answers_in_this_language": language in settings.ANSWERING_LANGUAGES,
        "only_with_you": settings.CAPACITY_MAX == 1,
        "notice_closed": "clbchat_cookie_ok" in request.COOKIES,
    }

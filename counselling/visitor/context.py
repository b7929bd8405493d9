"""What every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from counselling.visitor.news import NOTICE_COOKIE, news_for


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
        "notice_closed": NOTICE_COOKIE in request.COOKIES,
        "news": SimpleLazyObject(lambda: news_for(request)),
    }

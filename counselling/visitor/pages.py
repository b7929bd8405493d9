"""The text pages: other help, privacy, rules, my data, contact, complaint. They work without script."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from counselling.core import clock
from counselling.signposts.queries.helplines import helplines


@require_safe
def text_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show the text page `name`."""
    return render(request, f"visitor/pages/{name}.html", _organisation())


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Show who else can help: what is open now on top."""
    lines = helplines(now=clock.now(), language=get_language() or settings.LANGUAGE_CODE)
    return render(request, "visitor/pages/help.html", {"lines": lines})


def _organisation() -> dict[str, Any]:
    phone = settings.ORGANISATION_PHONE
    return {
        "visit_cookie": "__Host-visit" if settings.SECURE else "visit",
        "contact": {
            "name": settings.ORGANISATION_NAME,
            "phone": phone,
            "tel": "".join(character for character in phone if character in "+0123456789"),
            "hours": settings.ORGANISATION_HOURS,
            "address": settings.ORGANISATION_ADDRESS,
            "email": settings.ORGANISATION_EMAIL,
            "known": phone or settings.ORGANISATION_ADDRESS or settings.ORGANISATION_EMAIL,
            "privacy_email": settings.PRIVACY_EMAIL,
            "complaint_body": settings.COMPLAINT_BODY_NAME,
            "complaint_contact": settings.COMPLAINT_BODY_CONTACT,
            "authority": settings.DATA_AUTHORITY_NAME,
            "authority_url": settings.DATA_AUTHORITY_URL,
        },
    }

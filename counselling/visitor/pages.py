"""The text pages: other help, privacy, rules, my data, contact, complaint. They work without script."""

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from counselling.core import clock
from counselling.core.lifetimes import days_kept
from counselling.core.register import Whose
from counselling.privacy.queries.register import kept_of
from counselling.signposts.queries.helplines import helplines
from counselling.signposts.queries.self_help import search_self_help, self_help
from counselling.signposts.rules.self_help import QUERY_LIMIT, Text
from counselling.visitor import limits
from counselling.visitor.visit import same_site_post

THEME_NAMES = {
    "feelings": _("Hoe ik me voel"),
    "bullying": _("Pesten"),
    "home": _("Thuis"),
    "study": _("School en studiekeuze"),
    "sexuality": _("Liefde en seks"),
    "health": _("Lichaam en gezondheid"),
}


@require_safe
def text_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show the text page `name`."""
    return render(request, f"visitor/pages/{name}.html", organisation())


@require_safe
def kept_page(request: HttpRequest) -> HttpResponse:
    """Show everything that is kept, as the register tells it."""
    context = {"sections": kept_of(Whose.VISITOR), "of_staff": kept_of(Whose.STAFF)}
    return render(request, "visitor/pages/kept.html", context)


@same_site_post
@require_http_methods(["GET", "HEAD", "POST"])
def help_page(request: HttpRequest) -> HttpResponse:
    """Show who else can help, what is open now on top, and texts to read.

    What is looked for comes by POST: it is in no address, no history and no log.
    """
    language = get_language() or settings.LANGUAGE_CODE
    typed = request.POST.get("words", "")[:QUERY_LIMIT].strip()
    context = {
        "lines": helplines(now=clock.now(), language=language),
        "typed": typed,
        "asked": request.method == "POST",
        "limit": QUERY_LIMIT,
    }
    if typed and not limits.may_search():
        return render(request, "visitor/pages/help.html", {**context, "busy": True}, status=503)
    found = search_self_help(language, typed) if typed else []
    return render(
        request,
        "visitor/pages/help.html",
        {**context, "found": found, "themes": _by_theme(language)},
    )


def _by_theme(language: str) -> list[tuple[object, list[Text]]]:
    grouped = groupby(self_help(language), key=lambda text: text.theme)
    return [(THEME_NAMES[theme], list(texts)) for theme, texts in grouped]


def organisation() -> dict[str, Any]:
    """Return who runs the service and how they are reached, and how long what is kept."""
    phone = settings.ORGANISATION_PHONE
    return {
        "visit_cookie": "__Host-visit" if settings.SECURE else "visit",
        "sealed_days": days_kept("SEAL_DAYS"),
        "tag_days": days_kept("TAG_DAYS"),
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

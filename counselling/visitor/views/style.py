"""A page with every component in every state, for those who build; off in production."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counselling.core import clock
from counselling.privacy.queries.statement_values import figures_now
from counselling.visitor.forms import FeedbackForm, StartForm, errors_of
from counselling.visitor.views.shown import first_lines, form_labels


@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    """Show the components."""
    if not settings.STYLE_PAGE:
        raise Http404
    wrong = StartForm({"nickname": "", "topic": "none such"})
    context = {
        "wrong": wrong,
        "errors": errors_of(wrong),
        "form": FeedbackForm(),
        "helplines": first_lines(),
        "messages": _messages(),
        "snapshot": {"counsellor": "Amina"},
        "figures": figures_now(),
        "style_asked": _consent("asked"),
        "style_said": [_consent("given", shared=True), _consent("withdrawn")],
    }
    return render(request, "visitor/style.html", context | form_labels())


def _consent(state: str, *, shared: bool = False) -> dict[str, Any]:
    question = "Amina vraagt: mag ik dit doorgeven aan het CLB van je school?"
    what, to = "dat je op school gepest wordt", "het CLB van je school"
    return {"id": state, "state": state, "text": question, "what": what, "to": to, "shared": shared}


def _messages() -> list[dict[str, Any]]:
    now = clock.now()
    lines = [
        ("system", "", "Je praat nu met Amina.", ""),
        ("counsellor", "Amina", "Dag! Fijn dat je er bent. Waarover wil je praten?", ""),
        ("visitor", "Jij", "Ik word gepest op school.\nAl een tijdje.", "sent"),
        ("visitor", "Jij", "x" * 200, "sending"),
        ("visitor", "Jij", "Dit bericht is niet verstuurd.", "failed"),
    ]
    return [
        {
            "id": f"style-{place}",
            "from": side,
            "name": name,
            "text": text,
            "own": bool(status),
            "status": status,
            "time": now,
        }
        for place, (side, name, text, status) in enumerate(lines)
    ]

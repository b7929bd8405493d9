"""What the page of a visit shows, from the snapshot of the visit."""

from datetime import datetime
from math import ceil
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from counselling.conversation.queries.visits import Visit
from counselling.core import clock
from counselling.core.moments import moment_in_words
from counselling.privacy.queries.statement_values import figures_now
from counselling.signposts.queries.helplines import Line, helplines
from counselling.visitor.snapshot import visit_snapshot
from counselling.visitor.words import LEARNED

ANSWERS = {
    "nl": gettext_lazy("Wij antwoorden in het Nederlands."),
    "fr": gettext_lazy("Wij antwoorden in het Frans."),
    "en": gettext_lazy("Wij antwoorden in het Engels."),
}
SHOWN_LINES = 5
#: These stand apart, above all lists.
EMERGENCY = ("112", "101")


def visit_context(visit: Visit, **more: Any) -> dict[str, Any]:
    """Return everything `visitor/visit.html` needs for this visit, waiting, running or ended."""
    snapshot = visit_snapshot(visit.id)
    view = view_of(snapshot)
    kind = _kind(snapshot)
    messages = [_message(line, snapshot["seen"]) for line in snapshot["messages"]]
    return {
        "snapshot": snapshot,
        "view": view,
        "title_word": title_words()[view],
        "messages": messages,
        "message_id": uuid4(),
        "appointment_moment": _appointed(snapshot["appointment"]),
        "position_line": _position(snapshot["position"]),
        "wait_line": _wait(snapshot["wait"], nobody_here=snapshot["nobody_here"]),
        "question": snapshot["question"],
        "kind": kind,
        "may_learn": visit.may_learn,
        "learn_said": LEARNED[visit.may_learn],
        "figures": figures_now(),
        "paused": _minutes(snapshot["paused"]),
        # What was typed and not taken stays on the screen, to be sent after the pause.
        "closed": bool(snapshot["paused"]) and not more.get("draft"),
        "ask_feedback": kind == "talked" and not snapshot["feedback_given"],
        # Somebody who stops is told that the conversation leaves the screen.
        "transcript": messages if kind == "talked" and snapshot["ended_by"] != "visitor" else [],
        **_consents(snapshot["consents"]),
        "helplines": first_lines(),
        "mood_label": _("Hoe voel je je nu?"),
        **more,
    }


def view_of(snapshot: dict[str, Any]) -> str:
    """Return which part of the page is shown: waiting, turn, active or ended."""
    return (
        "turn"
        if snapshot["state"] == "active" and snapshot["turn_until"]
        else str(snapshot["state"])
    )


def title_words() -> dict[str, str]:
    """Return the word of the page title for each view."""
    return {
        "waiting": _("wachten"),
        "turn": _("jouw beurt"),
        "active": _("gesprek"),
        "ended": _("klaar"),
    }


def form_labels() -> dict[str, str]:
    """Return the questions of the form."""
    return {
        "age_label": _("Hoe oud ben je?"),
        "topic_label": _("Waarover?"),
        "i_am_label": _("Ik ben"),
        "gender_label": _("Hoe noem je jezelf?"),
        "mood_label": _("Hoe voel je je nu?"),
        "overlooked_label": _("Kan er iemand meekijken op je scherm?"),
    }


def answered_in() -> list[str]:
    """Return, on pages in a language that nobody answers in, the sentences that say so."""
    if get_language() in settings.ANSWERING_LANGUAGES:
        return []
    return [
        str(ANSWERS[language]) for language in settings.ANSWERING_LANGUAGES if language in ANSWERS
    ]


def first_lines() -> list[Line]:
    """Return the helplines that a page shows before the link to all of them."""
    lines = helplines(now=clock.now(), language=get_language() or "nl")
    return [line for line in lines if line.number not in EMERGENCY][:SHOWN_LINES]


def _consents(consents: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "asked_consent": next((one for one in consents if one["state"] == "asked"), None),
        "said_consents": [one for one in consents if one["state"] != "asked"],
    }


def _minutes(seconds: int | None) -> int | None:
    return ceil(seconds / 60) if seconds else None


def _kind(snapshot: dict[str, Any]) -> str:
    if snapshot["ended_by"] == "closed":
        return "missed" if snapshot["appointment"] else "closed"
    return "talked" if snapshot["counsellor"] else "left"


def _message(line: dict[str, Any], seen: int) -> dict[str, Any]:
    own = line["from"] == "visitor"
    return {
        **line,
        "text": line.get("rest", line["text"]),
        "own": own,
        "name": _("Jij") if own else line["by"],
        "status": "read" if own and line["seq"] <= seen else "sent",
        "time": datetime.fromisoformat(line["at"]),
    }


def _appointed(appointment: dict[str, Any] | None) -> str:
    if appointment is None:
        return ""
    moment = moment_in_words(datetime.fromisoformat(appointment["at"]), clock.now())
    return moment[:1].upper() + moment[1:] + "."


def _position(position: int | None) -> str:
    if position is None:
        return _("We kijken waar je staat.")
    if position == 1:
        return _("Jij bent de volgende.")
    ahead = position - 1
    return (
        _("Er is nog één persoon vóór jou.")
        if ahead == 1
        else _("Er zijn nog %(n)s mensen vóór jou.") % {"n": ahead}
    )


def _wait(wait: tuple[int, int] | None, *, nobody_here: bool) -> str:
    if nobody_here:
        return _("Er is nu niemand van ons. Dat ligt niet aan jou. Je mag blijven wachten.")
    if wait is None:
        return _("We weten nog niet hoelang het duurt.")
    text = _("Het duurt nog ongeveer %(a)s tot %(b)s minuten. We weten het niet zeker.")
    return text % {"a": wait[0], "b": wait[1]}

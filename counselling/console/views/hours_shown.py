"""What the page of the opening hours shows."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from counselling.console.forms.hours import (
    DoorForm,
    LastEntryForm,
    MomentForm,
    SpecialDaysForm,
    WeekForm,
)
from counselling.console.views.hours_words import day_name, door_line, special_words
from counselling.shift.queries.opening import held_door, last_entry_minutes, special_days, week
from counselling.shift.rules.opening import DoorMode, Hours, overlapping
from counselling.waiting_room.queries import planned_state, sentence

CARD_WORDS = {
    "open": (_("Open"), _("Start de chat")),
    "closed": (_("Dicht"), _("Andere hulp nu")),
}


def context_of(
    moment: MomentForm,
    now: datetime,
    *,
    told: list[str] | None = None,
    **filled: forms.Form,
) -> dict[str, Any]:
    """Return what the page needs; a form that was sent back comes in place of a fresh one."""
    today = timezone.localtime(now).date()
    hours = week()
    fresh: dict[str, forms.Form] = {
        "week": WeekForm(week=hours),
        "special": SpecialDaysForm(today=today),
        "last_entry": LastEntryForm(initial={"minutes": last_entry_minutes()}),
        "door": DoorForm(initial={"mode": _mode(now)}),
    }
    used = fresh | filled
    return {
        **used,
        "told": told,
        "problems": _problems(used.values()),
        "rows": _rows(used["week"]),
        "days": [(days, special_words(days)) for days in special_days(today)],
        "door_line": door_line(now),
        "moment": moment,
        "preview": preview_at(moment.chosen(now)),
    }


def _mode(now: datetime) -> str:
    held = held_door(now)
    return held.mode if held else DoorMode.HOURS


def _problems(filled: Iterable[forms.Form]) -> list[tuple[str, str]]:
    """Return each mistake with the field it is about, if it is about one."""
    return [
        (form[name].id_for_label, f"{form[name].label}: {text}")
        if name in form.fields
        else ("", str(text))
        for form in filled
        for name, texts in form.errors.items()
        for text in texts
    ]


def _rows(form: forms.Form) -> list[tuple[str, list[tuple[forms.BoundField, forms.BoundField]]]]:
    assert isinstance(form, WeekForm)  # noqa: S101 - tells mypy which form this is
    return [
        (day_name(day), [(form[opens], form[closes]) for opens, closes in places])
        for day, places in form.rows
    ]


def draft_in(data: QueryDict) -> list[Hours] | None:
    """Return a week that somebody is filling in, when it could be saved and is not what stands."""
    if "opens_0_0" not in data:
        return None
    saved = week()
    form = WeekForm(data, week=saved)
    if not form.is_valid() or set(form.hours()) == set(saved) or overlapping(form.hours()):
        return None
    return form.hours()


def preview_at(moment: datetime, draft: list[Hours] | None = None) -> dict[str, Any]:
    """Return the visitors' card at a moment in each language, if somebody is there then."""
    local = timezone.localtime(moment)
    service = planned_state(moment, draft)
    cards = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            word, button = CARD_WORDS[service.state]
            card = {"word": str(word), "button": str(button), "sentence": sentence(service, moment)}
        cards.append({"language": language, **card})
    return {
        "state": service.state,
        "moment": local.strftime("%Y-%m-%dT%H:%M"),
        "when": date_format(local, "l j F Y, H:i"),
        "draft": draft is not None,
        "by_hand": held_door(moment) is not None,
        "cards": cards,
    }

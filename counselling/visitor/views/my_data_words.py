"""What is kept, who looked and what was said, in words for the person it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from accounts.rules import Role
from accounts.trail.words import action_in_words
from counselling.conversation.events import SystemLine
from counselling.privacy.queries.kept import Thing
from counselling.privacy.rules.copies import Correction
from counselling.privacy.rules.kept import how_long
from counselling.privacy.rules.traits import CHOICES
from counselling.visitor.words import sentence

TRAITS = {
    "topic": gettext_lazy("Waarover"),
    "age_band": gettext_lazy("Leeftijd"),
    "i_am": gettext_lazy("Ik ben"),
    "gender": gettext_lazy("Hoe je jezelf noemt"),
    "mood": gettext_lazy("Hoe je je voelde"),
    "overlooked": gettext_lazy("Kan iemand meekijken?"),
}
#: What was done by whoever has the code, or the cookie of the chat.
THEMSELVES = {
    "code_made": gettext_lazy("In de chat werd een code gemaakt."),
    "data_seen_with_code": gettext_lazy("Iemand met je code keek wat we bewaren."),
    "conversation_seen_with_code": gettext_lazy(
        "Iemand met je code en je schuilnaam las het gesprek."
    ),
    "copy_taken_with_code": gettext_lazy("Iemand met je code en je schuilnaam nam een kopie mee."),
    "data_corrected": gettext_lazy("Iemand met je code en je schuilnaam verbeterde antwoorden."),
    "data_added": gettext_lazy("Iemand met je code en je schuilnaam schreef er iets bij."),
    "conversation_set_apart": gettext_lazy(
        "Iemand met je code vroeg om het gesprek niet te gebruiken."
    ),
    "conversation_used_again": gettext_lazy(
        "Iemand met je code zei dat we het weer mogen gebruiken."
    ),
    "objection_holds": gettext_lazy("Iemand met je code maakte bezwaar."),
    "objection_made": gettext_lazy("Iemand met je code maakte bezwaar."),
}
#: What stands for the names of staff in a line of the service.
NAMES = {"name", "before", "by", "to"}
_BEGINNING = re.compile(r"(^|[.!?] )([a-zà-ÿ])")


class Looked(Protocol):
    """Something that was done with a conversation, by whom as far as roles tell."""

    @property
    def at(self) -> datetime: ...
    @property
    def deed(self) -> str: ...
    @property
    def roles(self) -> Iterable[str] | None: ...


@dataclass(frozen=True)
class LookInWords:
    """Who looked when, and what they did."""

    at: datetime
    who: str
    did: str


def kept_in_words(kept: Iterable[Thing]) -> dict[str, list[str]]:
    """Return what is kept, by until when: to the day where that is known."""
    found: dict[str, list[str]] = {}
    for one in kept:
        until = _until(one.until) if one.until else how_long(one.kept)
        found.setdefault(until, []).append(str(one.kept.name))
    return found


def _until(moment: datetime) -> str:
    return _("Tot en met %(dag)s") % {"dag": date_format(timezone.localtime(moment), "j F Y")}


def looks_in_words(looks: Iterable[Looked]) -> list[LookInWords]:
    """Return each look in words: the role, never a name."""
    return [_look_in_words(one) for one in looks]


def _look_in_words(one: Looked) -> LookInWords:
    if one.roles is None:
        return LookInWords(one.at, "", str(THEMSELVES.get(one.deed, action_in_words(one.deed))))
    return LookInWords(one.at, _who(one.roles), action_in_words(one.deed))


def _who(roles: Iterable[str]) -> str:
    return ", ".join(str(Role(role).label) for role in roles) or _("Iemand van het team")


def reads_in_words(reads: Iterable[tuple[Iterable[str], int]]) -> list[tuple[str, str]]:
    """Return who read a copy without names how often: the role, never a name."""
    return [
        (_who(roles), ngettext("%(n)s keer gelezen", "%(n)s keer gelezen", n) % {"n": n})
        for roles, n in reads
    ]


def said_by_service(line: SystemLine) -> str:
    """Return a line of the service without the names of staff, in the active language."""
    # Where something may go is what the young person decided about, and nobody of the staff.
    names = NAMES - {"to"} if line.code.startswith("consent_") else NAMES
    somebody = {name: _("een hulpverlener") for name in line.params if name in names}
    said = sentence(SystemLine(line.code, line.params | somebody), get_language() or "nl")
    return _BEGINNING.sub(lambda found: found[1] + found[2].upper(), said)


def choice_in_words(told: Any) -> list[tuple[str, str]]:
    """Return the answers of the form in words; what was skipped says so."""
    return [(str(TRAITS[trait]), value_in_words(trait, getattr(told, trait))) for trait in CHOICES]


def earlier_in_words(earlier: Iterable[Correction]) -> list[tuple[str, str, datetime]]:
    """Return what answers were before they were put right, and since when not."""
    return [
        (str(TRAITS[one.trait]), value_in_words(one.trait, one.before), one.at) for one in earlier
    ]


def value_in_words(trait: str, value: Any) -> str:
    """Return one answer in words."""
    labels = {str(value): str(label) for value, label in CHOICES[trait].choices}
    return labels.get(str(value), _("niet gezegd"))

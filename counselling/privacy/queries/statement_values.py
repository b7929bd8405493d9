"""The figures and words of the privacy statement, read from where the code reads them."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from counselling.conversation.rules import COOKIE_AFTER_END, OWN_TEXT
from counselling.core.lifetimes import CEILING, time_kept
from counselling.core.register import days_of
from counselling.emergency.rules import AGAIN
from counselling.intervision.rules.choosing import PROPOSE_WITHIN
from counselling.intervision.rules.times import FIRST_PASS, REDACTORS_LEAST, REDACTORS_MOST
from counselling.privacy.queries.register import all_kept
from counselling.privacy.rules.statement import BASIS_LIMIT, PROCESSORS_LIMIT
from counselling.retention.rules.backups import LIVES
from counselling.waiting_room.rules.returning import BACK_WITHIN

#: What the privacy officer writes, with the most that each may hold.
OWN_WORDS = {"basis": BASIS_LIMIT, "processors": PROCESSORS_LIMIT}
DEFAULTS = Path(__file__).resolve().parent.parent / "statements"
YEAR = 365
THINGS = {kept.key: kept for kept in all_kept()}
#: What goes by a setting of its own, before its conversation or apart from it, by its key in the register.
APART = {
    "words_kept": "talk",
    "notes_kept": "notes",
    "feedback_kept": "feedback",
    "copy_kept": "transcript",
    "helped": "emergency",
    "letters": "letter",
    "trail": "audit_trail",
}


def values_now(words: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Return what fills the statement today, per language; `words` are the privacy officer's, else the defaults."""
    return {code: _values(code, words.get(code, {})) for code, _ in settings.LANGUAGES}


def _values(language: str, words: Mapping[str, str]) -> dict[str, str]:
    with override(language):
        figures = figures_now()
    names = {
        "name": settings.ORGANISATION_NAME,
        "authority": settings.DATA_AUTHORITY_NAME,
        "visit_cookie": "__Host-visit" if settings.SECURE else "visit",
    }
    return figures | names | {key: words.get(key) or default(key, language) for key in OWN_WORDS}


def figures_now() -> dict[str, str]:
    """Return the times and numbers that young people read, as they are today, in the language of this moment."""
    return {
        "kept": in_words(time_kept("CONVERSATION_DAYS")),
        "sealed": in_words(time_kept("SEAL_DAYS")),
        "tag": in_words(time_kept("TAG_DAYS")),
        "shown": in_words(AGAIN),
        "own_text": in_words(OWN_TEXT),
        "propose": in_words(PROPOSE_WITHIN),
        "first_pass": in_words(FIRST_PASS),
        "redactors": _("%(least)s tot %(most)s")
        % {"least": REDACTORS_LEAST, "most": REDACTORS_MOST},
        "after_end": in_words(COOKIE_AFTER_END),
        "copies": in_words(LIVES),
        "back": in_words(BACK_WITHIN),
        **{name: kept_at_most(key) for name, key in APART.items()},
    }


def default(key: str, language: str) -> str:
    """Return the words that stand until a privacy officer writes others."""
    return (DEFAULTS / f"{key}.{language}.txt").read_text("utf-8").strip()


def kept_at_most(key: str) -> str:
    """Return in words how long at most something of the register is kept, as the settings are."""
    return in_words(timedelta(days=days_of(THINGS[key].retention) or CEILING.days))


def in_words(span: timedelta) -> str:
    """Write a span of time in the language of this moment: years where it is whole years, else days or minutes."""
    years, days = divmod(span.days, YEAR)
    if years and not days:
        return ngettext("%(n)s jaar", "%(n)s jaar", years) % {"n": years}
    if span.days:
        return ngettext("%(n)s dag", "%(n)s dagen", span.days) % {"n": span.days}
    minutes = int(span.total_seconds() // 60)
    return ngettext("%(n)s minuut", "%(n)s minuten", minutes) % {"n": minutes}

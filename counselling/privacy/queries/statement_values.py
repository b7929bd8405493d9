"""The figures and words of the privacy statement, read from where the code reads them."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import ngettext, override

from counselling.conversation.rules import COOKIE_AFTER_END, OWN_TEXT
from counselling.core.lifetimes import CEILING
from counselling.emergency.rules import AGAIN
from counselling.origin import peppers
from counselling.privacy.rules.statement import BASIS_LIMIT, PROCESSORS_LIMIT
from counselling.retention.rules.backups import LIVES
from counselling.waiting_room.rules.returning import BACK_WITHIN

#: What the privacy officer writes, with the most that each may hold.
OWN_WORDS = {"basis": BASIS_LIMIT, "processors": PROCESSORS_LIMIT}
DEFAULTS = Path(__file__).resolve().parent.parent / "statements"
YEAR = 365


def values_now(words: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Return what fills the statement today, per language; `words` are the privacy officer's, else the defaults."""
    return {code: _values(code, words.get(code, {})) for code, _ in settings.LANGUAGES}


def _values(language: str, words: Mapping[str, str]) -> dict[str, str]:
    with override(language):
        figures = {
            "kept": in_words(min(timedelta(days=settings.CONVERSATION_DAYS), CEILING)),
            "sealed": in_words(timedelta(days=settings.SEAL_DAYS)),
            "tag": in_words(peppers.LIFE),
            "shown": in_words(AGAIN),
            "own_text": in_words(OWN_TEXT),
            "after_end": in_words(COOKIE_AFTER_END),
            "copies": in_words(LIVES),
            "back": in_words(BACK_WITHIN),
        }
    names = {
        "name": settings.ORGANISATION_NAME,
        "authority": settings.DATA_AUTHORITY_NAME,
        "visit_cookie": "__Host-visit" if settings.SECURE else "visit",
    }
    return figures | names | {key: words.get(key) or default(key, language) for key in OWN_WORDS}


def default(key: str, language: str) -> str:
    """Return the words that stand until a privacy officer writes others."""
    return (DEFAULTS / f"{key}.{language}.txt").read_text("utf-8").strip()


def in_words(span: timedelta) -> str:
    """Write a span of time in the language of this moment: years where it is whole years, else days or minutes."""
    years, days = divmod(span.days, YEAR)
    if years and not days:
        return ngettext("%(n)s jaar", "%(n)s jaar", years) % {"n": years}
    if span.days:
        return ngettext("%(n)s dag", "%(n)s dagen", span.days) % {"n": span.days}
    minutes = int(span.total_seconds() // 60)
    return ngettext("%(n)s minuut", "%(n)s minuten", minutes) % {"n": minutes}

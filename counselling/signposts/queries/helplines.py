"""Which helplines a page shows at a moment, in whose language, in which order."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils import translation

from counselling.signposts.models import Helpline
from counselling.signposts.rules import opening as rules

SEED = Path(__file__).resolve().parent.parent / "helplines.toml"


@dataclass(frozen=True, slots=True)
class Line:
    """A helpline as a page shows it: every text in the page's language."""

    key: str
    name: str
    audience: str
    #: As people write it, and as a telephone dials it; both empty without a telephone.
    number: str
    tel: str
    url: str
    #: The address without "https://", to be read.
    site: str
    open_now: bool
    #: "nu open, tot 22 uur", "dag en nacht", "open morgen om 16 uur"; empty when we do not know.
    hours_text: str
    chat: bool
    chat_open: bool
    chat_hours_text: str
    languages: tuple[str, ...]
    #: Answers in the language of the page; other lines are labelled with `languages`.
    speaks: bool
    free: bool
    essential: bool


def helplines(*, now: datetime, language: str) -> list[Line]:
    """List the lines: who speaks `language` first; open chats, then open telephones, then the rest.

    Read from the database at most once a minute and language in each process.
    """
    return list(_listed(now.replace(second=0, microsecond=0), language))


def seeded() -> list[Helpline]:
    """Return the lines of the file that comes with the product, as rows that are not stored yet."""
    return [
        Helpline(place=10 * place, **line)
        for place, line in enumerate(
            tomllib.loads(SEED.read_text(encoding="utf-8"))["line"], start=1
        )
    ]


def forget() -> None:
    """Let the next page read the lines again."""
    _listed.cache_clear()


@lru_cache(maxsize=16)
def _listed(now: datetime, language: str) -> tuple[Line, ...]:
    # A service whose table is still empty must not be one without telephone numbers.
    rows = list(Helpline.objects.filter(Q(shown=True) | Q(essential=True))) or seeded()
    with translation.override(language):
        lines = [(row.place, _line(row, now, language)) for row in rows]
    return tuple(line for _, line in sorted(lines, key=lambda placed: _rank(placed[1], placed[0])))


def _rank(line: Line, place: int) -> tuple[bool, bool, bool, bool, int]:
    chat_hours_unknown = line.chat and not line.chat_hours_text
    return not line.speaks, not line.chat_open, not line.open_now, not chat_hours_unknown, place


def _line(row: Helpline, now: datetime, language: str) -> Line:
    phone = rules.DAY_AND_NIGHT if row.always else _opening(row, "phone", now)
    chat = _opening(row, "chat", now)
    return Line(
        key=row.key,
        name=_in(language, row.name),
        audience=_in(language, row.audience),
        number=row.number,
        tel="".join(digit for digit in row.number if digit in "+0123456789"),
        url=row.url,
        site=urlsplit(row.url).netloc.removeprefix("www."),
        open_now=phone.is_open,
        hours_text=rules.in_words(phone, now),
        chat="chat" in row.channels,
        chat_open=chat.is_open,
        chat_hours_text=rules.in_words(chat, now),
        languages=tuple(row.languages),
        speaks=language in row.languages,
        free=row.free,
        essential=row.essential,
    )


def _opening(row: Helpline, channel: str, now: datetime) -> rules.Opening:
    if channel not in row.channels or not rules.hours_trusted(row.checked_on, now):
        return rules.Opening(is_open=False)
    exceptions = {day: hours[channel] for day, hours in row.exceptions.items() if channel in hours}
    return rules.opening(row.phone_hours if channel == "phone" else row.chat_hours, exceptions, now)


def _in(language: str, texts: dict[str, str]) -> str:
    return texts.get(language) or texts.get("nl", "")

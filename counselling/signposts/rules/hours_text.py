"""The hours of a day as somebody types them: "16:00-22:00, 23-24". Pure."""

import re

from counselling.core.errors import Refused

#: More stretches a day than any line has; longer texts are no hours.
STRETCHES_MOST = 6
TEXT_LIMIT = 100
_STRETCH = re.compile(
    r"(\d{1,2})(?:[:.u](\d{2}))? ?(?:u|uur)? ?(?:-|\N{EN DASH}|tot) ?(\d{1,2})(?:[:.u](\d{2}))? ?(?:u|uur)?"
)


def hours_from(typed: str) -> list[str]:
    """Return the stretches as they are stored ("16:00-22:00"); nothing typed is closed that day.

    Raises `Refused("hours")` for what is no hour of a day.
    """
    if len(typed) > TEXT_LIMIT:
        raise Refused("hours")
    parts = [part.strip().lower() for part in re.split(r"[,;]| en ", typed) if part.strip()]
    if len(parts) > STRETCHES_MOST:
        raise Refused("hours")
    return [_stretch(part) for part in parts]


def _stretch(part: str) -> str:
    found = _STRETCH.fullmatch(part)
    if found is None:
        raise Refused("hours")
    starts, ends = _clock(found[1], found[2]), _clock(found[3], found[4])
    if starts in (ends, "24:00"):
        raise Refused("hours")
    return f"{starts}-{ends}"


def _clock(hour: str, minute: str | None) -> str:
    hours, minutes = int(hour), int(minute or 0)
    whole_day = hours == 24 and not minutes  # noqa: PLR2004 - midnight at the end of a day
    if minutes > 59 or (hours > 23 and not whole_day):  # noqa: PLR2004 - hours and minutes of a clock
        raise Refused("hours")
    return f"{hours:02}:{minutes:02}"


def hours_as_text(stretches: list[str]) -> str:
    """Return stored stretches as somebody would type them."""
    return ", ".join(stretches)

"""One line of a file of schools: what is taken, and what is refused with which word. Pure."""

import re
from dataclasses import dataclass

from counselling.core.errors import Refused
from counselling.core.text import clean_or_empty
from counselling.signposts.rules.addresses import listed

LIMITS = {"school": 120, "town": 60, "level": 60, "clb": 120, "network": 60, "address": 160}
_POSTCODE = re.compile(r"[1-9][0-9]{3}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{0,12}", re.ASCII)
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.\-]{5,28}", re.ASCII)
_FORMULA = ("=", "+", "-", "@")
#: Turns the reading direction of what follows; a text in another direction needs none of them.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """A school, and the centre it belongs to."""

    school: str
    town: str
    postcode: str
    level: str
    number: str
    #: Name, network, address, telephone, site.
    centre: tuple[str, str, str, str, str]

    @property
    def who(self) -> tuple[str, ...]:
        """What two lines about one school share."""
        named = (self.school.casefold(), self.postcode, self.level.casefold())
        return (*named, self.number)


def line_of(cells: dict[str, str]) -> SchoolLine:
    """Return a line of a file.

    Raises `Refused`, with the column as `what`: `missing`, `formula`, `too_long`, `unreadable`, and
    `postcode`, `number`, `phone` or `site` for what does not look like one.
    """
    text = {name: _text(cells, name) for name in LIMITS}
    for name in ("school", "town", "clb"):
        if not text[name]:
            raise Refused("missing", what=name)
    return SchoolLine(
        school=text["school"],
        town=text["town"],
        postcode=_like(cells, "postcode", _POSTCODE),
        level=text["level"],
        number=_like(cells, "number", _NUMBER),
        centre=(text["clb"], text["network"], text["address"], _phone(cells), _site(cells)),
    )


def _text(cells: dict[str, str], name: str) -> str:
    typed = cells.get(name, "").strip()
    if typed.startswith(_FORMULA):
        raise Refused("formula", what=name)
    if _TURNS.search(typed):
        raise Refused("unreadable", what=name)
    try:
        return " ".join(clean_or_empty(typed, limit=LIMITS[name]).split())
    except Refused as refused:
        reason = "too_long" if refused.reason == "too_long" else "unreadable"
        raise Refused(reason, what=name) from None


def _like(cells: dict[str, str], name: str, pattern: re.Pattern[str]) -> str:
    typed = cells.get(name, "").strip()
    if not pattern.fullmatch(typed):
        raise Refused(name, what=name)
    return typed


def _phone(cells: dict[str, str]) -> str:
    typed = " ".join(cells.get("phone", "").split())
    if typed and not _PHONE.fullmatch(typed):
        raise Refused("phone", what="phone")
    return typed


def _site(cells: dict[str, str]) -> str:
    typed = cells.get("site", "").strip()
    if not typed:
        return ""
    # Public files still write http, or nothing, where the site has been on https for years.
    bare = re.sub(r"^https?://", "", typed, flags=re.IGNORECASE)
    try:
        return listed(f"https://{bare}").href
    except Refused:
        raise Refused("site", what="site") from None

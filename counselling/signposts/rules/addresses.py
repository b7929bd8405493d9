"""Which web addresses may be listed, and which ones a text holds. Pure; nothing is ever fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from counselling.core.errors import Refused

ADDRESS_LIMIT = 200
#: A line without one of these holds no address, and is not looked at.
MARKS = ("http", "www.")

_FOUND = re.compile(r"(?:https?://|(?<![\w@./-])www\.)[^\s<>\"]+", re.IGNORECASE)
_AFTER_IT = ".,;:!?'”’)]}»"
_HOST = re.compile(
    r"(?=.{4,120}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)
_PATH = re.compile(r"[\w\-.~%!$&'()*+,;=:@/]*", re.ASCII)
_QUERY = re.compile(r"[\w\-.~%!$&'()*+,;=:@/?]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """An https address in its parts; `host` has no "www."."""

    host: str
    path: str
    #: As a browser opens it.
    href: str

    def holds(self, other: "Address") -> bool:
        """Whether `other` is this address, or a page below it."""
        above = self.path.rstrip("/")
        below = other.path == above or other.path.startswith(f"{above}/")
        return self.host == other.host and below and ".." not in other.path

    @property
    def shown(self) -> str:
        """The address as people read it."""
        return self.host + self.path.rstrip("/")


def listed(typed: str) -> Address:
    """Return the address that a coordinator typed.

    Raises `Refused`: `address_empty`, `address_long`, `address_spaces`, `address_http`,
    `address_scheme`, `address_user`, `address_letters` (with the name as computers write it), and
    `address_unreadable` for any other.
    """
    typed = typed.strip()
    _refuse_at_sight(typed)
    parts = _split(typed)
    _refuse_scheme(typed, parts)
    if parts.username is not None or "@" in parts.netloc:
        raise Refused("address_user")
    if not parts.netloc.isascii():
        raise Refused("address_letters", name=_as_computers_write(parts.netloc))
    found = _address(parts)
    if found is None or parts.fragment:
        raise Refused("address_unreadable")
    return found


def addresses_in(text: str) -> Iterator[tuple[str, Address]]:
    """Yield what looks like an address in `text`, as it is written there and as it would be opened."""
    for match in _FOUND.finditer(text):
        written = match[0].rstrip(_AFTER_IT)
        full = written if written.lower().startswith("http") else f"https://{written}"
        try:
            found = _address(urlsplit(full))
        except ValueError:
            continue
        if found is not None:
            yield written, found


def may_hold_address(text: str) -> bool:
    """Whether a text is worth looking at."""
    lowered = text.lower()
    return any(mark in lowered for mark in MARKS)


def _refuse_at_sight(typed: str) -> None:
    if not typed:
        raise Refused("address_empty")
    if len(typed) > ADDRESS_LIMIT:
        raise Refused("address_long")
    if any(character.isspace() or not character.isprintable() for character in typed):
        raise Refused("address_spaces")


def _refuse_scheme(typed: str, parts: SplitResult) -> None:
    if parts.scheme == "http":
        raise Refused("address_http")
    if parts.scheme != "https" or not typed.lower().startswith("https://"):
        raise Refused("address_scheme")


def _split(typed: str) -> SplitResult:
    try:
        return urlsplit(typed)
    except ValueError:
        raise Refused("address_unreadable") from None


def _address(parts: SplitResult) -> Address | None:
    """Return the address, or nothing where a part is other than what people write."""
    host = parts.netloc.lower()
    if not (
        _HOST.fullmatch(host) and _PATH.fullmatch(parts.path) and _QUERY.fullmatch(parts.query)
    ):
        return None
    path = parts.path or "/"
    query = f"?{parts.query}" if parts.query else ""
    return Address(host.removeprefix("www."), path, f"https://{host}{path}{query}")


def _as_computers_write(netloc: str) -> str:
    try:
        return netloc.lower().encode("idna").decode()
    except UnicodeError:
        return "?"

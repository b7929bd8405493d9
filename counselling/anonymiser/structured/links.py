"""E-mail addresses, links, and names on platforms."""

import re
from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.lists import MIXED, Lists
from counselling.anonymiser.people.kinds import is_ordinary
from counselling.anonymiser.plain import plain
from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.structured.platforms import (
    MENTION,
    PROVIDERS,
    PUBLIC_SITES,
    TOP_LEVELS,
    is_introduced,
)
from counselling.anonymiser.structured.signs import AT, LINE, POINT, WEAK

# A point, a low line or an at sign in words or brackets; each begins with what no address holds.
_DOT = rf"(?:\.|\s?[(\[](?:{POINT})[)\]]\s?|,?\s(?:{POINT}),?\s)"
_SAID_DOT = rf"(?:\s?[(\[](?:{LINE}|{WEAK})[)\]]\s?|,?\s(?:{LINE}|{WEAK}),?\s)"
_AT = rf"(?:\s?@\s?|\s?[(\[{{](?:at|a|{AT})[)\]}}]\s?|,?\s(?:at|aapje|{AT}),?\s)"
_MAIL = seeker(
    rf"(?<![\w.+\-])[\w.+\-]+(?:{_SAID_DOT}[\w.+\-]+)*{_AT}"
    rf"(?:(?:[\w\-]+{_DOT})+(?:{TOP_LEVELS})\b|(?:{PROVIDERS})\b(?:{_DOT}\w{{2,6}})?)",
    re.IGNORECASE,
)
_MAY_BE_MAIL = seeker(rf"@|\b(?:a|at|aapje|{AT})\b", re.IGNORECASE)
_LINK = seeker(
    rf"(?:https?://|www\.)[^\s<>]+|(?<![\w@.])(?:[\w\-]+\.)+(?:{TOP_LEVELS})(?![\w.]*\w@)\b(?!\.\w)(?:/[^\s<>]*)?",
    re.IGNORECASE,
)
_AT_NAME = seeker(r"(?<![\w.])@[\w.\-]*\w")
_HANDLE = seeker(r"(?<![\w.@/\-])(?=[\w.\-]*[^\W\d])\w[\w.\-]*\w(?:#\d{3,5})?(?![\w@])")
_SHORTEST = 4
#: A platform spoken of so many messages before is still spoken of.
_NEAR = 2
_TWO_PARTS = 2
_CLOSES = seeker(r"\s*(?:$|[^\w\s.]|\.(?:\s|$)|(?:en|ma|maar|op|et|mais|sur|and|but|on)\b)")
_LETTERS = seeker(r"[^\W\d_]+")
_JOINED = seeker(r"#|[^\W_]_+[^\W_]|_\d|__|^_+\w|[^\W\d]_$")
_NUMBERED = seeker(r"[\w.]*[^\W\d_]{3}[\w.]*\d{2,}")
_HYPHENED = seeker(r"(?=[\w\-]*[^\W\d_]\d+[^\W\d_])[^\W\d]\w{2,}-\w{2,}")
_MANY_DOTS = seeker(r"[^\W\d_]\w{2,}(?:(?:\.\w{3,}){2,}|(?:\.\w{2,}){3,})")
#: Words of a dictionary, too, stand like this in no sentence: lente.dans2010.
_DOTTED_NUMBER = seeker(r"[^\W\d_]{2,}(?:\.[^\W\d_]{2,})*\.[^\W\d_]{3,}\d{2,}")
_DOTTED = seeker(r"\w+(?:\.\w+)+(?<!^[^\W\d_]\.[^\W\d_])")


def mails(message: int, text: str) -> Iterator[Claim]:
    """Find addresses, also those written with (at) or in words."""
    for found in _MAIL.finditer(text) if _MAY_BE_MAIL.search(text) else ():
        yield Claim(message, *found.span(), "EMAIL", "pattern")


def links(message: int, text: str) -> Iterator[Claim]:
    """Find links; sites that help everybody are nobody's."""
    for found in _LINK.finditer(text):
        link = found[0].rstrip(".,;:!?)'\"…")
        if not PUBLIC_SITES.fullmatch(link):
            yield Claim(
                message, found.start(), found.start() + len(link), "HANDLE_OR_URL", "pattern"
            )


def handles(message: int, texts: list[str], lists: Lists) -> Iterator[Claim]:
    """Find names on platforms: with @, in their own form, or where a platform was just named."""
    text = texts[message]
    for found in _AT_NAME.finditer(text):
        yield Claim(message, *found.span(), "HANDLE_OR_URL", "pattern")
    spoken_of = any(MENTION.search(near) for near in texts[max(0, message - _NEAR) : message + 1])
    formed = _formed_on_platform if spoken_of else _formed
    for found in _HANDLE.finditer(text):
        if formed(found[0], lists) or _introduced(text, found, lists):
            yield Claim(message, *found.span(), "HANDLE_OR_URL", "pattern")


def _formed(name: str, lists: Lists) -> bool:
    """Say whether a name has a form that only names on platforms have."""
    if _JOINED.search(name) or _DOTTED_NUMBER.fullmatch(name):
        return True
    strange = any(not lists.is_word(part) for part in _parts(name))
    if _HYPHENED.fullmatch(name) or (strange and _MANY_DOTS.fullmatch(name)):
        return True
    if not strange or name.isupper():
        return False
    return bool(_NUMBERED.fullmatch(name)) or (
        bool(_DOTTED.fullmatch(name)) and any(letter.isdigit() for letter in name)
    )


def _formed_on_platform(name: str, lists: Lists) -> bool:
    """Say the same where a platform is spoken of: a looser form will do."""
    if _formed(name, lists) or _NUMBERED.fullmatch(name):
        return True
    parts = _parts(name)
    if PUBLIC_SITES.fullmatch(name) or not _DOTTED.fullmatch(name):
        return False
    if len(parts) > _TWO_PARTS and not all(_is_small_talk(part, lists) for part in parts):
        return True
    return any(not lists.is_word(part) for part in parts)


def _is_small_talk(word: str, lists: Lists) -> bool:
    return lists.is_chat(word) or lists.is_function_word(word, MIXED)


def _parts(name: str) -> list[str]:
    return [plain(part) for part in _LETTERS.findall(name)]


def _introduced(text: str, found: re.Match[str], lists: Lists) -> bool:
    name = found[0]
    if not is_introduced(text, found.start(), found.end()) or MENTION.fullmatch(name):
        return False
    if any(letter.isdigit() for letter in name):
        return len(name) > _SHORTEST
    strange = not any(is_ordinary(part, lists) for part in _parts(name))
    dotted = _DOTTED.fullmatch(name) and _is_no_slip(text, found, lists)
    return bool(dotted) or (strange and plain(name) not in lists.first)


def _is_no_slip(text: str, found: re.Match[str], lists: Lists) -> bool:
    """Say whether points between ordinary words make a name: several do, one where the clause ends."""
    parts = _parts(found[0])
    if any(MENTION.fullmatch(part) for part in parts):
        return False
    if len(parts) > _TWO_PARTS:
        return not all(_is_small_talk(part, lists) for part in parts)
    closes = _CLOSES.match(text[found.end() :])
    return bool(closes) and not any(_is_small_talk(part, lists) for part in parts)

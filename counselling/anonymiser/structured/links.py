"""E-mail addresses, links, and names on platforms."""

import re
from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.lists import Lists
from counselling.anonymiser.people.kinds import is_ordinary
from counselling.anonymiser.plain import plain
from counselling.anonymiser.structured.platforms import (
    FILLERS,
    PLATFORMS,
    PROVIDERS,
    PUBLIC_SITES,
    TOP_LEVELS,
)

# A point or an at sign in words or brackets; each begins with what no address holds.
_DOT = r"(?:\.|\s?[(\[](?:dot|punt|point)[)\]]\s?|\s(?:dot|punt|point)\s)"
_SAID_DOT = r"(?:\s?[(\[](?:dot|punt|point)[)\]]\s?|\s(?:dot|punt|point)\s)"
_AT = r"(?:\s?@\s?|\s?[(\[{](?:at|a|apenstaartje)[)\]}]\s?|\s(?:at|apenstaart(?:je)?|aapje|arobase)\s)"
_MAIL = re.compile(
    rf"(?<![\w.+\-])[\w.+\-]+(?:{_SAID_DOT}[\w.+\-]+)*{_AT}"
    rf"(?:(?:[\w\-]+{_DOT})+(?:{TOP_LEVELS})\b|(?:{PROVIDERS})\b(?:{_DOT}\w{{2,6}})?)",
    re.IGNORECASE,
)
_MAY_BE_MAIL = re.compile(r"@|\ba(?:t|penstaart(?:je)?|apje|robase)?\b", re.IGNORECASE)
_LINK = re.compile(
    rf"(?:https?://|www\.)[^\s<>]+|(?<![\w@.])(?:[\w\-]+\.)+(?:{TOP_LEVELS})(?![\w.]*\w@)\b(?:/[^\s<>]*)?",
    re.IGNORECASE,
)
_AT_NAME = re.compile(r"(?<![\w.])@[\w.\-]*\w")
_HANDLE = re.compile(r"(?<![\w.@/\-])(?=[\w.\-]*[^\W\d])\w[\w.\-]*\w(?:#\d{3,5})?(?![\w@])")
_CUE = re.compile(
    rf"\b(?:{PLATFORMS})\b['’]?s?(?:\s*[:=>(]|\s+(?:{FILLERS})\b)*\s*[:=>(\"']*\s*$", re.IGNORECASE
)
_AFTER = re.compile(
    rf"^['’]?s?\W{{0,3}}(?:op|on|sur|via|in)\s+(?:\w+\s+)?(?:{PLATFORMS})\b", re.IGNORECASE
)
_MENTION = re.compile(
    rf"\b(?:{PLATFORMS}|lik(?:e|es|et|ed|en)|volg(?:t|en|ers)?|gevolgd|follow\w*|story|stories|posts?|gepost|reels?|dms?)\b",
    re.IGNORECASE,
)
_LOOK_BACK = 60
_SHORTEST = 4
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"#|[^\W_]_+[^\W_]|_\d|__|^_+\w|[^\W\d]_$")
_NUMBERED = re.compile(r"[\w.]*[^\W\d_]{3}[\w.]*\d{2,}")
_HYPHENED = re.compile(r"(?=[\w\-]*[^\W\d_]\d+[^\W\d_])[^\W\d]\w{2,}-\w{2,}")
_MANY_DOTS = re.compile(r"[^\W\d_]\w{2,}(?:(?:\.\w{3,}){2,}|(?:\.\w{2,}){3,})")
#: Words of a dictionary, too, stand like this in no sentence: lente.dans2010.
_DOTTED_NUMBER = re.compile(r"[^\W\d_]{2,}(?:\.[^\W\d_]{2,})*\.[^\W\d_]{3,}\d{2,}")
_DOTTED = re.compile(r"\w+(?:\.\w+)+(?<!^[^\W\d_]\.[^\W\d_])")


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


def handles(message: int, text: str, lists: Lists) -> Iterator[Claim]:
    """Find names on platforms: with @, in their own form, or beside a platform's name."""
    for found in _AT_NAME.finditer(text):
        yield Claim(message, *found.span(), "HANDLE_OR_URL", "pattern")
    formed = _formed_on_platform if _MENTION.search(text) else _formed
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
    return bool(_DOTTED.fullmatch(name)) and any(not lists.is_word(part) for part in _parts(name))


def _parts(name: str) -> list[str]:
    return [plain(part) for part in _LETTERS.findall(name)]


def _introduced(text: str, found: re.Match[str], lists: Lists) -> bool:
    name = found[0]
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    beside = _CUE.search(before) or _AFTER.match(text[found.end() : found.end() + _LOOK_BACK])
    if not beside or _MENTION.fullmatch(name):
        return False
    if any(letter.isdigit() for letter in name):
        return len(name) > _SHORTEST
    if plain(name) in lists.first:
        return False
    return not any(is_ordinary(part, lists) for part in _parts(name))

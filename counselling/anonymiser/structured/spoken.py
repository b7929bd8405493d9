"""Names on platforms whose signs are said: `apenstaartje noor laag streepje 08`."""

import re
from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.lists import MIXED, Lists
from counselling.anonymiser.plain import plain
from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.structured.platforms import MENTION, is_introduced
from counselling.anonymiser.structured.signs import AT, LINE, POINT, WEAK

_COUNTED = (
    "nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|zero|zéro|un|deux|trois|quatre|cinq|sept|huit|neuf|dix"
    "|oh|one|two|three|four|five|six|seven|eight|nine|ten"
)
_SIGN = rf"(?:{LINE}|{WEAK})"
_THEN = r"(?:\s(?:en|dan|dan nog|then|et|puis|and))?"
_PART = rf"(?!(?:{LINE}|{WEAK}|{AT})\b)(?:(?:{_COUNTED})(?:\s(?:{_COUNTED}))*\b|\w[\w.\-]*)"
_SAID = seeker(
    rf"(?<![\w@.])(?:(?P<at>{AT}|at)\s)?(?P<first>{_PART})(?P<rest>(?:,?{_THEN}\s{_SIGN},?{_THEN}\s{_PART})*)",
    re.IGNORECASE,
)
_MAY_BE_SAID = seeker(rf"\b(?:{AT}|{LINE}|{POINT}|streepje|tiret|dash)\b", re.IGNORECASE)
_LINES = seeker(rf"\s(?:{LINE})\b", re.IGNORECASE)
_SIGNS = seeker(rf"\s{_SIGN}(?!\w)", re.IGNORECASE)
_ARTICLE = seeker(r"\b(?:een|het|t|dat|de|un|une|l|an|the)\W$", re.IGNORECASE)
_SEVERAL = 2


def said_handles(message: int, text: str, lists: Lists) -> Iterator[Claim]:
    """Find them by a sign that is said of addresses alone, or by a platform beside them."""
    if not _MAY_BE_SAID.search(text):
        return
    for found in _SAID.finditer(text):
        if _is_handle(found, text, lists):
            yield Claim(message, *found.span(), "HANDLE_OR_URL", "pattern")


def _is_handle(found: re.Match[str], text: str, lists: Lists) -> bool:
    if _is_small_word(found["first"], lists):
        return False
    at = found["at"] is not None and found["at"].lower() != "at"
    if at and not found["rest"]:
        return not _ARTICLE.search(text[: found.start()])
    if at or _LINES.search(found["rest"]):
        return _is_joined(found["rest"], lists)
    introduced = is_introduced(text, found.start(), found.end())
    signs = len(_SIGNS.findall(found["rest"]))
    return signs >= (1 if introduced else _SEVERAL) and bool(MENTION.search(text))


def _is_joined(rest: str, lists: Lists) -> bool:
    """Say whether what is said behind a sign is a part of a name: `een underscore in` has none."""
    last = re.findall(r"[^\W_]+", rest)[-1]
    return not _is_small_word(last, lists)


def _is_small_word(word: str, lists: Lists) -> bool:
    return lists.is_function_word(plain(word), MIXED)

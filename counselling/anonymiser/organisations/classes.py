"""The codes of classes: `4LWeA`, `3ECWa`, `5de B`."""

import re
from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.seeking import seeker

_NO_CODE = (
    r"(?!(?:de|ste|e|x|u|h|j|m|km|kg|cm|gb|jr|min|da|th|st|nd|rd|k|d|sec|wk|ec|eme|ieme|ans|an|am|pm|g|ml|dl|l|mb|tb|pk)\b"
    r"|maand|jaar|keer|uur|dagen|weken)"
)
_PARTS = (
    # A year with its letter: 5de B, 3 A.
    r"[1-7](?:de|e|ste)?\s(?=[A-H]\b)(?-i:[A-H])(?!\w)(?![-\s]?(?:attest|vitamin))",
    # A year with the letters of its course: 4 HW C.
    r"[1-7]\s(?-i:[A-Z]{2,5})(?:\s(?-i:[A-H])\b)?(?!\w)",
    # Written as one: 4LWeA, 6TSO-STW B, 2a3.
    rf"[1-7]{_NO_CODE}(?:(?-i:[A-Z][A-Za-z]{{0,5}}|[a-z]{{1,3}}[A-Z][A-Za-z]{{0,4}})\d?|[a-z]{{2,5}}\d|[a-d]\d?)"
    r"(?:[-.][A-Za-z0-9]{1,5})*(?:\s(?-i:[A-D])(?!\w))?",
    # A year with its course in words: 5 humane b, 3de latijn A.
    r"[1-7](?:de|e)?\s?(?:humane|latijn|economie|wetenschappen|handel|moderne|moderne talen|techniek|kantoor|verzorging|stem|bouw|hout|elektriciteit|mechanica)\s[A-E](?!\w)",
    # A year as English schools and French ones count it: Y9-Oak, 10B, P5B.
    r"(?-i:[YP])\d{1,2}(?:-?[A-Z][a-z]*|-\w+)",
    r"(?:[89]|1[0-3])(?-i:[A-F])",
)
_CLASS = seeker(rf"(?<![\w/.\-€@#])(?:{'|'.join(_PARTS)})(?![\w'’])", re.IGNORECASE)
_NO_CLASS = seeker(
    r"[1-7]\s?(?:vs|v|op|tot|en|of|à|a)\s?\d|[1-7][gd]$|[1-7]\s(?:TV|GSM|GB|PC|DVD|CD)\b"
)
_BARE = seeker(r"(?:[1-9]|1[0-3])\s?(?:[a-d]|(?-i:[A-Z]{2,5}))", re.IGNORECASE)
_CUE = seeker(
    r"\b(?:klas|from|zit|zat|zitten|in|van|uit|het|de|classe|class|year|naar|en|met|of|t)\s+$",
    re.IGNORECASE,
)


def classes(message: int, text: str) -> Iterator[Claim]:
    """Find codes; one that could be a count needs a word of school before it."""
    for found in _CLASS.finditer(text):
        code = found[0]
        if _NO_CLASS.match(code):
            continue
        if not _BARE.fullmatch(code) or _CUE.search(text[: found.start()]):
            yield Claim(message, *found.span(), "SCHOOL_OR_ORG", "pattern")

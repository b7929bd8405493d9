"""Telephone numbers, register numbers, accounts, cards, plates, files and codes."""

import re
from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.seeking import seeker

_ID = [
    seeker(pattern, re.IGNORECASE)
    for pattern in (
        # Belgian register number; a wrong check digit is a slip, not another kind of number.
        r"(?<!\d)\d{2}[.\s/]?\d{2}[.\s/]?\d{2}\s?[-./\s]\s?\d{3}\s?[.\-/\s]\s?\d{2}(?!\d)",
        r"(?<![\d+])(?!0[0-9]{9,10}(?!\d))\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01])\d{5}(?!\d)",
        # IBAN, card, addresses on the internet.
        r"\b[A-Z]{2}\d{2}(?:[\s.\-]?[\dA-Z]{4}){2,7}(?:[\s.\-]?[\dA-Z]{1,3})?\b(?<=\d)",
        r"(?<!\d)\d{4}(?:[ \-.]?\d{4}){3}(?!\d)",
        r"(?<![\d./])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])",
        r"\b(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{1,4}\b|\b(?:[0-9a-f]{1,4}:)+:(?:[0-9a-f]{1,4}:?)*",
        # Files with points in their number.
        r"(?<![\w.])(?:[A-Z]{1,3}\s?)?\d{1,3}(?:\.\d{3}){2,}(?![\w.])",
        # Students and staff of universities.
        r"(?<![\w.@])[rsuqm]\d{7}(?![\w@])",
        # Plates.
        r"(?<![\w\-])(?:[1-9Q][-\s][A-Z]{3}[-\s]|[A-Z]{3}-|(?-i:[A-Z]{3} |[1-9][A-Z]{3}))\d{3}(?![\w\-])",
    )
]
_WITH_WORD = seeker(
    r"\b[a-zé]*(?:nr|nummer|numero|numéro|number|code|wachtwoord|password|pincode|pin|dossier|dossiernr|"
    r"kaart|badge|pas|paspoort|passport|passeport|visum|vreemdeling|bezoeker|plaat|nummerplaat|referentie|ref|id|kenmerk|matricule|plaque|plate|klantnr|lidnr|polis|file|case|ticket)\b"
    r"(?:\s*[:=#(]|\s+(?:is|was|van|mij|mijn|het|de|deze|dit|dus|ook|nog|die|begint|met|staat|op|erop|est|c'est|c|of|my|"
    r"the|it's|it|voor|chat|gesprek|kaart|dossier)\b)*\s*[:=#(\"']*\s*"
    r"(?P<code>\d{1,3}(?:[ .]\d{2,4}){2,4}(?![\d.]*\w)|(?=[\w\-./]*\d)[\w][\w\-./]*[\w])(?![\w])",
    re.IGNORECASE,
)
_CODE = seeker(
    r"(?<![\w\-./@])(?=[A-Z\d\-/.]*\d)(?=[A-Z\d\-/.]*[A-Z])[A-Z\d]{1,}(?:[-/.][A-Z\d]{2,})+(?![\w\-/])"
)
#: Capitals and a number behind them: EM 482913, BE-UA 4480912-T; a year is no number.
_NUMBERED = seeker(
    r"(?<![\w\-.])(?:[A-Z]{1,4}-)?[A-Z]{1,4}[\s.\-]?(?!(?:19|20)\d{2}\b)(?=(?:[\d.\-/ ]*\d){4})\d[\d.\-/]*\d(?:-?[A-Z])?(?![\w/])"
)
_PHONE = seeker(
    r"(?<![\w/.,€])(?:\+\s?|00\s?|\(\+?)?(?:\d|o(?=[\s./-]?\d))(?:[\s./\-()]{0,3}(?:\d|o(?=[\s./-]?\d))){6,15}(?![\w€%])",
    re.IGNORECASE,
)
_PHONE_CUE = seeker(
    r"\b(?:nr|nummer|gsm|tel|telefoon|bel|belt|bellen|whatsapp|sms|call|phone|number|numéro|numero|num|tél|appel|appelle|"
    r"bereiken|bereikbaar|text)\w*",
    re.IGNORECASE,
)
# Numbers of everybody: free lines and the like.
_PUBLIC = seeker(r"(?:0800|0?78|0?70|0900|116)")
_UNITS = (
    "nul|null|zero|zéro|een|één|ein|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien"
    "|zeventien|achttien|negentien|(?:\\w{3,6}(?:en|ën))?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
    "|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante"
    "|soixante|septante|quatre-vingts?|octante|nonante|one|two|three|four|five|six|seven|eight|nine|ten|oh|double|dubbel|et|en"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|plus"
)
_SPOKEN = seeker(
    rf"\b(?:nul|null|zero|zéro|oh|plus|0\d{{0,3}})(?:[\s,./\-]+(?:{_UNITS}|\d{{1,4}})\b){{3,}}",
    re.IGNORECASE,
)
# Behind `nummer`, `gsm`, `num` the first may be any.
_SPOKEN_AFTER_CUE = seeker(
    rf"\b(?:{_UNITS}|cent|\d{{1,4}})(?:[\s,./\-]+(?:{_UNITS}|cent|\d{{1,4}})\b){{4,}}",
    re.IGNORECASE,
)
_FEWEST, _MOST = 8, 15
_LETTERS_FOR_ZERO = 2
_FEWEST_SAID = 2
_JOINING = {"en", "et", "plus"}
_DIGITS = set("0123456789")
_SHORTEST_CODE, _FEWEST_CODE_DIGITS = 4, 2
_HOUR_OR_YEAR = seeker(r"\d{1,2}[u:h.]\d{2}|[12]\d{3}")


def ids(message: int, text: str) -> Iterator[Claim]:
    """Find numbers that belong to one person or one file."""
    for pattern in _ID:
        for found in pattern.finditer(text):
            yield Claim(message, *found.span(), "ID", "pattern")
    for pattern in (_CODE, _NUMBERED):
        for found in pattern.finditer(text):
            yield Claim(message, *found.span(), "ID", "pattern")


def codes(message: int, text: str) -> Iterator[Claim]:
    """Find what a word announces: `dossiernummer 8813`, `code: 41B`."""
    for found in _WITH_WORD.finditer(text):
        code = found["code"]
        if _is_code(code) and not _is_phone(code, after_cue=False):
            yield Claim(message, *found.span("code"), "ID", "pattern")


def phones(message: int, text: str) -> Iterator[Claim]:
    """Find telephone numbers, spaced out and in words too."""
    after_cue = bool(_PHONE_CUE.search(text))
    for found in (_SPOKEN_AFTER_CUE if after_cue else _SPOKEN).finditer(text):
        said = [word for word in re.findall(r"[^\W\d_]+", found[0]) if word.lower() not in _JOINING]
        if len(said) >= (_FEWEST_SAID if after_cue else 1) or (said and found[0][0] not in _DIGITS):
            yield Claim(message, *found.span(), "PHONE", "pattern")
    for found in _PHONE.finditer(text):
        if _is_phone(found[0], after_cue=after_cue):
            yield Claim(message, *found.span(), "PHONE", "pattern")


def _is_code(code: str) -> bool:
    digits = sum(letter.isdigit() for letter in code)
    long_enough = len(code) >= _SHORTEST_CODE and digits >= _FEWEST_CODE_DIGITS
    return long_enough and not _HOUR_OR_YEAR.fullmatch(code)


def _is_phone(text: str, *, after_cue: bool) -> bool:
    digits = "".join("0" if letter in "oO" else letter for letter in text if letter.isalnum())
    if not digits.isdecimal() or not _FEWEST <= len(digits) <= _MOST or _PUBLIC.match(digits):
        return False
    if sum(letter in "oO" for letter in text) > _LETTERS_FOR_ZERO:
        return False
    return text.lstrip("( ").startswith(("0", "+", "o", "O")) or after_cue or len(digits) > _FEWEST

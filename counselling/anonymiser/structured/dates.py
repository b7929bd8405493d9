"""Days of the year, with or without their year; weekdays, months and ages are not among them."""

import re
from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.seeking import seeker

_MONTH = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
    "|january|february|march|may|june|july|august|october"
    "|jan|feb|febr|mrt|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec|janv|févr|fév|avr|juil|déc|augustu|septem|novemb"
    "|janua|febuari|feburari|feburary|septemper|oktobr|dezember"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_SPOKEN_DAY = (
    "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende"
    "|vijftiende|zestiende|zeventiende|achttiende|negentiende|twintigste|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)"
    "(?:en|ën)twintigste|dertigste|eenendertigste|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien"
    "|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
    "(?:en|ën)twintig|dertig|eenendertig|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze"
    "|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt|vingt-et-un|vingt-(?:deux|trois|quatre|cinq|six|sept|huit|neuf)|trente"
    "|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    "|twentieth|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first"
)
_YEAR = r"(?:\s*,?\s*['’]?(?:(?:19|20)\d{2}|(?<=['’])\d{2}))?"
_ORDINAL = r"(?:\s?(?:ste|de|e|er|st|nd|rd|th|ième|ieme|ème)\b)?"
_PATTERNS = [
    seeker(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w/.,])(?:(?:{_DAY}{_ORDINAL}\s?(?:op|en|tot|of|-|/|à|et|au|to|and)\s?)?{_DAY}{_ORDINAL}|\b(?:{_SPOKEN_DAY}))(?:\s+(?:van|of|de))?[\s\-./]*(?:{_MONTH})\b\.?{_YEAR}",
        rf"\b(?:{_MONTH})\.?\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th)?(?![\w:/]|[.,]\d|\s?(?:uur|u|jaar|jr|h|am|pm|keer|x)\b){_YEAR}",
        rf"(?<![\d/.\-]){_DAY}\s?([/.\-])\s?(?:0?[1-9]|1[0-2])\s?\1\s?(?:(?:19|20)\d{{2}}|\d{{2}})(?![\d/]|[.\-]\d)",
        rf"(?<![\d/.\-])(?:19|20)\d{{2}}([/.\-])(?:0?[1-9]|1[0-2])\1{_DAY}(?!\d)",
    )
]
_SHORT = seeker(rf"(?<![\w/.,\-+€]){_DAY}(?P<by>[/\-.])(?:0?[1-9]|1[0-2])(?![\w/\-%€]|[.,]\d)")
_ON = seeker(
    r"\b(?:op|tot|vanaf|sinds|tegen|van|de|den|datum|geboren|jarig|verjaar|verjaardag|le|du|au|depuis|jusqu'au|né|née|on|since|"
    r"until|till|from|born|before|after|voor|na|dag|zondag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|lundi|mardi|"
    r"vandaag|morgen|overmorgen|gisteren|today|tomorrow|yesterday|demain|aujourd'hui|mercredi|jeudi|vendredi|samedi|dimanche|ma|di|wo|do|vr|za|zo|was|is|c'est|examen|toets|feest|afspraak)(?:\s(?:dus|is|de|le|the))?\s*[:(,]?\s*$",
    re.IGNORECASE,
)
_BOTH_DIGITS = 2
_IDIOMS = {"1/2", "24/7"}
_SCORE = seeker(r"(?:24/7|1/2|50/50|[0-9]+/(?:10|20|100))$")


def dates(message: int, text: str) -> Iterator[Claim]:
    """Find days: `4 juni`, `le 3 mai`, `21/08`, `2009-03-14`."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield Claim(message, *found.span(), "DATE", "pattern")
    for found in _SHORT.finditer(text):
        if _is_day(found, text):
            yield Claim(message, *found.span(), "DATE", "pattern")


def _is_day(found: re.Match[str], text: str) -> bool:
    day, month = re.split(r"[/\-.]", found[0])
    announced = bool(_ON.search(text[: found.start()]))
    if _SCORE.match(found[0]) and not (announced and found[0] not in _IDIOMS):
        return False
    whole = [len(part) == _BOTH_DIGITS for part in (day, month)]
    return (announced or any(whole)) if found["by"] == "/" else announced and all(whole)

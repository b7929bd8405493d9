"""Turns of phrase around a name that are more than one word."""

import re

from counselling.anonymiser.seeking import seeker


def _before(*phrases: str) -> re.Pattern[str]:
    return seeker(rf"(?:^|[^\w'])(?:{'|'.join(phrases)})\s*[:'\"‘“]?\s*$")


#: `ik ben`, `dit is`, `c'est`: who is there, or how somebody feels.
INTRODUCED = _before(
    r"(?:ik|k|i|je)\s*(?:ben|zen|am|'m|m|suis)|ben(?: ik)?|kben|kzen|jsuis|chui|met|avec|moi",
    r"(?:dit|dat|da|hier|this|that|it) is|das|da's|tis|'t is|it'?s|c'?est|c|ici|zeg(?: maar| gewoon)?",
)
#: `heet`, `noem mij`, `mijn naam is`: nothing but a name follows.
CALLED = _before(
    r"noem\w*(?: (?!het|dat|da|dit)\w+){0,3}|heet\w*(?: (?:dan|eigenlijk|eig|gewoon|gwn|echt|ook|dus|nu|thuis))?|genaamd|zeg (?:maar|gewoon)",
    r"(?:voor|bij|roep|familie|artiesten|scouts)?(?:naam|totem) (?:is|was)|(?:mijn|men|mn|zijn|haar|zn) (?:voor|bij|roep|familie)?naam|naam|iedereen zegt|zegt iedereen|zeggen tegen mij",
    r"(?:m'|t'|l'|s'|nous |vous |les? )?appel\w+(?: la| le| les)?|surnomm\w+(?: la| le)?|(?:pre|pré|sur)?nom(?: est| c'est)?",
    r"call(?:s|ed|ing)?(?: (?:me|him|her|us|it|you))?|(?:nick)?name(?:'?s| is)|named",
)
#: `X, tis mijn echte naam`.
IS_MY_NAME = seeker(
    r"\s?[.,!(]+\s*(?:\w+ )?(?:tis|'t is|dat is|da's|das|c'est|that's|it's)\s+(?:echt )?(?:mijn|mn|m'n|zijn|haar|mon|son|my|his|her)"
    r"\s+(?:\w+\s)?(?:naam|voornaam|nom|prénom|prenom|name)\b",
    re.IGNORECASE,
)
#: `X zo heet ze`, `X, zo noemen ze hem`, `hope, she's called`.
SO_CALLED = seeker(
    r"\s?[.,!(]*\s*(?:zo|ainsi|that's what|that is what)\s+(?:heet|heette|noem\w*|zeggen|they call|we call|people call|everyone calls)\b"
    r"|\s?,\s*(?:she's|he's|she is|he is|they're)\s+called\b|\s?,\s*(?:heet|heette|noemt) (?:ze|zij|hij|ie|die|dat)\b"
    r"|\s?,\s*(?:qu'(?:elle|il)|elle|il) s'appelle\b",
    re.IGNORECASE,
)
#: `X is mijn beste vriendin`: the relation is looked up.
IS_SOMEBODY = seeker(
    r"\s+(?:is|was|c'est|c|est|blijft)\s+(?:ook |nu |echt |gewoon )?(?:mijn|mn|m'n|men|zijn|haar|onze|mon|ma|my|his|her)\s+(?:\w+ )?([^\W\d_]+)",
    re.IGNORECASE,
)
#: Somebody was spoken of right before, and now is named: `een meisje, X,`, `mijn ex. X.`.
JUST_SPOKEN_OF = seeker(r"([^\W\d_]+)(?:\s+(?:\w+\s){0,4}\w+)?\s?[,.(:]\s?$")
#: A name alone in its sentence, and somebody in the next: `X. zij is 71`.
TAKEN_UP = seeker(
    r"\s?[.,]\s+(?:zij|ze|hij|die|she|he|elle|il)\s+(?:is|was|heeft|had|has|gaat|zit|est|a|avait|était|woont|zegt|says|kan|komt|doet|will|wil)\b",
    re.IGNORECASE,
)
#: `c'est X qui a commencé`.
WHO_DID = seeker(
    r"\s+(?:qui|die|who|that)\s+(?:a|m'a|l'a|est|était|va|fait|dit|heeft|is|began|begon|did|has)\b"
)
IT_IS = _before(r"c'?e(?:st|tait)", r"c'était", r"(?:het|dat|'t) (?:is|was)", r"tis|it'?s|it was")
#: `toen kwam X`, `daar was X`.
CAME = _before(
    r"(?:toen|dan|daarna|nu|opeens|ineens|plots|daar|morgen|gisteren|vandaag|straks|soms|altijd|hier|then|here)\s+(?:komt|kwam|was|is|stond|staat|zat|zit|ging|gaat"
    r"|begon|begint|zei|zegt|belde|belt|riep|roept|stuurde|stuurt|kreeg|krijgt|vroeg|vraagt|deed|doet|liep|wil|wilde|wou|heeft|had|moest|mocht|came|comes)"
)
#: `de kleine X`, `den X`.
LITTLE = _before(
    r"(?:de|den|ons|onze|mijn|mn|die|la|le|ma|mon|my|the)\s+(?:kleine?|klein|grote|oude|lieve|beste|arme|petite?|ptite|p'tite?|p'tit|little|dear)"
)
#: What people say to somebody, when it is no word.
SAID_OF = _before(
    r"(?:mais |et |ou )?(?:on dit|on m'appelle|we say)",
    r"(?:ze|zij|mensen|iedereen|allemaal) (?:zeggen|zegt)(?: (?:altijd|gewoon|gwn|allemaal))?",
)
CERTAIN = _before(
    r"(?:een|nen|ne) zekere|ene|nen|un certain|une certaine|a certain|some guy|a girl|a guy|a boy|someone called"
)
#: Love and quarrels are with somebody.
TOGETHER = _before(
    r"(?:verliefd|smoor|crush|jaloers|kwaad|boos|gek|zot|trots|amoureux|amoureuse|jaloux|jalouse|in love|mad|angry) (?:op|de|with|at|on)",
    r"(?:relatie|ruzie|iets|gedaan|uit|samen|gepraat|gesproken|afgesproken|gechat|gebeld|gevochten|bevriend|getrouwd|uitgemaakt"
    r"|dispute|disputee|sors|sort|sortie|together|fight|broke up|friends) (?:met|avec|with|tussen)",
)
#: `mijn zus is X`: the word before the verb is looked up.
IS_CALLED = seeker(r"(?:^|\W)(\w+)\s+(?:is|was|=|est|c'est|heet)\s*$")

_YEARS = r"(?:1\d|[5-9]|2[0-4])\s?(?:j|jr|jaar|ans|years|yo)?\b"
AGE = seeker(rf"\s*[(,]?\s*{_YEARS}\s*(?:[),.!]|$|en\b|et\b|and\b)")
AGE_BESIDE = seeker(rf"\s*[(,]\s*{_YEARS}\s*(?:[),.!]|$|en\b|et\b|and\b)")
#: `X is 17`, `X a 12 ans`.
IS_OF_AGE = seeker(
    r"\s+(?:is|was|wordt|werd|a|est|turned)\s+(?:1\d|[4-9]|2\d)\b(?!\s?(?:uur|u|h|%|euro|€|keer|x|min|km|kg|punten|/|:|,\d))"
)
APOSTROPHE_S = seeker(r"['’]s?\s+\w")
WHERE_FROM = seeker(
    r"\s+(?:van|uit|of|from|de|du)\s+(?:de |het |t |mijn |mn |men |onze |my |ma |la |l')?"
    r"(?:klas|school|class|classe|chat|zorg|jac|clb|ecole|école|overkant|buren|\d)"
)
#: What follows a comma, with the word that may be a relation.
APPOSITION = seeker(
    r",\s+(?:dat is |da's |that's |c'est )?(?:(?:mijn|mij|mn|m'n|men|zijn|haar|mon|ma|my|his|her|de|onze|notre|our|the|le|la)"
    r"\s+(?:\w+ )?([^\W\d_]+)|die\b|who\b|een\b|qui\b)",
    re.IGNORECASE,
)
#: The same without a comma: `lente mijn beste vriendin`.
RELATION_BESIDE = seeker(r"\s+(?:mijn|mn|m'n|men|mon|ma|my)\s+(?:\w+ )?([^\W\d_]+)", re.IGNORECASE)

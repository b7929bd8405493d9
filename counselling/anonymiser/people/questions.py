"""Questions after somebody's name, and the answers that give none."""

import re

from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.vocabulary import group

_WHO = r"(?:je|jij|u|ge|gij|ze|zij|hij|ie|die|dat|haar|hem)"
_KNOWN = r"(?:je|jouw|uw|haar|zijn|die|dat|de|je beste) (?!school|hond|kat|poes|dier|club|ploeg|straat|dorp)\w+"
#: Whoever asks so gets nothing but a name.
_ASKED = seeker(
    "|".join(
        (
            rf"hoe\s+heet(?:te|ten)?\s+(?:{_WHO}|{_KNOWN})(?:\s+(?:zelf|graag|eigenlijk|dan|echt|precies|ook|juist|voluit))?\s*[?,]",
            r"hoe\s+(?:mag|kan|zal|wil|moet|zou|noem|noemt|noemen)\b[^?]{0,30}\b(?:noem\w*|aanspreken|aanspreek)\b",
            r"hoe\s+noemt?\s+(?:ik|je|u)\s+(?:je|jou|u|haar|hem)\b",
            r"(?:wat is|mag ik|zeg|en)\s+(?:je|jouw|uw|zijn|haar)\s+(?:voor|roep|bij|echte )?naam\b",
            r"met wie\s+(?:chat|praat|spreek|schrijf|heb)\s+ik",
            r"wie\s+(?:ben|zijt|bent)\s+(?:je|jij|u|ge|gij)\b",
            r"(?:\bnaam\b|\bheet\b|\bik ben\b)[^?]{0,40}\ben\s+(?:jij|jou|u|gij)\s*\?",
            r"comment\s+(?:tu\s+t'appelles|t'appelles|vous\s+appelez|s'appelle|(?:je\s+)?(?:peux|dois|puis|veux)[^?]{0,12}appel|je\s+t'appelle)",
            r"appelles?\s+comment|quel\s+est\s+(?:ton|votre|son)\s+(?:pré|pre|sur)?nom|ton\s+(?:pré|pre)nom\s*\?|qui\s+es[- ]tu|t'es\s+qui",
            r"what(?:'s|\s+is)\s+(?:your|his|her|their)\s+name|(?:what|how)\s+(?:should|can|shall|do|may|could)\s+i\s+call",
            r"who\s+are\s+you|your\s+name\s*\?",
        )
    ),
    re.IGNORECASE,
)
#: So one asks after a person, and may hear anything.
_WHO_IS = seeker(
    r"wie\s+is\s+(?:dat|die|hij|zij|ze)\b|c'est\s+qui|who\s+is\s+(?:that|he|she)\b|who's\s+that",
    re.IGNORECASE,
)


def asks_name(text: str) -> bool:
    """Say whether the text asks how somebody is called."""
    return "?" in text and bool(_ASKED.search(text.replace("’", "'")))


def asks_who(text: str) -> bool:
    """Say whether the text asks who somebody is."""
    return "?" in text and bool(_WHO_IS.search(text.replace("’", "'")))


def is_refusal(word: str) -> bool:
    """Say whether a word of an answer shows that no name is given."""
    return word in group("refusals")

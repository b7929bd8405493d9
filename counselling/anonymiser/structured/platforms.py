"""Words that stand beside a link or a name on a platform, and whether they do."""

import re

from counselling.anonymiser.seeking import seeker

TOP_LEVELS = (
    "com|be|nl|fr|net|org|eu|io|gg|me|tv|app|link|ly|co|uk|de|lu|vlaanderen|brussels|gent|info|xyz|online"
    "|site|shop|dev|edu|school|club"
)
PROVIDERS = "gmail|hotmail|outlook|live|telenet|icloud|yahoo|skynet|proximus|scarlet|protonmail|proton|msn|gmx"
PLATFORMS = (
    "insta|instagram|instagramm|ig|snap|snapchat|sc|tiktok|tik tok|tt|discord|dc|twitch|steam|roblox|fortnite|psn"
    "|xbox|telegram|twitter|facebook|fb|youtube|yt|bereal|soundcloud|spotify|vinted|wattpad|reddit|minecraft|mc"
    "|gamertag|gamer tag|username|user name|gebruikersnaam|gebruiker|accountnaam|account|acc|pseudo|profiel|profil"
    "|playstation|play station|ps4|ps5|nintendo|switch|valorant|league|nickname|nick|username|chess|duolingo|strava|onlyfans|finsta"
    "|tumblr|pinterest|messenger|whatsapp|skype|clash|brawl stars|epic|epic games|kik|viber|signal|threads|yubo"
)
FILLERS = (
    "is|was|heet|heette|heten|naam|name|nom|van|vn|mij|me|mijn|hem|haar|zijn|ons|op|onder|als|met|dus|gewoon|ook|nu|user"
    "|heet (?:ik|ze|zij|hij|je|ie)|ben ik|noem (?:ik|ze)|noemt (?:ze|hij|zich)|via|dan"
    "|c'est|c|cest|est|de|mon|son|sa|ma|sur|avec|called|under|on|of|it's|its|my|his|her|account|acc|add|voeg|toe|daar"
)
# Sites for everybody, and platforms without anybody's page.
PUBLIC_SITES = seeker(
    r"(?:https?://)?(?:www\.)?(?:(?:[\w\-]+\.)*(?:awel|jac|clbchat|clb|caw|tele-onthaal|zelfmoord1813|watwat|noknok|1712"
    r"|nupraatikerover|onderwijskiezer|childfocus|vrijclb|go-clb|druglijn|sensoa|cavaria|lumi|tejo|overkop|unia|kjt"
    r"|kinderrechtencommissariaat|vlaanderen|belgium|politie|infor-jeunes|ecouteenfants|103ecoute|studiekiezer"
    r"|vertrouwenscentrum-kindermishandeling|slachtofferchat|fitinjehoofd|smartschool|studentaanbod|groeipakket|vdab|actiris"
    r"|leforem|jeugdrecht)\.\w+(?:/\S*)?"
    r"|(?:[\w\-]+\.)*(?:instagram|snapchat|tiktok|facebook|youtube|google|gmail|hotmail|outlook|discord|twitch|spotify"
    r"|netflix|whatsapp|wikipedia|chatgpt|reddit|vinted|bol|zalando|shein|tinder|pornhub|teams|office|microsoft)\.\w+/?)",
    re.IGNORECASE,
)
_CUE = seeker(
    rf"\b(?:{PLATFORMS})\b'?s?(?:\s*[:=>(]|\s+(?:{FILLERS})\b)*\s*[:=>(\"']*\s*$", re.IGNORECASE
)
_AFTER = seeker(
    rf"^'?s?\W{{0,3}}(?:op|on|sur|via|in)\s+(?:\w+\s+)?(?:{PLATFORMS})\b", re.IGNORECASE
)
MENTION = seeker(
    rf"\b(?:{PLATFORMS}|lik(?:e|es|et|ed|en)|volg(?:t|en|ers)?|gevolgd|follow\w*|story|stories|posts?|gepost|reels?|dms?)\b",
    re.IGNORECASE,
)
_LOOK_BACK = 60


def is_introduced(text: str, start: int, end: int) -> bool:
    """Say whether a platform stands right before it, or right behind: `op insta heet ze xyz`."""
    before = _CUE.search(text[max(0, start - _LOOK_BACK) : start])
    return bool(before or _AFTER.match(text[end : end + _LOOK_BACK]))

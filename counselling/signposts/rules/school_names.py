"""School names and towns as people type them: one spelling for both sides of a search. Pure."""

import re
import unicodedata

#: What stands on a building in short, and in full. Both sides of a search are written out.
IN_FULL = {
    "st": "sint",
    "ste": "sint",
    "sinte": "sint",
    "sainte": "sint",
    "saint": "sint",
    "olv": "onze lieve vrouw",
    "olvr": "onze lieve vrouw",
    "hh": "heilig hart",
    "ka": "koninklijk atheneum",
    "kta": "koninklijk technisch atheneum",
    "go": "gemeenschapsonderwijs",
    "vbs": "vrije basisschool",
    "vls": "vrije lagere school",
    "vks": "vrije kleuterschool",
    "gbs": "gemeentelijke basisschool",
    "gls": "gemeentelijke lagere school",
    "sbs": "stedelijke basisschool",
    "bs": "basisschool",
    "ls": "lagere school",
    "ks": "kleuterschool",
    "so": "secundair onderwijs",
    "bo": "basisonderwijs",
    "buso": "buitengewoon secundair onderwijs",
    "bubao": "buitengewoon basisonderwijs",
    "bulo": "buitengewoon lager onderwijs",
    "buko": "buitengewoon kleuteronderwijs",
    "bublo": "buitengewoon lager onderwijs",
    "cvo": "centrum volwassenenonderwijs",
    "clw": "centrum leren werken",
    "tso": "technisch secundair onderwijs",
    "bso": "beroepssecundair onderwijs",
    "kso": "kunstsecundair onderwijs",
    "aso": "algemeen secundair onderwijs",
    "vti": "vrij technisch instituut",
    "rvti": "rijks vrij technisch instituut",
    "gti": "gemeentelijk technisch instituut",
    "pti": "provinciaal technisch instituut",
    "sti": "stedelijk technisch instituut",
    "kla": "klein",
    "bxl": "brussel",
}
#: Says nothing of which school it is.
SMALL = {
    "de",
    "het",
    "een",
    "van",
    "der",
    "den",
    "te",
    "ten",
    "ter",
    "en",
    "aan",
    "in",
    "op",
    "t",
    "d",
}

#: Kinds of school that grow together with a name.
TAILS = (
    "basisschool",
    "kleuterschool",
    "middenschool",
    "school",
    "instituut",
    "college",
    "lyceum",
    "atheneum",
)

_APART = re.compile(r"[\W_]+")
_LETTERS_APART = re.compile(r"\b(?:[a-z]\.){2,}")
_LIKE = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d"})


def words_of(text: str) -> list[str]:
    """Return the words of a name or a search: no accents, no capitals, abbreviations kept as typed."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LIKE))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    joined = _LETTERS_APART.sub(lambda found: found[0].replace(".", "") + " ", bare)
    return _APART.sub(" ", joined).split()


def written_out(words: list[str]) -> list[str]:
    """Return words with abbreviations in full and without those that say nothing."""
    full = [part for word in words for part in IN_FULL.get(word, word).split()]
    return [word for word in full if word not in SMALL] or full


def split_up(word: str) -> tuple[str, ...]:
    """Return the halves of a word such as "jozefsinstituut"; nothing where it has none."""
    for tail in TAILS:
        if word.endswith(tail) and len(word) > len(tail) + 2:
            return word.removesuffix(tail), tail
    return ()


def spelled_alike(word: str) -> str:
    """Return a word as old and new spelling share it: Aalst and Aelst, Lokeren and Lockeren."""
    for old, new in (("ae", "aa"), ("ck", "k"), ("gh", "g"), ("y", "ij"), ("th", "t"), ("ph", "f")):
        word = word.replace(old, new)
    return word

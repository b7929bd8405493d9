"""Streets with their numbers: `kerkstraat 14`, `jan van xyzlaan`, `rue des Xyz 3`."""

from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.joints import is_joined
from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.organisations.naming import is_kind
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.vocabulary import group

_NUMBER = seeker(
    r"[,\s]{1,2}(?:nr\.?\s?|nummer\s|n°\s?)?\d{1,4}(?![\d:/]|\s?(?:u|h|uur|jaar|keer|min|km|m)\b)\s?[a-zA-Z]?(?!\w)(?:\s?/\s?\d+)?"
    r"(?:,?\s?(?:bus|bte)\s?\w+)?"
)
#: French and English put it first.
_NUMBER_AHEAD = seeker(r"(?<![\d.,/:])\d{1,3}[a-z]?,?\s$")
_ENDINGS = tuple(sorted(group("street_endings"), key=len, reverse=True))
#: A word that ends in one of these names a street, were it in every dictionary.
_SURE = ("straat", "laan", "dreef", "steenweg", "plein")
_SHORTEST = 3
_LONGEST = 6
_INSIDE = group("particles") - {"de", "het", "t", "in", "op", "te", "en", "d"}


def streets(reading: Reading) -> Iterator[Claim]:
    """Find Dutch, French and English streets, each with its number."""
    for words in reading.words:
        for word in words:
            span = _dutch(word, reading) or _elsewhere(word, reading) or _numbered(word, reading)
            if span is None:
                continue
            first, last = span
            number = _NUMBER.match(reading.texts[word.message], last.end)
            if number is None and _names_a_house(first, reading):
                continue
            end = number.end() if number else last.end
            ahead = (
                None
                if number
                else _NUMBER_AHEAD.search(
                    reading.texts[word.message][max(0, first.start - _LONGEST) : first.start]
                )
            )
            start = first.start - len(ahead[0]) if ahead else first.start
            yield Claim(word.message, start, end, "LOCATION", "pattern")


def _names_a_house(first: Word, reading: Reading) -> bool:
    """Say whether a kind of school or care stands before: `opvangcentrum Xyzhof`."""
    before = reading.beside(first, -1)
    return before is not None and first.gap == " " and is_kind(before.plain)


def _dutch(word: Word, reading: Reading) -> tuple[Word, Word] | None:
    if not word.plain.endswith(_ENDINGS):
        return None
    ending = next(end for end in _ENDINGS if word.plain.endswith(end))
    if word.plain == ending:
        return _parted(word, reading) or _to_somewhere(word, reading)
    if word.plain in group("no_streets") or len(word.plain) < len(ending) + _SHORTEST:
        return None
    numbered = (word.capital or _is_told(word, reading)) and _is_numbered(word, reading)
    return (_first_of(word, reading), word) if numbered or _is_street(word, ending) else None


def _is_told(word: Word, reading: Reading) -> bool:
    """Say whether `woont`, `adres` or `straat` stands in the words before it."""
    near = reading.words[word.message][max(0, word.number - _LONGEST) : word.number]
    return any(each.plain in group("dwelling") or each.plain == "straat" for each in near)


def _is_street(word: Word, ending: str) -> bool:
    if ending in _SURE:
        return True
    lists = the_lists()
    return not (lists.is_word(word.plain) or word.plain in lists.first or word.plain in lists.last)


def _first_of(word: Word, reading: Reading) -> Word:
    """Take along the names before a street that is named after somebody."""
    first = word
    while True:
        before = reading.beside(first, -1)
        if before is None or not is_joined(first) or not _belongs_before(before, first, reading):
            return first
        first = before


def _belongs_before(before: Word, first: Word, reading: Reading) -> bool:
    if before.plain in the_lists().first or before.plain in group("street_openers"):
        return True
    if before.plain in _INSIDE:
        named = reading.beside(before, -1)
        return named is not None and (named.plain in the_lists().first or named.plain in _INSIDE)
    return before.capital and not before.opens and first.capital


def _parted(word: Word, reading: Reading) -> tuple[Word, Word] | None:
    """Find `Grote Markt`, `Jan Xyz straat`: the kind of street as a word of its own."""
    before = reading.beside(word, -1)
    if before is None or word.gap != " ":
        return None
    square = before.plain in {"grote", "oude", "nieuwe"} and word.plain in {
        "markt",
        "baan",
        "steenweg",
    }
    named = (
        before.capital
        and not before.opens
        and kind_of(before.plain, before.lang) is not Kind.COMMON
    )
    if square and word.plain != "markt" and not (before.capital or _is_numbered(word, reading)):
        return None
    return (before, word) if square or named else None


def _is_numbered(word: Word, reading: Reading) -> bool:
    return _NUMBER.match(reading.texts[word.message], word.end) is not None


def _to_somewhere(word: Word, reading: Reading) -> tuple[Word, Word] | None:
    """Find `steenweg op Xyz`, `Xyzse steenweg`."""
    if word.plain not in {"steenweg", "stwg"}:
        return None
    to, town, before = (reading.beside(word, steps) for steps in (1, 2, -1))
    if to and town and to.plain in {"op", "naar"}:
        return word, town
    return (before, word) if before and before.plain.endswith(("se", "sche")) else None


def _french(word: Word, reading: Reading) -> tuple[Word, Word] | None:
    """Find `rue de la Xyz`: small words, then what the street is named for."""
    if word.plain not in group("french_streets"):
        return None
    last = word
    for following in reading.words[word.message][word.number + 1 : word.number + _LONGEST]:
        small = following.plain in group("particles")
        further = small or last is word or following.capital or following.hyphened
        if not is_joined(following) or not further:
            break
        if not small:
            last = following
    return (word, last) if last is not word and _names_a_street(last, reading) else None


def _names_a_street(last: Word, reading: Reading) -> bool:
    if last.capital or kind_of(last.plain, "fr") is not Kind.COMMON:
        return True
    return bool(_NUMBER.match(reading.texts[last.message], last.end))


def _elsewhere(word: Word, reading: Reading) -> tuple[Word, Word] | None:
    return _french(word, reading) or _english(word, reading)


def _numbered(word: Word, reading: Reading) -> tuple[Word, Word] | None:
    """Find `woont op de xyz 27`, `woon Xyz 27`: no word for a street, but a number."""
    if not _NUMBER.match(reading.texts[word.message], word.end):
        return None
    if word.capital and not word.opens and _lives_at(word, reading):
        return word, word
    article, preposition = reading.beside(word, -1), reading.beside(word, -2)
    if article is None or preposition is None or article.plain not in {"de", "het", "t", "den"}:
        return None
    lives = any(each.plain in group("living") for each in reading.words[word.message])
    strange = kind_of(word.plain, word.lang) in {Kind.STRANGE, Kind.RARE}
    return (word, word) if lives and strange and preposition.plain in {"op", "in", "aan"} else None


def _lives_at(word: Word, reading: Reading) -> bool:
    """Say whether `woont` or `adres` stands right before it, or a small word between."""
    near = (reading.beside(word, -steps) for steps in (1, 2))
    return any(each is not None and each.plain in group("dwelling") for each in near)


def _english(word: Word, reading: Reading) -> tuple[Word, Word] | None:
    before = reading.beside(word, -1)
    if word.plain not in group("english_streets") or before is None:
        return None
    if not word.capital:
        text = reading.texts[word.message]
        ahead = _NUMBER_AHEAD.search(text[max(0, before.start - _LONGEST) : before.start])
        numbered = ahead or _NUMBER.match(text, word.end)
        return (before, word) if numbered and word.gap == " " and word.lang == "en" else None
    return (before, word) if before.capital and word.gap == " " else None

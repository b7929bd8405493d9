"""Towns, villages, rivers, parks, stations: by list, and by the words around them."""

from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.joints import is_joined
from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.vocabulary import group

_POSTCODE = seeker(r"(?:\bB[-\s]?)?\b[1-9]\d{3}\s$")
_LONGEST = 5
_SHORTEST = 4
_MOST_LINKS = 2
_FRENCH_LINKS = {"des", "du", "d", "la", "l"}
_PEOPLE = {Kind.NAME, Kind.PERHAPS, Kind.DOUBTFUL}
_EVERYDAY = {Kind.COMMON, Kind.DOUBTFUL}
_NAMES = {Kind.STRANGE, Kind.NAME, Kind.SURNAME}
_LINKS = {"de", "du", "des", "la", "le", "van", "d", "l"}


def places(reading: Reading) -> Iterator[Claim]:
    """Find listed places, and others that are named as such."""
    for words in reading.words:
        done = 0
        for word in words:
            if word.number < done:
                continue
            last = _listed(word, reading) or _unlisted(word, reading) or _ground(word, reading)
            if last is not None:
                done = last.number + 1
                start = _start(_type_before(word, reading) or word, reading)
                yield Claim(word.message, start, last.end, "LOCATION", "list")


def _type_before(word: Word, reading: Reading) -> Word | None:
    """Return the kind of place that French makes a part of its name: `parc des Xyz`, `bois de la Xyz`."""
    link, kind = reading.beside(word, -1), reading.beside(word, -2)
    if link is not None and kind is not None and link.plain in {"la", "l"} and kind.plain == "de":
        kind = reading.beside(word, -3)
    if link is None or kind is None or link.plain not in _FRENCH_LINKS:
        return None
    return kind if kind.plain in group("place_types") and word.capital else None


def _start(word: Word, reading: Reading) -> int:
    found = _POSTCODE.search(reading.texts[word.message][: word.start])
    return found.start() if found else word.start


def _listed(word: Word, reading: Reading) -> Word | None:
    words = reading.words[word.message]
    for length in range(min(_LONGEST, len(words) - word.number), 0, -1):
        part = words[word.number : word.number + length]
        whole = " ".join(each.plain for each in part)
        if whole in the_lists().places and all(is_joined(each) for each in part[1:]):
            return _with_tail(part[-1], reading) if _is_meant(part, reading) else None
    return None


def _with_tail(word: Word, reading: Reading) -> Word:
    """Take along `Xyz-Dampoort`, `Xyz centrum`."""
    following = reading.beside(word, 1)
    if following is None:
        return word
    part = following.gap == " " and following.plain in group("directions")
    return following if following.hyphened or part else word


def _is_meant(part: list[Word], reading: Reading) -> bool:
    """Say whether a listed place is the place here, and not a word or a person."""
    word, lists = part[0], the_lists()
    kind = kind_of(word.plain, word.lang)
    last_kind = kind_of(part[-1].plain, part[-1].lang)
    if _is_there(word, reading, everyday=last_kind in _EVERYDAY):
        return True
    if len(part) > 1:
        strange = any(not lists.is_word(each.plain) for each in part)
        return strange or (word.capital and part[-1].capital)
    if kind in _PEOPLE or kind is Kind.SURNAME:
        return kind is Kind.SURNAME and not _after_person(word, reading)
    return _is_known_by_itself(word, reading)


def _is_known_by_itself(word: Word, reading: Reading) -> bool:
    lists = the_lists()
    if word.plain in lists.sure_places or not lists.is_word(word.plain):
        return len(word.plain) >= _SHORTEST
    capital = word.capital and not word.opens and not _has_article(word, reading)
    return capital and kind_of(word.plain, word.lang) is Kind.RARE


def _has_article(word: Word, reading: Reading) -> bool:
    before = reading.beside(word, -1)
    return before is not None and word.gap == " " and before.plain in group("determiners")


def _is_there(word: Word, reading: Reading, *, everyday: bool) -> bool:
    """Say whether it stands behind `in`, `naar`, `à`, a kind of place, or a postcode."""
    if _POSTCODE.search(reading.texts[word.message][: word.start]):
        return True
    before = reading.beside(word, -1)
    if before is None or word.gap != " ":
        return False
    allowed = not everyday or _is_place_here(word, before, reading)
    if (
        before.plain in _prepositions(word) - {"te"}
        or before.plain == "va"
        or _kind_of_place(word, reading)
    ):
        return allowed
    return not everyday and before.plain in {"van", "te", "de"}


def _prepositions(word: Word) -> frozenset[str]:
    """Return those in front of a place; English `a` is an article."""
    return group("place_prepositions") - ({"a"} if word.lang == "en" else set())


def _is_place_here(word: Word, before: Word, reading: Reading) -> bool:
    """Say whether an everyday word is a place: with a capital, chosen by us, or where somebody lives."""
    if word.capital or word.plain in the_lists().word_places:
        return True
    near = (reading.beside(before, -steps) for steps in (1, 2, 3))
    lives = any(
        each is not None and each.plain in group("dwelling") | group("coming") for each in near
    )
    return lives and not the_lists().is_chat(word.plain)


def _kind_of_place(word: Word, reading: Reading) -> bool:
    """Say whether a word for a kind of place stands before: `station xyz`, `gare de xyz`."""
    before = reading.beside(word, -1)
    for _ in range(_MOST_LINKS):
        if before is not None and before.plain in _LINKS:
            before = reading.beside(before, -1)
    return before is not None and before.plain in group("place_types")


def _after_person(word: Word, reading: Reading) -> bool:
    before = reading.beside(word, -1)
    if before is None or word.gap not in {" ", ". "}:
        return False
    titled = before.plain in group("titles") or before.plain in group("kin")
    return titled or kind_of(before.plain, before.lang) in {Kind.NAME, Kind.PERHAPS}


def _unlisted(word: Word, reading: Reading) -> Word | None:
    """Find `park Xyz`, and a strange word behind `woon in`; with a capital behind `naar` alone."""
    before = reading.beside(word, -1)
    if before is None or not is_joined(word):
        return None
    capital = word.capital and not word.opens and not reading.shouting[word.message]
    kind = kind_of(word.plain, word.lang)
    if before.plain in _prepositions(word):
        following = reading.beside(word, 1)
        chained = capital and following is not None and following.hyphened
        strange = kind is Kind.STRANGE and (capital or _lives(before, reading))
        return _whole(word, reading) if strange or chained else None
    after = reading.beside(word, 1)
    both = capital and after is not None and after.capital and after.gap == " "
    part = word.plain in group("directions") and before.plain in {"gare", "station", "du"}
    own = capital and (kind is not Kind.COMMON or before.plain in _LINKS)
    named = part or both or own or kind in _NAMES
    return _whole(word, reading) if named and _kind_of_place(word, reading) else None


def _ground(word: Word, reading: Reading) -> Word | None:
    """Find `naar de kouter`: an old word for a piece of ground, which is the name of one here."""
    article, before = reading.beside(word, -1), reading.beside(word, -2)
    if word.plain not in group("grounds") or article is None or before is None:
        return None
    led = before.plain in {"naar", "op", "aan", "van", "langs", "over"} and article.plain == "de"
    return word if led and word.gap == article.gap == " " else None


def _lives(before: Word, reading: Reading) -> bool:
    near = (reading.beside(before, -steps) for steps in (1, 2, 3))
    return any(word is not None and word.plain in group("living") for word in near)


def _whole(word: Word, reading: Reading) -> Word:
    """Take along further capitals and hyphens: `Xyz-aan-Zee`, `Nieuw Xyz`."""
    last = word
    for following in reading.words[word.message][word.number + 1 : word.number + _LONGEST]:
        both = following.gap == " " and following.capital and word.capital
        if not (following.hyphened or both):
            break
        last = following
    return last

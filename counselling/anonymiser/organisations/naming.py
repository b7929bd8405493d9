"""Where the name of a school, a club or a shop begins and ends."""

from counselling.anonymiser.joints import is_joined
from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.vocabulary import group

_LONGEST = 5
_MOST_ARTICLES = 2
#: `c'`, `qu'`, `'ll`: what is cut off before or behind an apostrophe.
_LONGEST_ELISION = 2
_COMPOUNDS = tuple(sorted(group("compound_types")))
_NAMES = {Kind.STRANGE, Kind.SURNAME}
_OF_TOWN = {"van", "de", "du", "d"}
_OF = {"des", "du", "ten", "ter", "d"}
_CLOSING = set(",.;!?()")
_KIND_ENDINGS = tuple(sorted(group("kind_endings")))
_NAMED_KINDS = tuple(sorted(group("named_kinds")))
_KINDS = ("school_types", "care", "businesses", "sports", "youth_groups")
_MAYBE = {Kind.NAME, Kind.PERHAPS}


def name_behind(word: Word, reading: Reading) -> Word | None:
    """Return the last word of the name behind a type word, if one stands there."""
    words = reading.words[word.message]
    place = word.number + 1
    while (
        place < len(words)
        and words[place].plain in group("inside_names")
        and (words[place].plain != "of" or word.lang == "en")
        and is_joined(words[place])
    ):
        place += 1
    articles = place - word.number - 1
    if place >= len(words) or not is_joined(words[place]) or articles > _MOST_ARTICLES:
        return None
    article = words[place - 1].plain if articles else ""
    return _end_behind(word, article, words[place], reading)


def _end_behind(word: Word, article: str, named: Word, reading: Reading) -> Word | None:
    if named.plain in group("club_signs"):
        return name_behind(named, reading) or named
    following = reading.beside(named, 1)
    if following is not None and is_joined(following, points=True):
        if named.plain in group("saints"):
            return end_of_name(following, reading, holy=True)
        if article in group("name_openers") and _is_described(named, following, reading):
            return end_of_name(following, reading)
    return end_of_name(named, reading) if _may_be_named(word, article, named, reading) else None


def _is_described(adjective: Word, named: Word, reading: Reading) -> bool:
    """Say whether it is the name behind `de vrije`: a seldom word, and then the clause ends."""
    ordinary = kind_of(named.plain, named.lang) in {Kind.COMMON, Kind.DOUBTFUL}
    described = adjective.plain.endswith("e") and named.gap == " "
    return described and not ordinary and closes(named, reading)


def _may_be_named(word: Word, article: str, named: Word, reading: Reading) -> bool:
    kind = kind_of(named.plain, named.lang)
    town = named.plain in the_lists().places
    if (article == "d" and not named.capital) or _is_shout(named):
        return False
    told = (
        _holds_apostrophe(named, reading)
        or kind in _NAMES
        or (town and article in _OF_TOWN)
        or is_telling(named, reading)
    )
    if told or _stands_whole(word, article, named, reading):
        return True
    if kind in {Kind.COMMON, Kind.DOUBTFUL} or (article and article not in group("name_openers")):
        return False
    return (town and not article) or _opens_a_word(word, named, kind, article=bool(article))


def _holds_apostrophe(word: Word, reading: Reading) -> bool:
    """Say whether it goes on behind an apostrophe: `bout'chou`, but not `c'est` or `isn't`."""
    after = reading.beside(word, 1)
    parts = (word, after) if after is not None and after.gap == "'" else ()
    return bool(parts) and all(len(part.plain) > _LONGEST_ELISION for part in parts)


def _stands_whole(word: Word, article: str, named: Word, reading: Reading) -> bool:
    """Say whether any word behind an article is a name: it closes, or a hyphen goes on from it."""
    lists = the_lists()
    if article not in group("name_openers") or not _takes_any_name(word, named):
        return False
    if lists.is_function_word(named.plain, named.lang) or lists.is_chat(named.plain):
        return False
    after = reading.beside(named, 1)
    return closes(named, reading) or (after is not None and after.hyphened)


def closes(word: Word, reading: Reading) -> bool:
    """Say whether a name may end here: nothing follows, a comma, or a word that begins something else."""
    after = reading.beside(word, 1)
    if after is None or after.gap.strip()[:1] in _CLOSING:
        return True
    if after.plain in group("after_names") or after.plain in group("saying") | group("being"):
        return True
    return the_lists().is_function_word(after.plain, after.lang)


def _takes_any_name(word: Word, named: Word) -> bool:
    """Say whether the kind is named by any word; `opvang`, `home` and the like by seldom ones alone."""
    if word.plain not in group("bare_types"):
        return True
    return word.plain != "school" and kind_of(named.plain, named.lang) in {Kind.RARE, Kind.PERHAPS}


def _opens_a_word(word: Word, named: Word, kind: Kind, *, article: bool) -> bool:
    """Say whether the type word makes a name of an ordinary word behind it."""
    bare = word.plain in group("bare_types")
    sign = word.plain in group("sure_club_signs") or _takes_seldom_words(word, named)
    return not bare and (kind in _MAYBE or (kind is Kind.RARE and (article or sign)))


def _is_shout(word: Word) -> bool:
    """Say whether it is `LOL` or `WTF`, and no name in capitals."""
    return word.shouted and the_lists().is_chat(word.plain)


def _takes_seldom_words(word: Word, named: Word) -> bool:
    """Say whether the kind is named by a seldom word without an article: `campus xyz`, `dansschool xyz`."""
    if named.plain in group("where") or named.plain.startswith("ge"):
        return False
    return word.plain in group("named_types") or word.plain.endswith(_NAMED_KINDS)


def is_telling(word: Word, reading: Reading) -> bool:
    """Say whether the capital of a word is there because it is a name."""
    return word.capital and not reading.shouting[word.message]


def end_of_name(word: Word, reading: Reading, *, holy: bool = False) -> Word:
    """Take along what still belongs to a name: capitals, hyphens, type words, a place."""
    words = reading.words[word.message]
    last = word
    for following in words[word.number + 1 : word.number + _LONGEST]:
        if not is_joined(following) or not _goes_on(following, reading, holy=holy):
            break
        last = following
    while last.plain in group("inside_names") and last is not word:
        last = words[last.number - 1]
    return last


def _goes_on(word: Word, reading: Reading, *, holy: bool) -> bool:
    if (
        word.plain in group("kinds_behind")
        or word.gap == "'"
        or (word.lang == "en" and word.plain in group("english_kinds"))
        or word.hyphened
        or is_type(word.plain)
        or is_telling(word, reading)
    ):
        return True
    if word.plain in group("inside_names"):
        following = reading.beside(word, 1)
        return following is not None and (following.capital or following.hyphened or holy)
    before = reading.beside(word, -1)
    kind = kind_of(word.plain, word.lang)
    if holy and (kind in _NAMES | _MAYBE or (before and before.plain in _OF)):
        return True
    return word.plain in the_lists().places and kind in _NAMES


def is_type(plain: str) -> bool:
    """Say whether a word is a kind of school."""
    return plain in group("school_types") or plain.endswith(_COMPOUNDS)


def stem_of_compound(plain: str) -> str:
    """Return what stands before the type in one word, `broeder` of `broederschool`; else nothing."""
    ending = next((end for end in _COMPOUNDS if plain.endswith(end)), "")
    return plain.removesuffix(ending) if ending else ""


def is_kind(plain: str) -> bool:
    """Say whether a word is a kind of school, club, shop or care, also as one compound."""
    return any(plain in group(name) for name in _KINDS) or is_compound_kind(plain)


def is_compound_kind(plain: str) -> bool:
    """Say whether it ends in such a kind: `roeiclub`, `bandencentrale`."""
    return plain.endswith(_KIND_ENDINGS) and plain not in group("no_kinds")

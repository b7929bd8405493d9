"""What the reviewer is asked about, though little speaks for a name."""

from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.people.kinds import Kind
from counselling.anonymiser.people.spots import Spot
from counselling.anonymiser.vocabulary import group

#: How much must speak for an ordinary word.
_OF_WORDS = 2.0
_OF_RARE = 1.0
_OF_COMMON = 3.0


def is_worth_asking(spot: Spot, around: float) -> bool:
    """Say whether the reviewer should look, though little speaks for a name."""
    if spot.kind in {Kind.STRANGE, Kind.PERHAPS}:
        return around >= 0 and may_be_asked(spot)
    if spot.kind is Kind.COMMON:
        called = spot.ends and around >= _OF_COMMON and not is_plain_talk(spot)
        return (called or (spot.capital_tells and around > 0)) and is_a_thing_by_itself(spot)
    if spot.kind is Kind.RARE:
        return _is_telling(spot, around) and may_be_asked(spot)
    return spot.kind is Kind.DOUBTFUL and around >= _OF_RARE and may_be_asked(spot)


def _is_telling(spot: Spot, around: float) -> bool:
    """Say whether enough speaks for a seldom word."""
    if is_plain_talk(spot):
        return False
    near = around >= _OF_RARE and not spot.by_counsellor
    return spot.before == "den" or near or (around > 0 and spot.capital_tells) or around > _OF_WORDS


def is_a_thing_by_itself(spot: Spot) -> bool:
    """Say no to titles, greetings, brands, helplines and the words of every sentence."""
    plain = spot.word.plain
    roles = any(plain in group(name) for name in ("titles", "kin", "greetings", "chains"))
    spoken = the_lists().is_chat(plain) or spot.is_function_word
    return len(plain) > 1 and not roles and not spoken and may_be_asked(spot)


def may_be_asked(spot: Spot) -> bool:
    """Say no to the words of every sentence, and to countries, peoples and languages."""
    return not is_unmarked(spot) and not the_lists().is_word_of(spot.word.plain, "capital")


def is_plain_talk(spot: Spot) -> bool:
    """Say whether a counsellor wrote it in small letters; names they write with a capital."""
    return spot.by_counsellor and not spot.word.capital


def is_unmarked(spot: Spot) -> bool:
    """Say whether it is a word of every sentence, without a capital of its own."""
    return spot.is_function_word and not spot.capital_tells

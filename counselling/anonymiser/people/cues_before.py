"""Cues in front of a word: titles, relations, `heet`, greetings, prepositions, articles."""

from collections.abc import Callable

from counselling.anonymiser.people import patterns
from counselling.anonymiser.people.cue import Cue, is_relation, is_third_person, is_verb
from counselling.anonymiser.people.kinds import Kind
from counselling.anonymiser.people.spots import Spot
from counselling.anonymiser.plain import plain
from counselling.anonymiser.vocabulary import group

_NEED_HELP = {Kind.STRANGE, Kind.PERHAPS, Kind.DOUBTFUL, Kind.SURNAME}
#: Articles that begin a clause as well: `dat roos komt`.
_ALSO_JOIN = {"dat", "da", "die"}
_ONE_OF_MANY = {"een", "n", "ne", "nen", "un", "une", "a", "an"}
_BEFORE_NICKNAMES = {"de", "den", "la", "le", "al", "nog"}
_SUBJECTS = {
    "ik",
    "jij",
    "gij",
    "wij",
    "we",
    "hij",
    "i",
    "you",
    "they",
    "he",
    "she",
    "il",
    "elle",
    "tu",
}
_VERB_ENDINGS = ("t", "te", "de", "en", "ed", "d", "ig", "lijk")
_HARDLY_THINGS = {Kind.NAME, Kind.SURNAME, Kind.STRANGE}


def _title(spot: Spot) -> Cue | None:
    monsieur = spot.before == "m" and spot.word.gap == ". "
    if _is_any(spot) and not spot.word.capital:
        return None
    titled = (spot.before_is("titles") and "," not in spot.word.gap) or monsieur
    if spot.is_function_word and (spot.after_is("determiners") or not spot.word.capital):
        return None
    return Cue(5, strong=True) if titled else None


def _is_any(spot: Spot) -> bool:
    """Say whether any trainer is meant, and the word behind it is what he does: `nen trainer roept`."""
    return spot.before_that in _ONE_OF_MANY and spot.kind in {Kind.RARE, Kind.COMMON}


def _relation(spot: Spot) -> Cue | None:
    if not spot.word.capital and (spot.is_function_word or _is_deed(spot)):
        return None
    if is_relation(spot.before) and not spot.word.gap.strip():
        if spot.kind is Kind.RARE and _is_no_verb(spot):
            return Cue(4.5, strong=True)
        settled = spot.kind is Kind.DOUBTFUL and (spot.ends or is_verb(spot.after))
        return Cue(4 if spot.kind in _NEED_HELP else 3, strong=settled)
    found = patterns.IS_CALLED.search(spot.text_before)
    is_kin = found is not None and is_relation(plain(found[1]))
    return Cue(2.5) if is_kin and spot.kind in _NEED_HELP else None


def _is_deed(spot: Spot) -> bool:
    """Say whether it is a verb of the third person: `mama weent`, `granny worries`."""
    if spot.kind is not Kind.RARE:
        return False
    return is_third_person(spot.word.plain) or (
        spot.word.lang == "en" and spot.word.plain[-1] == "s"
    )


def _is_no_verb(spot: Spot) -> bool:
    """Say whether a word behind `mijn broer` names him, and is not what he does."""
    settled = is_verb(spot.after) or spot.ends or spot.after in group("joining")
    if spot.before in group("kin_titles"):
        return settled and not spot.word.plain.endswith("t")
    if spot.word.plain.endswith(_VERB_ENDINGS) or spot.before_that not in group("determiners"):
        return False
    return settled


def _called(spot: Spot) -> Cue | None:
    if patterns.CALLED.search(spot.text_before) or patterns.IS_MY_NAME.match(spot.rest):
        return Cue(5.5, strong=True)
    if patterns.SAID_OF.search(spot.text_before):
        return Cue(3)
    return Cue(4) if patterns.CERTAIN.search(spot.text_before) else None


def _introduced(spot: Spot) -> Cue | None:
    if not patterns.INTRODUCED.search(spot.text_before) or spot.before_is("greetings"):
        return None
    if spot.kind is Kind.STRANGE:
        return Cue(2.5)
    settled = spot.ends or patterns.AGE.match(spot.rest) or spot.after_is("after_introduction")
    return Cue(3 if settled else 1.5)


def _greeted(spot: Spot) -> Cue | None:
    if not spot.before_is("greetings") or spot.word.gap.strip(", "):
        return None
    if not spot.by_counsellor:
        return Cue(3 if spot.ends else 1)
    sure = spot.word.capital or spot.kind is Kind.STRANGE
    return Cue(4 if sure else 2.5, strong=spot.word.capital and spot.ends)


def _with_person(spot: Spot) -> Cue | None:
    if spot.before and patterns.TOGETHER.search(spot.text_before):
        return Cue(5 if spot.kind is Kind.DOUBTFUL else 2.5)
    if spot.before_is("person_prepositions") and "," not in spot.word.gap:
        return Cue(2 if spot.kind is Kind.PERHAPS else 1.5)
    third = spot.reading.beside(spot.word, -3)
    together = spot.before in group("joining") and third is not None
    return Cue(1) if together and third and third.plain in group("person_prepositions") else None


def _addressed(spot: Spot) -> Cue | None:
    """Whom the counsellor speaks to stands last: `dat is veel, Xyz` and a point."""
    if not spot.by_counsellor or spot.word.gap != ", " or not spot.capital_tells:
        return None
    return Cue(3.5, strong=True) if spot.ends and spot.kind is not Kind.COMMON else None


def _told_by(spot: Spot) -> Cue | None:
    """The verb comes first: `toen zei X dat`."""
    if not spot.before_is("saying") or spot.word.gap != " ":
        return None
    told = spot.after in {"dat", "da", "dak", "tegen", "que"}
    return Cue(4.5, strong=True) if told else Cue(1)


def _a_thing(spot: Spot) -> Cue | None:
    """An article, or a word that only things follow."""
    said = patterns.SAID_OF.search(spot.text_before) or _is_nickname(spot)
    if said or not spot.before_is("determiners") or spot.word.gap.strip():
        return None
    if spot.kind is Kind.SURNAME and spot.before in group("surname_openers"):
        return None
    if spot.kind in _HARDLY_THINGS:
        return Cue(-2.5 if spot.kind is Kind.STRANGE and not spot.word.capital else -1)
    soft = spot.capital_tells or spot.before in _ALSO_JOIN
    return Cue(-2 if soft else -5)


def _is_nickname(spot: Spot) -> bool:
    """Say whether it is what somebody is called: `noemt mij nu al xyz`, `noemen hem de xyz`."""
    called = patterns.CALLED.search(spot.text_before)
    if called is None or spot.before not in _BEFORE_NICKNAMES or not spot.ends_soon:
        return False
    return spot.before_that not in group("person_prepositions") | group("place_prepositions")


def _a_deed(spot: Spot) -> Cue | None:
    """What somebody does: `ik paardrij`."""
    pronoun = spot.before in _SUBJECTS and spot.word.gap == " " and not spot.word.capital
    return Cue(-1.5) if pronoun and spot.kind is Kind.STRANGE else None


def _a_time(spot: Spot) -> Cue | None:
    """A month or a season, told as one: `in april`, `bijna lente`."""
    timely = spot.word.plain in group("calendar") and spot.before in group("calendar_cues")
    return Cue(-4) if timely else None


BEFORE: tuple[Callable[[Spot], Cue | None], ...] = (
    _title,
    _relation,
    _called,
    _introduced,
    _greeted,
    _with_person,
    _addressed,
    _told_by,
    _a_thing,
    _a_deed,
    _a_time,
)

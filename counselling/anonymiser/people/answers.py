"""The name that answers a question: `hoe heet je?` and then `mare. ik ben 15`, whatever the word is elsewhere."""

from collections.abc import Iterator

from counselling.anonymiser.claims import Claim
from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.people.cue import is_relation
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.people.questions import asks_name, asks_who, is_refusal
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.vocabulary import group

_LONGEST = 3
_TOLD = {Kind.STRANGE, Kind.NAME, Kind.SURNAME, Kind.PERHAPS}
_INSIDE = {" ", "-", "‐", "'", "’"}


def answers(reading: Reading) -> Iterator[Claim]:
    """Find the first words of every answer to a question after a name."""
    for asked, text in enumerate(reading.texts):
        any_word = asks_name(text)
        if not any_word and not asks_who(text):
            continue
        answer = _answer_to(asked, reading)
        words = _name_in(reading.words[answer]) if answer is not None else []
        if words and (any_word or kind_of(words[0].plain, words[0].lang) in _TOLD):
            yield Claim(words[0].message, words[0].start, words[-1].end, "PERSON", "cue")


def _answer_to(asked: int, reading: Reading) -> int | None:
    """Return the next message of the other one."""
    for message in range(asked + 1, len(reading.texts)):
        if reading.writers[message] != reading.writers[asked]:
            return message if reading.words[message] else None
    return None


def _name_in(words: list[Word]) -> list[Word]:
    """Return the words of an answer that are the name, if it is one."""
    start = 0
    while start < len(words) and words[start].plain in group("before_answers"):
        start += 1
    part = _up_to_break(words[start:])
    if not part or any(is_refusal(word.plain) or _is_no_name(word) for word in part):
        return []
    whole = len(part) <= _LONGEST - 1 or all(word.capital for word in part)
    if whole:
        return part
    return part[:1] if kind_of(part[0].plain, part[0].lang) in _TOLD else []


def _up_to_break(words: list[Word]) -> list[Word]:
    part: list[Word] = []
    for word in words:
        if part and (word.gap not in _INSIDE or word.plain in group("answer_ends")):
            break
        part.append(word)
    return part


def _is_no_name(word: Word) -> bool:
    lists = the_lists()
    if kind_of(word.plain, word.lang) in _TOLD | {Kind.DOUBTFUL}:
        return False
    spoken = lists.is_function_word(word.plain, word.lang) or lists.is_chat(word.plain)
    return spoken or is_relation(word.plain) or word.plain in group("greetings")

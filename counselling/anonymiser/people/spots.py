"""A word among its neighbours."""

from dataclasses import dataclass
from functools import cached_property

from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.vocabulary import group

_ENDS = seeker(r"^\s*(?:$|[^\w\s])")
_DIRECT = seeker(r"\.?\s{1,2}|[-‐]|\s?['’\"(:]\s?|,\s")
_FAR = 48


@dataclass(frozen=True)
class Spot:
    """Where a word stands: the neighbours that belong to it, and what they are."""

    reading: Reading
    word: Word

    @cached_property
    def kind(self) -> Kind:
        return kind_of(self.word.plain, self.word.lang)

    @property
    def is_function_word(self) -> bool:
        return the_lists().is_function_word(self.word.plain, self.word.lang)

    @cached_property
    def before(self) -> str:
        """The word right before, when nothing but a space, a point or a comma parts them."""
        beside = self.reading.beside(self.word, -1)
        return beside.plain if beside and _DIRECT.fullmatch(self.word.gap) else ""

    @cached_property
    def before_that(self) -> str:
        beside = self.reading.beside(self.word, -2)
        return beside.plain if beside else ""

    @cached_property
    def after(self) -> str:
        beside = self.reading.beside(self.word, 1)
        return beside.plain if beside and beside.gap == " " else ""

    @cached_property
    def after_that(self) -> str:
        beside = self.reading.beside(self.word, 2)
        return beside.plain if beside else ""

    @cached_property
    def text_before(self) -> str:
        text = self.reading.texts[self.word.message]
        return text[max(0, self.word.start - _FAR) : self.word.start].lower().replace("’", "'")

    @cached_property
    def rest(self) -> str:
        return self.reading.texts[self.word.message][self.word.end : self.word.end + _FAR]

    @property
    def ends(self) -> bool:
        """Say whether something closes behind the word: the message, a comma, a bracket."""
        return bool(_ENDS.match(self.rest))

    @property
    def ends_soon(self) -> bool:
        """Say whether the clause ends behind it, or goes on with a small word."""
        goes_on = self.after_is("clause_openers") or self.after_is("answer_ends")
        return self.ends or goes_on or the_lists().is_function_word(self.after, self.word.lang)

    @property
    def by_counsellor(self) -> bool:
        return self.reading.writers[self.word.message] == "counsellor"

    @property
    def capital_tells(self) -> bool:
        """Say whether its capital is there for its own sake."""
        word = self.word
        shouted = word.shouted or self.reading.shouting[word.message]
        return word.capital and not word.opens and not shouted

    def before_is(self, name: str) -> bool:
        return self.before in group(name)

    def after_is(self, name: str) -> bool:
        return self.after in group(name)

"""Two easy words in the reader's language, and what is meant by the words that somebody types.

Dutch has 237 adjectives and 536 nouns that agree with them: 127,032 pairs. French has 238 and 517
(123,046 pairs), English 239 and 525 (125,475). `visitor/limits.py` says what that means for guessing.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path
from tomllib import loads

#: What people put before or between, in any of the languages, and what means nothing here.
SMALL_WORDS = frozenset(
    ("de", "het", "een", "en", "the", "a", "an", "and", "le", "la", "les", "l", "un", "une", "et")
)
#: Longer than any two words with an article each.
LONGEST = 100
WORDS = 2


@dataclass(frozen=True)
class Pair:
    """An adjective and a noun, whatever form the adjective takes with it."""

    language: str
    adjective: str
    noun: str

    @property
    def known(self) -> str:
        """What is hashed of it."""
        return f"{self.language} {self.adjective} {self.noun}"


class Lexicon:
    """The words of one language."""

    def __init__(self, language: str, adjectives: str, first: str, second: str) -> None:
        self._language = language
        self._forms = [entry.split("/") for entry in adjectives.split()]
        self._nouns = [*first.split(), *second.split()]
        self._with_first = frozenset(first.split())
        self._adjective_of = {plain(form): forms[0] for forms in self._forms for form in forms}
        self._noun_of = {plain(noun): noun for noun in self._nouns}

    def __len__(self) -> int:
        return len(self._forms) * len(self._nouns)

    def has(self, word: str) -> bool:
        """Tell whether a word stands in these lists, in whatever form."""
        return word in self._adjective_of or word in self._noun_of

    def pair(self, number: int) -> Pair:
        """Return one of all the pairs, by its number."""
        adjective, noun = divmod(number % len(self), len(self._nouns))
        return Pair(self._language, self._forms[adjective][0], self._nouns[noun])

    def say(self, pair: Pair) -> str:
        """Return a pair as people say it."""
        forms = next(forms for forms in self._forms if forms[0] == pair.adjective)
        adjective = forms[0] if pair.noun in self._with_first else forms[-1]
        return f"{pair.noun} {adjective}" if self._language == "fr" else f"{adjective} {pair.noun}"

    def read(self, one: str, other: str) -> Pair | None:
        """Return the pair of an adjective in whichever form and a noun, or nothing."""
        adjective, noun = self._adjective_of.get(one), self._noun_of.get(other)
        return Pair(self._language, adjective, noun) if adjective and noun else None


def plain(text: str) -> str:
    """Return a text without case, accents and signs: words with one space between."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall("[a-z0-9]+", bare))


def pair_of(language: str, number: int) -> str:
    """Return the words of a number as the page says them; Dutch for a language without a list."""
    lexicon = lexicons().get(language, lexicons()["nl"])
    return lexicon.say(lexicon.pair(number))


def meant(typed: str) -> list[str]:
    """Return what somebody may have meant, as it is hashed: no matter the case, accents, article or order.

    A word may stand in the list of more than one language; whatever is no pair of ours means nothing.
    """
    words = [word for word in plain(typed[:LONGEST]).split() if word not in SMALL_WORDS]
    if len(words) != WORDS:
        return []
    read = (
        lexicon.read(*order) for lexicon in lexicons().values() for order in permutations(words)
    )
    return [pair.known for pair in read if pair is not None]


@cache
def lexicons() -> dict[str, Lexicon]:
    """Return the words of every language, read once."""
    written = loads((Path(__file__).parents[1] / "words.toml").read_text())
    return {language: Lexicon(language, **lists) for language, lists in written.items()}

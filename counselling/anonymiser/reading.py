"""A conversation taken apart into words, once, for all rules."""

from dataclasses import dataclass
from functools import cached_property

from counselling.anonymiser.lists import MIXED, the_lists
from counselling.anonymiser.plain import plain
from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.talk import Talk

# A letter carries its combining marks along, however the text was composed.
_WORD = seeker(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_NEW_SENTENCE = seeker(r"[.!?:;\n\"“”«»()*•]|(?:^|\s)[-–>]\s")
#: Telephones type curly apostrophes; the rules know the straight one. Each is one code point.
_STRAIGHT = str.maketrans("’‘ʼ", "'''")

#: Two borrowed words, and a fifth of all: then a message is in two languages.
_BORROWED, _SHARE = 2, 5
_A_SENTENCE = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters, where it stands, and what separates it from the word before."""

    message: int
    number: int
    start: int
    end: int
    text: str
    plain: str
    gap: str
    opens: bool
    lang: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def hyphened(self) -> bool:
        return self.gap in {"-", "‐", "‑"}


class Reading:
    """The words of every message, and how its writers use capitals."""

    def __init__(self, talk: Talk) -> None:
        lang = talk.lang if talk.lang in {"nl", "fr", "en"} else "nl"
        self.texts = [said.text.translate(_STRAIGHT) for said in talk.messages]
        self.writers = [said.by for said in talk.messages]
        self.words = [_words(number, text, lang) for number, text in enumerate(self.texts)]

    def every(self) -> list[Word]:
        return [word for words in self.words for word in words]

    def beside(self, word: Word, steps: int) -> Word | None:
        """Return the word `steps` further (or before, below zero) in the same message."""
        place = word.number + steps
        words = self.words[word.message]
        return words[place] if 0 <= place < len(words) else None

    @cached_property
    def shouting(self) -> list[bool]:
        """Say of each message whether most of it is in capitals, which then say nothing."""
        return [_is_shouted(words) for words in self.words]


def _is_shouted(words: list[Word]) -> bool:
    shouted = sum(word.shouted for word in words)
    capitals = sum(word.capital for word in words)
    titled = len(words) >= _A_SENTENCE and capitals * 5 > len(words) * 3
    return titled or (shouted * 2 > len(words) and len(words) > 1)


def _words(message: int, text: str, lang: str) -> list[Word]:
    words: list[Word] = []
    end = 0
    runs = list(_WORD.finditer(text))
    plains = [plain(run[0]) for run in runs]
    lang = _language(plains, lang)
    for number, run in enumerate(runs):
        gap = text[end : run.start()]
        opens = number == 0 or bool(_NEW_SENTENCE.search(gap))
        start, end = run.span()
        words.append(Word(message, number, start, end, run[0], plains[number], gap, opens, lang))
    return words


def _language(plains: list[str], lang: str) -> str:
    """Return the language of a message: the conversation's, unless another shows in it."""
    lists = the_lists()
    strange = [word for word in plains if not lists.is_common(word, lang)]
    for other in {"nl", "fr"} - {lang}:
        borrowed = sum(lists.is_common(word, other) for word in strange)
        if borrowed >= _BORROWED and borrowed * _SHARE >= len(plains):
            return MIXED
    return lang

"""Names, places and ordinary words, read once from one small file beside this one."""

import zipfile
from functools import cache
from pathlib import Path

from counselling.anonymiser.lists.bloom import Bloom

FILE = Path(__file__).with_name("lists.zip")
#: The common words stand in the order of their frequency.
_FUNCTION_WORDS = 130
#: A message in which two languages meet.
MIXED = "mixed"
_LANGUAGES = ("nl", "fr", "en")
#: English is everywhere; so are countries, and what is typed in chats.
_EVERYWHERE = ("en", "chat", "capital")
_BESIDE = {
    "nl": ("nl", *_EVERYWHERE),
    "fr": ("fr", *_EVERYWHERE),
    "en": _EVERYWHERE,
    MIXED: ("nl", "fr", *_EVERYWHERE),
}


class Lists:
    """What is known about words in general; nothing here comes from a conversation."""

    def __init__(self) -> None:
        with zipfile.ZipFile(FILE) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        texts = {
            name.removesuffix(".txt"): frozenset(content.decode().splitlines())
            for name, content in parts.items()
            if name.endswith(".txt")
        }
        self.first = texts["first"]
        self.last = texts["last"]
        self.last_phrases = texts["last_phrases"]
        self.places = texts["places"]
        self.sure_places = texts["sure_places"]
        self.word_places = texts["word_places"]
        self._perhaps = {language: texts[f"perhaps.{language}"] for language in _LANGUAGES}
        self._common = {language: texts[f"common.{language}"] for language in _LANGUAGES}
        self._function = {
            language: frozenset(parts[f"common.{language}.txt"].decode().split()[:_FUNCTION_WORDS])
            for language in _LANGUAGES
        }
        self._words = {
            name.removeprefix("words."): Bloom(content)
            for name, content in parts.items()
            if name.startswith("words.")
        }

    def is_word(self, plain: str, language: str = MIXED) -> bool:
        """Say whether it is an ordinary word where this language is written."""
        return any(plain in self._words[each] for each in _BESIDE[language])

    def is_word_of(self, plain: str, language: str) -> bool:
        return plain in self._words[language]

    def is_chat(self, plain: str) -> bool:
        """Say whether young people type it, and mean nobody."""
        return plain in self._words["chat"]

    def is_common(self, plain: str, language: str) -> bool:
        return any(plain in self._common[each] for each in _spoken(language))

    def is_function_word(self, plain: str, language: str) -> bool:
        """Say whether it is one of the few words that every sentence is made of."""
        return any(plain in self._function[each] for each in _spoken(language))

    def is_word_too(self, plain: str) -> bool:
        """Say whether, in one of our languages, this first name is written without meaning anybody."""
        return self.is_perhaps_name(plain, MIXED)

    def is_perhaps_name(self, plain: str, language: str) -> bool:
        """Say whether it is a first name that people write without meaning anybody."""
        return any(plain in self._perhaps[each] for each in _spoken(language))


def _spoken(language: str) -> tuple[str, ...]:
    return _LANGUAGES if language == MIXED else (language,)


@cache
def the_lists() -> Lists:
    """Return the lists of this process, read when they are first asked for."""
    return Lists()

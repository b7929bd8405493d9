"""The ordinary words of each language."""

from collections.abc import Iterable

from counselling.anonymiser.lists.making.sources import Sources, words_of
from counselling.anonymiser.plain import plain

#: How many of the most frequent words of a language are called common.
_COMMON = 2500


def words(sources: Sources) -> dict[str, set[str]]:
    """Return the words of each language that mean nobody and no place, in their plain form."""
    return {
        "nl": _ordinary(sources.lines("dutch")),
        "en": _ordinary(sources.lines("american-english")),
        "fr": _ordinary(sources.lines("fr.words")),
        "chat": words_of(sources.supplement("words.txt")),
    }


def _ordinary(lines: Iterable[str]) -> set[str]:
    return words_of(line for line in lines if line == line.lower())


def common(sources: Sources) -> dict[str, list[str]]:
    """Return the most frequent words of each language."""
    dictionaries = words(sources)
    chat = dictionaries.pop("chat")
    return {
        f"common.{language}.txt": _frequent(
            sources.ranked(package, "commonWords"), dictionaries[language] | chat
        )
        for language, package in (("nl", "nl-be"), ("fr", "fr"), ("en", "en"))
    }


def _frequent(ranked: list[str], known: set[str]) -> list[str]:
    return [word for word in dict.fromkeys(map(plain, ranked)) if word in known][:_COMMON]

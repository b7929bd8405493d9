"""Which words of a transcript can be found, and which words somebody looks for.

They are folded here, so that both databases find the same: without capitals and accents, whatever the language.
There is no list of word stems: in one conversation people write three languages, and dialect.
"""

import re
import unicodedata
from collections.abc import Iterable

#: What stands for something that was taken out, such as "[naam 2]": it would be found everywhere.
TAKEN_OUT = re.compile(r"\[[^\[\]\n]{1,24}\]")
A_WORD = re.compile(r"[^\W_]+")
SHORTEST, LONGEST = 2, 40
#: What PostgreSQL takes of one text, less a margin; longer than any real conversation.
MOST_BYTES = 600_000
#: Words of one question; what comes after these is left out of account.
MOST_ASKED = 8
ASKED_LIMIT = 200
#: Letters that no rule of Unicode takes apart.
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


def words_of(texts: Iterable[str]) -> list[str]:
    """Return the words of texts that can be found, each once, in the order of the alphabet."""
    found = {word for text in texts for word in _words(TAKEN_OUT.sub(" ", text))}
    kept, left = [], MOST_BYTES
    for word in sorted(found):
        left -= len(word.encode()) + 1
        if left < 0:
            break
        kept.append(word)
    return kept


def asked_words(question: str) -> tuple[str, ...]:
    """Return the words that somebody looks for; signs mean nothing, and nothing can go wrong with them."""
    return tuple(dict.fromkeys(_words(question[:ASKED_LIMIT])))[:MOST_ASKED]


def _words(text: str) -> list[str]:
    return [
        word[:LONGEST]
        for word in A_WORD.findall(_folded(text))
        if len(word) >= SHORTEST and not word.isnumeric()
    ]


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return plain.casefold().translate(LIGATURES)

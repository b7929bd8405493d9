"""One plain form per word, by which spellings are compared."""

import unicodedata

# Letters that Unicode does not take apart into a letter and a mark.
_WHOLE = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})


def plain(word: str) -> str:
    """Return `word` without case, accents and marks: Zoë, ZOE and zoe are one."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().translate(_WHOLE))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))

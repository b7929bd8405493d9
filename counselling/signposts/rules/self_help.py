"""Finding a text by what somebody types who does not know its words. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from counselling.signposts.rules.likeness import HOLDS, closeness_of, closeness_with_slips

QUERY_LIMIT = 100
MOST_WORDS = 12
#: Shorter words ("ik", "de", "un") stand in every text.
SHORTEST = 3
#: What a word says of a text, by where it stands.
TITLE, WORDS, BODY = 4.0, 3.0, 1.0
#: A letter may be missing, or there may be one too many.
SLIPS = 1
#: A word of that many letters is the stem of a longer one: "paniekaanval", "paniekaanvallen".
STEM = 5
#: What weighs less than this part of the best is left out.
ENOUGH = 0.3
_NO_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read, in one language; `words` are those under which it is looked for as well."""

    key: str
    theme: str
    title: str
    paragraphs: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Index:
    """Texts, and for each word of theirs how much it says of which."""

    texts: Sequence[Text]
    weights: Mapping[str, Mapping[int, float]]


def index_of(texts: Iterable[Text]) -> Index:
    """Prepare texts for being found."""
    texts = list(texts)
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for place, text in enumerate(texts):
        for weight, where in (
            (BODY, " ".join(text.paragraphs)),
            (WORDS, text.words),
            (TITLE, text.title),
        ):
            for word in plain_words(where):
                weights[word][place] = weight
    return Index(texts, weights)


def found_in(index: Index, typed: str) -> list[Text]:
    """Return the texts that hold what was typed, whatever its accents and slips; the likeliest first."""
    weighed: dict[int, float] = defaultdict(float)
    for asked in plain_words(typed)[:MOST_WORDS]:
        for place, weight in _weights_of(index, asked).items():
            weighed[place] += weight
    # Sorting is stable: of two that weigh the same, the one that stands first comes first.
    best = sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))
    return [index.texts[place] for place, weight in best if weight >= best[0][1] * ENOUGH]


def _weights_of(index: Index, asked: str) -> dict[int, float]:
    found: dict[int, float] = {}
    for word, likeness in _likely(index, asked).items():
        places = index.weights[word]
        # A word that stands in most texts says nothing about any of them.
        rare = log(len(index.texts) / len(places))
        for place, weight in places.items():
            found[place] = max(found.get(place, 0.0), weight * likeness * rare)
    return {place: weight for place, weight in found.items() if weight > 0}


def _likely(index: Index, asked: str) -> dict[str, float]:
    begins: dict[str, float] = {
        word: closeness_of(asked, word)
        for word in index.weights
        if word.startswith(asked) or (len(word) >= STEM and asked.startswith(word))
    }
    if begins or len(asked) <= SHORTEST:
        return begins
    near = {
        word: closeness_with_slips(asked, word)
        for word in index.weights
        if abs(len(word) - len(asked)) <= SLIPS
    }
    return {word: likeness for word, likeness in near.items() if likeness >= HOLDS}


def plain_words(text: str) -> list[str]:
    """Return the words of a text without capitals and accents; the shortest are left out."""
    letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return [word for word in _NO_WORD.split(letters) if len(word) >= SHORTEST]

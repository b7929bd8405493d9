"""The words of a visit: they lead from its cookie, so that nothing but their hash is stored."""

from dataclasses import dataclass
from uuid import UUID

from counselling.conversation.rules import Overlooked
from counselling.core.crypto import keyed_hash
from counselling.waiting_room.models import ReturnWords
from counselling.waiting_room.rules.words import meant, pair_of


@dataclass(frozen=True)
class WayBack:
    """The two words of a visit, and whether somebody may be looking at the screen."""

    words: str
    watched: bool


def way_back(conversation_id: UUID, token: str) -> WayBack | None:
    """Return how the holder of this cookie comes back, or nothing where there is no way."""
    row = ReturnWords.objects.select_related("conversation").filter(pk=conversation_id).first()
    if row is None:
        return None
    words = words_of_token(token, row.conversation.language, row.turn)
    if row.words_hash not in hashes_of(words):
        return None
    return WayBack(words, row.conversation.overlooked in (Overlooked.YES, Overlooked.UNSURE))


def words_of_token(token: str, language: str, turn: int) -> str:
    """Return the words that a cookie leads to; another turn gives others, for words that are taken."""
    return pair_of(language, int(keyed_hash("words of a visit", f"{token}|{turn}"), 16))


def hashes_of(typed: str) -> list[str]:
    """Return under which hashes the words may be kept that somebody typed."""
    return [keyed_hash("return words", words) for words in meant(typed)]

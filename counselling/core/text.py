"""What people type: one normal form, one measure, the same refusals everywhere."""

import re
import unicodedata

from counselling.core.errors import Refused

MESSAGE_LIMIT = 2000

# C0 controls but for tab and line feed, DEL, C1, and lone surrogates, which no encoding can store.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str, *, limit: int = MESSAGE_LIMIT) -> str:
    """Return `text` in NFC, with plain line ends and without space around it.

    Raises `Refused`: `too_long` above `limit` code points, `invalid` for control characters,
    `empty` where nothing visible is left. Everything else is kept and shown literally.
    """
    if len(text) > 4 * limit:
        raise Refused("too_long")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FORBIDDEN.search(text):
        raise Refused("invalid")
    text = unicodedata.normalize("NFC", text).strip()
    if len(text) > limit:
        raise Refused("too_long")
    if not any(_is_visible(character) for character in text):
        raise Refused("empty")
    return text


def clean_or_empty(text: str, *, limit: int = MESSAGE_LIMIT) -> str:
    """Return `text` as `clean` does, and an empty string where nothing visible was typed."""
    try:
        return clean(text, limit=limit)
    except Refused as refusal:
        if refusal.reason == "empty":
            return ""
        raise


def _is_visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) != "Cf"

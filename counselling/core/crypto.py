"""Everything a person typed is sealed here before it is stored: AES-256-GCM with associated data.

A stored text is `nonce (12 bytes) + ciphertext + tag (16 bytes)`. What it belongs to (row, column)
is authenticated with it, so a text moved to another row does not open.
"""

import hmac
import secrets
from datetime import date
from functools import cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from counselling.core import keys
from counselling.core.errors import TextTampered

NONCE_BYTES = 12


class DataKey:
    """The key under which one conversation's texts are sealed."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._cipher = AESGCM(raw)

    @classmethod
    def make(cls) -> "DataKey":
        """Make a fresh random key."""
        return cls(AESGCM.generate_key(256))

    @classmethod
    def unwrap(cls, wrapped: bytes, *, day: date, owner: str) -> "DataKey":
        """Open a wrapped key with the key of `day`; raises `KeyMissing` or `TextTampered`."""
        return cls(_open(AESGCM(_ring().key_of(day)), wrapped, f"key|{owner}".encode()))

    def wrap(self, *, day: date, owner: str) -> bytes:
        """Wrap this key under the key of `day`, for the database; `owner` is the row it belongs to."""
        return _seal(AESGCM(_ring().key_for_new(day)), self._raw, f"key|{owner}".encode())

    def seal(self, text: str, where: bytes) -> bytes:
        """Seal `text`, bound to the place `where`."""
        return _seal(self._cipher, text.encode(), where)

    def open(self, sealed: bytes, where: bytes) -> str:
        """Open a text sealed for the place `where`; raises `TextTampered` for any other."""
        return _open(self._cipher, sealed, where).decode()


def seal_field(text: str, *where: str) -> bytes:
    """Seal a text that belongs to no conversation (a staff secret), bound to its row and column."""
    return _seal(AESGCM(_key("field")), text.encode(), "|".join(where).encode())


def open_field(sealed: bytes, *where: str) -> str:
    """Open a text of `seal_field`; raises `TextTampered` in any other row or column."""
    return _open(AESGCM(_key("field")), sealed, "|".join(where).encode()).decode()


def keyed_hash(purpose: str, text: str) -> str:
    """Return the HMAC-SHA256 of `text`, 64 hexadecimal digits, different for each purpose."""
    return hmac.new(_key("hash"), f"{purpose}|{text}".encode(), sha256).hexdigest()


def _seal(cipher: AESGCM, clear: bytes, where: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, clear, where)


def _open(cipher: AESGCM, sealed: bytes, where: bytes) -> bytes:
    try:
        return cipher.decrypt(bytes(sealed[:NONCE_BYTES]), bytes(sealed[NONCE_BYTES:]), where)
    except InvalidTag:
        message = "a stored text does not open where it was found"
        raise TextTampered(message) from None


@cache
def _ring() -> keys.DayRing:
    return keys.DayRing(settings.KEY_DIR)


@cache
def _key(name: str) -> bytes:
    return keys.read(settings.KEY_DIR, name)

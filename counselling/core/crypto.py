"""Everything a person typed is sealed here before it is stored: AES-256-GCM with associated data.

A stored text is `nonce (12 bytes) + ciphertext + tag (16 bytes)`. What it belongs to (row, column)
is authenticated with it, so a text moved to another row does not open.
"""

import hmac
import secrets
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from counselling.core import keys
from counselling.core.errors import TextTampered
from counselling.core.field_keys import FieldKeys

NONCE_BYTES = 12
TAMPERED = "a stored text does not open where it was found"


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
    def unwrap(cls, wrapped: bytes, *, day: date, owner: str, purpose: str = "") -> "DataKey":
        """Open a wrapped key with the key of `day`; raises `KeyMissing` or `TextTampered`."""
        return cls(_open(AESGCM(_ring().key_of(day, purpose)), wrapped, f"key|{owner}".encode()))

    def wrap(self, *, day: date, owner: str, purpose: str = "") -> bytes:
        """Wrap this key under the key of `day`, for the database; `owner` is the row it belongs to.

        What lives longer or shorter than conversations has a `purpose`, and so a key of the day of its own:
        a day's key is deleted once nothing needs it. `retention.queries.keys` knows every purpose.
        """
        return _seal(AESGCM(_ring().key_for_new(day, purpose)), self._raw, f"key|{owner}".encode())

    def seal(self, text: str, where: bytes) -> bytes:
        """Seal `text`, bound to the place `where`."""
        return _seal(self._cipher, text.encode(), where)

    def open(self, sealed: bytes, where: bytes) -> str:
        """Open a text sealed for the place `where`; raises `TextTampered` for any other."""
        return _open(self._cipher, sealed, where).decode()


def ring_names() -> list[keys.RingName]:
    """Return which days, and for what, have a key."""
    return _ring().names()


def drop_keys(names: Collection[keys.RingName]) -> int:
    """Delete keys of days for good: what they wrapped opens nowhere any more, in no backup either."""
    return _ring().drop(names)


def seal_field(text: str, *where: str) -> bytes:
    """Seal a text that belongs to no conversation (a staff secret), bound to its row and column."""
    return _seal(AESGCM(_fields().all()[0]), text.encode(), "|".join(where).encode())


def open_field(sealed: bytes, *where: str) -> str:
    """Open a text of `seal_field`; raises `TextTampered` in any other row or column."""
    place = "|".join(where).encode()
    # What an older key sealed is sealed anew when a key is replaced: mostly the first one opens it.
    for key in _fields().all():
        with suppress(TextTampered):
            return _open(AESGCM(key), sealed, place).decode()
    raise TextTampered(TAMPERED)


def is_newest_field(sealed: bytes, *where: str) -> bool:
    """Tell whether a text of `seal_field` is under the newest key."""
    with suppress(TextTampered):
        _open(AESGCM(_fields().all()[0]), sealed, "|".join(where).encode())
        return True
    return False


def add_field_key() -> None:
    """Make another key for `seal_field`, in every process; those before it go on opening."""
    _fields().add()


def keyed_hash(purpose: str, text: str) -> str:
    """Return the HMAC-SHA256 of `text`, 64 hexadecimal digits, different for each purpose."""
    return hmac.new(_key("hash"), f"{purpose}|{text}".encode(), sha256).hexdigest()


def trail_hash(purpose: str, text: str) -> str:
    """Return the HMAC-SHA256 of a piece of the audit trail, under a key for the trail alone."""
    return hmac.new(_key("audit"), f"{purpose}|{text}".encode(), sha256).hexdigest()


def forget_keys() -> None:
    """Read every key anew when it is needed: the files are others."""
    _ring.cache_clear()
    _fields.cache_clear()
    _key.cache_clear()


def same(one: str, other: str) -> bool:
    """Tell whether two hashes are the same, in the same time for any two."""
    return hmac.compare_digest(one.encode(), other.encode())


def _seal(cipher: AESGCM, clear: bytes, where: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, clear, where)


def _open(cipher: AESGCM, sealed: bytes, where: bytes) -> bytes:
    try:
        return cipher.decrypt(bytes(sealed[:NONCE_BYTES]), bytes(sealed[NONCE_BYTES:]), where)
    except InvalidTag:
        raise TextTampered(TAMPERED) from None


@cache
def _ring() -> keys.DayRing:
    return keys.DayRing(settings.KEY_DIR)


@cache
def _fields() -> FieldKeys:
    return FieldKeys(settings.KEY_DIR)


@cache
def _key(name: str) -> bytes:
    return keys.read(settings.KEY_DIR, name)

"""A sealed connection: the server writes it and cannot read it.

NaCl's sealed box takes no associated data. What a seal belongs to (visit, key, moment) therefore lies
inside, and is compared when it is opened.
"""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

#: Every seal is as long as another: its length tells nothing of the address or the place.
BLOCK = 384
LONGEST_PLACE = 60


class Broken(Exception):  # noqa: N818 - what happened, in one word
    """A seal that does not open with this key, or holds something else than a connection."""


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """One connection of a visit."""

    visit: UUID
    key: str
    address: str
    port: int | None
    place: str
    at: datetime


def key_id(public_key: bytes) -> str:
    """Return what a public key is known by: the beginning of its fingerprint, 32 hexadecimal digits."""
    return sha256(public_key).hexdigest()[:32]


def sealed(connection: Connection, public_key: bytes) -> bytes:
    """Seal a connection, for whoever has the private key."""
    content = msgspec.json.encode(connection)
    padded = content.ljust(-(-len(content) // BLOCK) * BLOCK)
    return bytes(SealedBox(PublicKey(public_key)).encrypt(padded))


def unsealed(seal: bytes, private_key: PrivateKey) -> Connection:
    """Open a seal; raises `Broken`."""
    try:
        content = SealedBox(private_key).decrypt(seal)
        return msgspec.json.decode(content, type=Connection)
    except (CryptoError, msgspec.DecodeError, TypeError):
        raise Broken from None

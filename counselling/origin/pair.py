"""The private halves: of a holder's own pair, under seven words, and of the organisation's, under each holder's.

Only the process of `opener.py` calls what takes or gives a private key.
"""

from typing import NamedTuple

import msgspec
from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

_SALT = pwhash.argon2id.SALTBYTES


class WrongWords(Exception):  # noqa: N818 - what happened, in one word
    """These words do not open this key."""


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What one guess costs: argon2id's memory and passes, kept with each key so that they may be raised."""

    memory_mib: int
    passes: int


class Locked(msgspec.Struct, frozen=True, kw_only=True):
    """A holder's own pair, its private half wrapped under their words."""

    public: bytes
    wrapped: bytes
    cost: Cost


class Made(NamedTuple):
    """A new pair of the organisation: its public half, and the private half for each holder."""

    public: bytes
    copies: list[bytes]


def lock(private_key: PrivateKey, words: str, cost: Cost) -> Locked:
    """Wrap a holder's private key under their words."""
    salt = random(_SALT)
    wrapped = salt + SecretBox(_stretched(words, salt, cost)).encrypt(bytes(private_key))
    return Locked(public=bytes(private_key.public_key), wrapped=wrapped, cost=cost)


def unlock(locked: Locked, words: str) -> PrivateKey:
    """Return a holder's private key; raises `WrongWords`, also for a key that is not this holder's."""
    salt, box = locked.wrapped[:_SALT], locked.wrapped[_SALT:]
    try:
        private_key = PrivateKey(SecretBox(_stretched(words, salt, locked.cost)).decrypt(box))
    except (CryptoError, ValueError, TypeError):
        raise WrongWords from None
    if bytes(private_key.public_key) != locked.public:
        raise WrongWords
    return private_key


def make(holders: list[bytes]) -> Made:
    """Make a pair of the organisation, whose private half lives on only under the public keys of its holders."""
    private_key = PrivateKey.generate()
    return Made(bytes(private_key.public_key), [give(private_key, holder) for holder in holders])


def give(private_key: PrivateKey, holder: bytes) -> bytes:
    """Return the organisation's private key as a copy for the holder of this public key."""
    return bytes(SealedBox(PublicKey(holder)).encrypt(bytes(private_key)))


def take(copy: bytes, own: PrivateKey) -> PrivateKey | None:
    """Open a holder's copy of the organisation's private key; nothing where it is not theirs."""
    try:
        return PrivateKey(SealedBox(own).decrypt(copy))
    except (CryptoError, ValueError, TypeError):
        return None


def _stretched(words: str, salt: bytes, cost: Cost) -> bytes:
    memory = cost.memory_mib * 2**20
    return pwhash.argon2id.kdf(SecretBox.KEY_SIZE, words.encode(), salt, cost.passes, memory)

"""Codes that one person reads out and another types: what lies sealed under one is worth nothing without it."""

import secrets

from django.conf import settings
from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from accounts.rules import CODE_ALPHABET
from counselling.core.errors import Refused

#: Two groups that are easy to read out: 57 bits, behind argon2id.
GROUPS, GROUP_SIZE = 2, 6
PASSES = 3


def fresh_code() -> str:
    """Return a code that nobody had before."""
    groups = (
        "".join(secrets.choice(CODE_ALPHABET) for _ in range(GROUP_SIZE)) for _ in range(GROUPS)
    )
    return " ".join(groups)


def sealed_under(code: str, content: bytes) -> tuple[bytes, bytes]:
    """Seal something under a code; returns salt and seal. Takes part of a second."""
    salt = secrets.token_bytes(pwhash.argon2id.SALTBYTES)
    return salt, bytes(SecretBox(_key_of(code, salt)).encrypt(content))


def opened_with(code: str, salt: bytes, sealed: bytes) -> bytes:
    """Open what was sealed under a code, however it was typed; raises `Refused("wrong_card")`."""
    try:
        return SecretBox(_key_of(code, salt)).decrypt(sealed)
    except CryptoError:
        raise Refused("wrong_card") from None


def _key_of(code: str, salt: bytes) -> bytes:
    plain = "".join(sign for sign in code.lower() if sign.isalnum())
    memory = max(1, settings.SEAL_MEMORY_MIB // 4) * 1024 * 1024
    return pwhash.argon2id.kdf(SecretBox.KEY_SIZE, plain.encode(), salt, PASSES, memory)

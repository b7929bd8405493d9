"""Which public keys are ours, in a file outside the database.

Whoever can write to the database could put a key of their own in it, and everything would be sealed for
them. A key that is not named here is not used.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec
from django.conf import settings

FILE = "seal_pins.json"


def pin_of_pair(public_key: bytes) -> str:
    """Return the fingerprint of a public key of the organisation."""
    return "pair " + sha256(public_key).hexdigest()


def pin_of_holder(public_key: bytes) -> str:
    """Return the fingerprint of a holder's own public key."""
    return "holder " + sha256(public_key).hexdigest()


def pinned() -> frozenset[str]:
    """Return the fingerprints of our keys; none where the file is not there or cannot be read."""
    try:
        return frozenset(msgspec.json.decode(_file().read_bytes(), type=list[str]))
    except (OSError, msgspec.MsgspecError):
        return frozenset()


@contextmanager
def held() -> Iterator[None]:
    """Let nobody else change what is ours, on this machine, until a change is committed and tidied."""
    _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = _file().with_suffix(".lock")
    beside.touch(mode=0o600)
    with beside.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def pin_also(*fingerprints: str) -> None:
    """Name these keys as ours too, before the change that uses them is committed."""
    _write(pinned() | set(fingerprints))


def keep_only(fingerprints: set[str]) -> None:
    """Forget all but these; one that was never ours does not become so."""
    _write(pinned() & fingerprints)


def _write(fingerprints: frozenset[str]) -> None:
    fresh = _file().with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as content:
        content.write(msgspec.json.encode(sorted(fingerprints)))
        content.flush()
        os.fsync(content.fileno())
    fresh.replace(_file())


def _file() -> Path:
    return Path(settings.KEY_DIR) / FILE

"""Key files: made once, readable by their owner alone, never in the database or its copies."""

import fcntl
import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from counselling.core.errors import KeyMissing

KEY_BYTES = 32
RING_FILE = "day_keys.json"
NAMES = ("secret_key", "field", "hash")


def create_missing(folder: Path) -> None:
    """Make every key that `folder` does not hold yet; present keys are never touched."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in NAMES:
        if not (folder / name).exists():
            _write_new(folder / name, b64encode(secrets.token_bytes(KEY_BYTES)))
    if not (folder / RING_FILE).exists():
        _write_new(folder / RING_FILE, b"{}")


def missing(folder: Path) -> list[str]:
    """Return the names of the key files that `folder` lacks; the secret key may come from elsewhere."""
    return [name for name in (*NAMES[1:], RING_FILE) if not (folder / name).exists()]


def read(folder: Path, name: str) -> bytes:
    """Return the 32 bytes of the key file `name`; raises `KeyMissing` where there is none."""
    try:
        return b64decode((folder / name).read_bytes(), validate=True)
    except FileNotFoundError:
        message = f"the key '{name}' is not in the key folder"
        raise KeyMissing(message) from None


class DayRing:
    """The key of each day: deleting one ends every conversation that began on that day."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / RING_FILE
        self._keys: dict[str, bytes] = {}

    def key_of(self, day: date) -> bytes:
        """Return the key of a past or present day; raises `KeyMissing` where it was deleted."""
        name = day.isoformat()
        if name not in self._keys:
            self._keys = self._read()
        if name not in self._keys:
            message = f"the key of {name} is not in the ring"
            raise KeyMissing(message)
        return self._keys[name]

    def key_for_new(self, day: date) -> bytes:
        """Return the key of `day`, making it at the day's first use; safe in any number of processes."""
        try:
            return self.key_of(day)
        except KeyMissing:
            with self._locked():
                self._keys = self._read()
                if day.isoformat() not in self._keys:
                    self._keys[day.isoformat()] = secrets.token_bytes(KEY_BYTES)
                    self._replace()
        return self._keys[day.isoformat()]

    def _read(self) -> dict[str, bytes]:
        try:
            written: dict[str, str] = json.loads(self._file.read_bytes())
        except FileNotFoundError:
            message = f"'{RING_FILE}' is not in the key folder"
            raise KeyMissing(message) from None
        return {day: b64decode(key) for day, key in written.items()}

    def _replace(self) -> None:
        text = json.dumps({day: b64encode(key).decode() for day, key in sorted(self._keys.items())})
        fresh = self._file.with_suffix(".new")
        _write_new(fresh, text.encode())
        fresh.replace(self._file)
        _sync_folder(self._file.parent)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._file.with_suffix(".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._file.with_suffix(".new").unlink(missing_ok=True)
            yield


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

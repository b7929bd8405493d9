"""Key files: made once, readable by their owner alone, never in the database or its copies."""

import fcntl
import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from counselling.core.errors import KeyMissing

KEY_BYTES = 32
DAY_DIGITS = len("2026-11-28")
RING_FILE = "day_keys.json"
#: The folder of the peppers; `origin` makes and deletes what is in it.
PEPPERS = "peppers"
NAMES = ("secret_key", "field", "hash", "audit")


def create_missing(folder: Path) -> None:
    """Make every key that `folder` does not hold yet; present keys are never touched."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / PEPPERS).mkdir(mode=0o700, exist_ok=True)
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
        return b64decode((folder / name).read_bytes().strip(), validate=True)
    except FileNotFoundError:
        message = f"the key '{name}' is not in the key folder"
        raise KeyMissing(message) from None


def make(folder: Path, name: str) -> None:
    """Make the key file `name` at once and whole; one that another process made meanwhile stands."""
    fresh = folder / f".{name}-{secrets.token_hex(8)}"
    _write_new(fresh, b64encode(secrets.token_bytes(KEY_BYTES)))
    try:
        with suppress(FileExistsError):
            os.link(fresh, folder / name)
    finally:
        fresh.unlink()
    _sync_folder(folder)


def put(folder: Path, name: str, content: bytes) -> None:
    """Put a file that was copied in the place of the one that is there, whole."""
    fresh = folder / f".{name}-{secrets.token_hex(8)}"
    _write_new(fresh, content)
    fresh.replace(folder / name)
    _sync_folder(folder)


class RingName(NamedTuple):
    """What a key of the ring is called: a day, and what it is for; nothing is for conversations."""

    day: date
    purpose: str = ""

    @property
    def text(self) -> str:
        """The name as it stands in the file."""
        return f"{self.purpose}-{self.day}" if self.purpose else self.day.isoformat()

    @classmethod
    def of(cls, text: str) -> "RingName":
        """Read a name."""
        return cls(date.fromisoformat(text[-DAY_DIGITS:]), text[:-DAY_DIGITS].removesuffix("-"))


class DayRing:
    """The key of each day: deleting one ends every conversation that began on that day."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / RING_FILE
        self._keys: dict[str, bytes] = {}
        self._seen: tuple[int, int, int] | None = None

    def key_of(self, day: date, purpose: str = "") -> bytes:
        """Return the key of a past or present day; raises `KeyMissing` where it was deleted."""
        name = RingName(day, purpose).text
        self._look()
        if name not in self._keys:
            message = f"the key of {name} is not in the ring"
            raise KeyMissing(message)
        return self._keys[name]

    def key_for_new(self, day: date, purpose: str = "") -> bytes:
        """Return the key of `day`, making it at the day's first use; safe in any number of processes."""
        name = RingName(day, purpose).text
        try:
            return self.key_of(day, purpose)
        except KeyMissing:
            with self._locked():
                known = self._read()
                if name not in known:
                    known[name] = secrets.token_bytes(KEY_BYTES)
                    self._replace(known)
        return self.key_of(day, purpose)

    def names(self) -> list[RingName]:
        """Return what keys there are."""
        self._look()
        return [RingName.of(name) for name in sorted(self._keys)]

    def drop(self, names: Collection[RingName]) -> int:
        """Delete keys for good, here and in every process; returns how many there were."""
        gone = {name.text for name in names}
        with self._locked():
            known = self._read()
            kept = {name: key for name, key in known.items() if name not in gone}
            if len(kept) < len(known):
                self._replace(kept)
        return len(known) - len(kept)

    def _look(self) -> None:
        """Read the file again where it is another: no process works on with a key that was deleted."""
        try:
            found = self._file.stat()
        except FileNotFoundError:
            self._keys, self._seen = self._read(), None
            return
        seen = (found.st_ino, found.st_mtime_ns, found.st_size)
        if seen != self._seen:
            self._keys, self._seen = self._read(), seen

    def _read(self) -> dict[str, bytes]:
        try:
            written: dict[str, str] = json.loads(self._file.read_bytes())
        except FileNotFoundError:
            message = f"'{RING_FILE}' is not in the key folder"
            raise KeyMissing(message) from None
        return {day: b64decode(key) for day, key in written.items()}

    def _replace(self, known: dict[str, bytes]) -> None:
        text = json.dumps({name: b64encode(key).decode() for name, key in sorted(known.items())})
        fresh = self._file.with_suffix(".new")
        _write_new(fresh, text.encode())
        fresh.replace(self._file)
        _sync_folder(self._file.parent)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        beside = self._file.with_suffix(".lock")
        beside.touch(mode=0o600)
        with beside.open("a") as lock:
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

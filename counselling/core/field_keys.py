"""The keys of what staff typed outside conversations: the newest one seals, and all of them open."""

import fcntl
import json
import secrets
from base64 import b64decode, b64encode
from pathlib import Path

from counselling.core import keys

#: The first key; those after it stand in the ring, oldest first.
FIRST, RING = "field", "field_keys.json"


class FieldKeys:
    """Read anew whenever the file is another: a process that runs seals with a fresh key at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keys: list[bytes] = []
        self._seen: tuple[int, int, int] | None = None

    def all(self) -> list[bytes]:
        """Return every key, the newest first."""
        seen = self._state()
        if not self._keys or seen != self._seen:
            self._keys, self._seen = self._read(), seen
        return self._keys

    def add(self) -> None:
        """Make another key, which seals from now on; those before it open what they sealed."""
        beside = (self._folder / RING).with_suffix(".lock")
        beside.touch(mode=0o600)
        with beside.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            later = [*self._later(), b64encode(secrets.token_bytes(keys.KEY_BYTES)).decode()]
            keys.put(self._folder, RING, json.dumps(later).encode())

    def _read(self) -> list[bytes]:
        first = keys.read(self._folder, FIRST)
        return [*(b64decode(key) for key in reversed(self._later())), first]

    def _later(self) -> list[str]:
        try:
            written: list[str] = json.loads((self._folder / RING).read_bytes())
        except FileNotFoundError:
            return []
        return written

    def _state(self) -> tuple[int, int, int] | None:
        # A ring written twice within one tick of the file system's clock may get the inode of the one before it;
        # only its length then tells that a key was added.
        try:
            found = (self._folder / RING).stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

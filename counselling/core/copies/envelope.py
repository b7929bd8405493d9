"""The file of a backup: a tar archive inside age encryption, as `age -d -i IDENTITY FILE | tar x` reads it too.

What goes in is read and encrypted piece by piece; nothing clear is written anywhere on the way.
"""

import errno
import hashlib
import io
import os
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage

from counselling.core.copies.room import room_for
from counselling.core.errors import Refused

PARTLY = ".part"
BEGINNING = b"age-encryption.org/v1\n"
SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - how a line with an identity begins


def write_sealed(place: Path, contents: Sequence[tuple[str, BinaryIO]], *, recipient: str) -> str:
    """Write a new file that only the recipient can open, whole or not at all; returns its SHA-256.

    Raises `OSError` where the folder is missing or full.
    """
    partly = place.with_name(place.name + PARTLY)
    partly.unlink(missing_ok=True)
    try:
        with _Hashed(partly) as file:
            reader = _Archive(contents)
            pyrage.encrypt_io(reader, file, [pyrage.x25519.Recipient.from_str(recipient)])
            if not reader.is_read:
                raise OSError(errno.EIO, "not everything was sealed")
            file.sync()
        partly.replace(place)
    except pyrage.EncryptError as wrong:
        # The library tells of a full disk in words.
        raise OSError(str(wrong)) from None
    finally:
        partly.unlink(missing_ok=True)
    _sync(place.parent)
    return file.sha256


@contextmanager
def opened(place: Path, identities: Sequence[str]) -> Iterator[tarfile.TarFile]:
    """Give what lies in a sealed file, all of it read and known to be whole.

    Raises `Refused`: `no_backup` for a file that is none, `wrong_identity`, `damaged`, and `OSError`.
    """
    with place.open("rb") as file, room_for(place.stat().st_size) as clear:
        if file.read(len(BEGINNING)) != BEGINNING:
            raise Refused("no_backup", file=place.name)
        file.seek(0)
        _decrypt(file, clear, [pyrage.x25519.Identity.from_str(one) for one in identities])
        clear.seek(0)
        try:
            with tarfile.open(fileobj=clear, mode="r:") as archive:
                yield archive
        except tarfile.TarError:
            raise Refused("no_backup", file=place.name) from None


def identities_in(files: Sequence[Path]) -> list[str]:
    """Return the secret keys in files as `age-keygen` writes them; raises `Refused("no_identity")`."""
    found = [
        line.strip()
        for file in files
        for line in file.read_text(errors="replace").splitlines()
        if line.startswith(SECRET)
    ]
    for one in found:
        try:
            pyrage.x25519.Identity.from_str(one)
        except pyrage.IdentityError:
            raise Refused("no_identity") from None
    if not found:
        raise Refused("no_identity")
    return found


def _decrypt(file: BinaryIO, clear: BinaryIO, identities: Sequence[pyrage.x25519.Identity]) -> None:
    try:
        pyrage.decrypt_io(file, clear, identities)
    except pyrage.DecryptError as wrong:
        reason = "wrong_identity" if "No matching keys" in str(wrong) else "damaged"
        raise Refused(reason) from None
    except OSError as wrong:
        # What the library raises for a piece that does not fit has no number; a full disk has.
        if wrong.errno:
            raise
        raise Refused("damaged") from None


class _Archive(io.RawIOBase):
    """Reads as the tar archive of some files, one piece after the other."""

    def __init__(self, contents: Sequence[tuple[str, BinaryIO]]) -> None:
        # A piece may be empty, and only the end reads as nothing.
        self._pieces = filter(None, self._made(contents))
        self._rest = b""
        self.is_read = False

    def read(self, size: int = -1) -> bytes:
        """Return at most so many bytes; nothing at the end."""
        if not self._rest:
            self._rest = next(self._pieces, b"")
            self.is_read = not self._rest
        size = len(self._rest) if size < 0 else size
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece

    @staticmethod
    def _made(contents: Sequence[tuple[str, BinaryIO]]) -> Iterator[bytes]:
        for name, file in contents:
            about = tarfile.TarInfo(name)
            about.size, about.mode = file.seek(0, os.SEEK_END), 0o600
            yield about.tobuf()
            file.seek(0)
            while piece := file.read(1024 * 1024):
                yield piece
            yield bytes(-about.size % tarfile.BLOCKSIZE)
        yield bytes(2 * tarfile.BLOCKSIZE)


class _Hashed(io.RawIOBase):
    """A new file, readable by its owner alone, whose hash is taken while it is written."""

    def __init__(self, place: Path) -> None:
        self._file = os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._hash = hashlib.sha256()

    def write(self, piece: bytes) -> int:  # type: ignore[override]  # any buffer; the library writes bytes
        """Write and count in."""
        self._hash.update(piece)
        return self._file.write(piece)

    def sync(self) -> None:
        """Return once it is on disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        super().close()

    @property
    def sha256(self) -> str:
        """The hash of what was written."""
        return self._hash.hexdigest()


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

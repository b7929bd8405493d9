"""The file of the journal: one JSON object in each line, numbered, on disk before the writer goes on.

The first line names the journal by a random id. A mark ("the service lives") takes the place of the mark
before it, so the file grows with deeds alone. A line that a crash cut off is followed by its successor in a line
of its own: its deed was never committed, and the numbers tell that nothing is missing.
"""

import errno
import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from io import FileIO
from pathlib import Path

from django.conf import settings

from counselling.core.journal_lines import BEGAN, MARK, Line, Position, line_of, read

#: More than the longest line.
TAIL = 4_096


def append(kind: str, subject: str, now: datetime) -> None:
    """Add a line, and return once it is on disk; where that fails the file is as it was before."""
    with _held() as file:
        last = _last(file, now)
        _add(file, Line(last.n + 1, now, kind, subject))


def mark(now: datetime, *, spare: timedelta) -> None:
    """Write down that all is well, unless the last line is younger than `spare`."""
    with _held() as file:
        last = _last(file, now)
        if timedelta(0) <= now - last.at < spare:
            return
        line = Line(last.n, now, MARK, "")
        if last.kind == MARK and _written(last) == _tail(file)[-len(_written(last)) :]:
            # As long as the one before, and in its place: half a mark is no deed that anybody misses.
            _write(file, _written(line), _size(file) - len(_written(last)))
        else:
            _add(file, line)


def prune(before: datetime) -> int:
    """Leave out deeds from before this moment; the file is replaced whole, or stays as it is."""
    with _held() as file:
        journal = read(_all(file))
        kept = [line for line in journal.lines if line.at >= before]
        gone = len(journal.lines) - len(kept)
        if gone:
            before_kept = kept[0].n - 1 if kept else journal.n
            begin = Line(before_kept, journal.begun, BEGAN, journal.id)
            end = Line(journal.n, journal.end, MARK, "")
            _replace([begin, *kept, end])
        return gone


def position(now: datetime) -> Position:
    """Return how far the journal goes; one that is missing is begun."""
    with _held() as file:
        _last(file, now)
        journal = read(_all(file))
        return Position(journal.id, journal.n, journal.end)


def present() -> bytes | None:
    """Return what the file holds; nothing where there is no file."""
    try:
        return path().read_bytes()
    except FileNotFoundError:
        return None


def bring_back(content: bytes) -> None:
    """Put the copy that lay in a backup where there is no journal any more."""
    with _held() as file:
        if not _size(file):
            _write(file, content, 0)
    _sync_folder()


def path() -> Path:
    """Return where the journal of this installation lies."""
    return Path(settings.ERASURE_JOURNAL)


@contextmanager
def _held() -> Iterator[FileIO]:
    """Open and lock the file that has the name now: the one opened may have been replaced meanwhile."""
    while True:
        descriptor = os.open(path(), os.O_RDWR | os.O_CREAT, 0o600)
        with FileIO(descriptor, "r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if _is_current(file):
                yield file
                return


def _is_current(file: FileIO) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(file.fileno()), path().stat())
    return False


def _last(file: FileIO, now: datetime) -> Line:
    """Return the last line that can be read; a file without any begins a journal here."""
    for part in (_tail(file), _all(file)):
        for written in reversed(part.splitlines()):
            if line := line_of(written):
                return line
    begin = Line(0, now, BEGAN, secrets.token_hex(16))
    _add(file, begin)
    _sync_folder()
    return begin


def _add(file: FileIO, line: Line) -> None:
    size = _size(file)
    whole = not size or _tail(file).endswith(b"\n")
    content = (b"" if whole else b"\n") + _written(line)
    try:
        _write(file, content, size)
    except OSError:
        with suppress(OSError):
            file.truncate(size)
        raise


def _write(file: FileIO, content: bytes, place: int) -> None:
    if os.pwrite(file.fileno(), content, place) != len(content):
        raise OSError(errno.ENOSPC, "the disk took a part of a line")
    os.fsync(file.fileno())


def _replace(lines: list[Line]) -> None:
    fresh = path().with_suffix(".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(b"".join(_written(line) for line in lines))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path())
    _sync_folder()


def _written(line: Line) -> bytes:
    return json.dumps(line.as_json()).encode() + b"\n"


def _size(file: FileIO) -> int:
    return os.fstat(file.fileno()).st_size


def _tail(file: FileIO) -> bytes:
    return os.pread(file.fileno(), TAIL, max(0, _size(file) - TAIL))


def _all(file: FileIO) -> bytes:
    return os.pread(file.fileno(), _size(file), 0)


def _sync_folder() -> None:
    descriptor = os.open(path().parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

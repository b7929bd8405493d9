"""The end of the chain, written every day to a folder elsewhere: whoever cuts the chain does not reach it there."""

import json
import os
from datetime import date, datetime
from pathlib import Path

from accounts.trail.chain import Point, moment

NAMES = "audit-*.json"


class UnreadableAnchor(Exception):  # noqa: N818 - said about a file, to whoever runs the service
    """A file in the folder of anchors that is none."""


def write_anchor(folder: Path, point: Point) -> None:
    """Write down a day's place in the chain, once: a file that is there already stays as it is.

    Raises `OSError` where the folder is missing or cannot be written to.
    """
    name = folder / f"audit-{point.day}.json"
    try:
        descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444)
    except FileExistsError:
        return
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_as_text(point).encode())
            file.flush()
            os.fsync(file.fileno())
        _sync(folder)
    except OSError:
        name.unlink(missing_ok=True)
        raise


def anchors_in(folder: Path, *, newest: int = 0) -> list[Point]:
    """Return what was written down, by day, or so many of the newest.

    Raises `UnreadableAnchor`, and `OSError` without the folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    return [_read(file) for file in sorted(folder.glob(NAMES))[-newest:]]


def _as_text(point: Point) -> str:
    return (
        json.dumps(
            {
                "day": point.day.isoformat() if point.day else "",
                "seq": point.seq,
                "hash": point.hash,
                "at": moment(point.at),
                "signature": point.signature,
            },
            indent=1,
        )
        + "\n"
    )


def _read(file: Path) -> Point:
    try:
        written = json.loads(file.read_bytes())
        return Point(
            seq=int(written["seq"]),
            hash=str(written["hash"]),
            at=datetime.fromisoformat(written["at"]),
            day=date.fromisoformat(written["day"]),
            signature=str(written["signature"]),
        )
    except (ValueError, KeyError, TypeError):
        raise UnreadableAnchor(file.name) from None


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

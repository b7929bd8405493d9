"""What binds the entries of the trail together: each hash covers the entry, its number and the hash before it.

The key lies in the key folder, so whoever has the database alone can make no entry that fits.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

from counselling.core import crypto

#: What stands where the hash before the first entry would be.
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One entry, as it is bound."""

    seq: int
    at: datetime
    actor_id: int | None
    action: str
    subject: str
    details: dict[str, str | int]
    sealed_reason: bytes = b""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the chain that was written down and signed; `day` is none for where a sweep ended."""

    seq: int
    hash: str
    at: datetime
    day: date | None
    signature: str = ""

    def is_genuine(self) -> bool:
        """Tell whether this was signed with the key of this installation."""
        return crypto.same(self.signature, signature_of(self))


def hash_of(link: Link, before: str) -> str:
    """Return the hash of an entry that follows the one with the hash `before`."""
    return crypto.trail_hash(
        "entry",
        canonical(
            seq=link.seq,
            at=moment(link.at),
            actor=link.actor_id,
            action=link.action,
            subject=link.subject,
            details=link.details,
            reason=sha256(link.sealed_reason).hexdigest() if link.sealed_reason else "",
            before=before,
        ),
    )


def signature_of(point: Point) -> str:
    """Return the signature of a place in the chain."""
    day = point.day.isoformat() if point.day else ""
    return crypto.trail_hash(
        "point", canonical(seq=point.seq, hash=point.hash, at=moment(point.at), day=day)
    )


def canonical(**values: object) -> str:
    """Write values in the one form in which they are hashed: JSON, keys in order, no spaces, ASCII."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def moment(at: datetime) -> str:
    """Write a moment to the microsecond, as both databases keep it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")

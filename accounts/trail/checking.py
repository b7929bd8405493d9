"""Going along the chain, entry by entry, and saying where it first does not fit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from accounts.models import AuditCheckpoint, AuditEntry, AuditHead
from accounts.trail.chain import BEGINNING, Link, Point, hash_of
from accounts.trail.lost_ends import without_lost_ends

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """The first number that does not fit, and what is wrong with it.

    `kind`: `missing`, `doubled` (a number twice, or one that was swept), `changed` (the entry itself, or one
    put in its place), `cut` (the end is gone), `rewritten` (it fits, and yet is not what was written down
    at that number), `forged` (a checkpoint or an anchor that nobody signed).
    """

    seq: int
    kind: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How far the chain fits: from the number after `begin` up to `end`, which was written at `until`."""

    begin: int
    end: int
    until: datetime | None
    fault: Fault | None


def check_trail(*, anchors: Iterable[Point] = (), newest: int | None = None) -> Checked:
    """Compare the chain with itself, with its checkpoints and with what was anchored elsewhere.

    `newest` asks for no more than about so many entries, from a signed checkpoint on.
    """
    head = AuditHead.objects.filter(pk=AuditHead.THE_ONE).first()
    points = [_point(row) for row in AuditCheckpoint.objects.all()]
    known = [*points, *without_lost_ends(anchors)]
    genuine = [point for point in known if point.is_genuine()]
    forged = [Fault(point.seq, "forged") for point in known if not point.is_genuine()]
    begin = _begin(genuine, head.seq if head else 0, newest)
    walk = _Walk(begin)
    for point in genuine:
        walk.expect(point.seq, point.hash)
    if head:
        walk.expect(head.seq, head.hash)
    faults = [*forged, *_swept_ones(begin, newest), *walk.faults()]
    first = min(faults, key=lambda fault: fault.seq, default=None)
    return Checked(begin.seq, walk.seq, walk.until, first)


def _point(row: AuditCheckpoint) -> Point:
    return Point(row.seq, row.hash, row.at, row.day, row.signature)


def _begin(genuine: list[Point], end: int, newest: int | None) -> "_Begin":
    """Return where to begin: after the last sweep, or nearer to the end where not everything is asked for."""
    swept = [point for point in genuine if point.day is None]
    begin = _nearest(swept) or _Begin(0, BEGINNING)
    if newest is None:
        return begin
    near = [point for point in genuine if begin.seq < point.seq <= end - newest]
    return _nearest(near) or begin


@dataclass(frozen=True, slots=True)
class _Begin:
    seq: int
    hash: str


def _nearest(points: list[Point]) -> _Begin | None:
    last = max(points, key=lambda point: point.seq, default=None)
    return _Begin(last.seq, last.hash) if last else None


def _swept_ones(begin: _Begin, newest: int | None) -> list[Fault]:
    """Return what stands where nothing can stand: before the beginning."""
    if newest is not None:
        return []
    low = AuditEntry.objects.filter(seq__lte=begin.seq).values_list("seq", flat=True).first()
    return [] if low is None else [Fault(low, "doubled")]


class _Walk:
    """One way along the chain."""

    def __init__(self, begin: _Begin) -> None:
        self.seq, self.hash = begin.seq, begin.hash
        self.until: datetime | None = None
        self._written: dict[int, set[str]] = {}

    def expect(self, seq: int, written: str) -> None:
        """Compare the hash at a number with one that was written down."""
        if seq > self.seq:
            self._written.setdefault(seq, set()).add(written)

    def faults(self) -> Iterator[Fault]:
        """Go along until something does not fit, and yield it."""
        rows = AuditEntry.objects.filter(seq__gt=self.seq).order_by("seq", "id")
        for row in rows.iterator(chunk_size=AT_ONCE):
            if fault := self._step(row):
                yield fault
                return
        if max(self._written, default=0) > self.seq:
            yield Fault(self.seq + 1, "cut")

    def _step(self, row: AuditEntry) -> Fault | None:
        if row.seq > self.seq + 1:
            return Fault(self.seq + 1, "missing")
        if wrong := self._wrong(row):
            return Fault(row.seq, wrong)
        self.seq, self.hash, self.until = row.seq, row.hash, row.at
        return None

    def _wrong(self, row: AuditEntry) -> str:
        if row.seq <= self.seq:
            return "doubled"
        if hash_of(link_of(row), self.hash) != row.hash:
            return "changed"
        return "" if self._written.get(row.seq, {row.hash}) == {row.hash} else "rewritten"


def link_of(row: AuditEntry) -> Link:
    """Return a stored entry as it is bound."""
    return Link(
        seq=row.seq,
        at=row.at,
        actor_id=row.actor_id,
        action=row.action,
        subject=row.subject,
        details=row.details,
        sealed_reason=bytes(row.sealed_reason),
    )

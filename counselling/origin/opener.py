"""A short-lived process of its own, the only place where a private key exists: `python -m counselling.origin.opener`.

One request on standard input, one answer on standard output, and it ends. The server starts it from
`child.py`; nothing secret stands on its command line or in its environment, and it leaves no core dump.
"""

import ctypes
import resource
import sys
from datetime import datetime
from uuid import UUID

import msgspec
from nacl.public import PrivateKey

from counselling.origin import pair, seal

_SET_DUMPABLE = 4


class Copy(msgspec.Struct, frozen=True):
    """The organisation's private key as one holder has it, and which key that is."""

    key: str
    sealed: bytes


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A seal, and the row it was found in."""

    visit: UUID
    key: str
    at: datetime
    sealed: bytes


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What a seal held; `fault` says why one was not believed: `moved`, `damaged`, `no_key`."""

    at: datetime
    address: str = ""
    port: int | None = None
    place: str = ""
    fault: str = ""


class Equip(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Make a holder's own pair, or with `locked` wrap the one they have under other words."""

    words: str
    cost: pair.Cost
    locked: pair.Locked | None = None
    old_words: str = ""


class MakePair(msgspec.Struct, frozen=True, tag=True):
    """Make a pair of the organisation, for the holders of these public keys."""

    holders: list[bytes]


class Unlock(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Open a holder's copies: to open seals, to give the copies on to a new holder, or only to see that it goes."""

    words: str
    locked: pair.Locked
    copies: list[Copy] = []
    records: list[Record] = []
    give_to: bytes = b""


class Pair(msgspec.Struct, frozen=True, tag=True):
    """A new pair of the organisation; its copies are in the order of the holders."""

    public: bytes
    copies: list[bytes]


class Equipped(msgspec.Struct, frozen=True, tag=True):
    """A holder's own pair."""

    locked: pair.Locked


class Unlocked(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What was opened and what was given on; `keys` are the copies that did open."""

    keys: list[str]
    opened: list[Opened]
    given: list[Copy]


class Wrong(msgspec.Struct, frozen=True, tag=True):
    """The words were wrong."""


Request = Equip | MakePair | Unlock
Answer = Equipped | Pair | Unlocked | Wrong


def answer(request: Request) -> Answer:
    """Do what is asked."""
    try:
        match request:
            case Equip():
                return _equip(request)
            case MakePair():
                made = pair.make(request.holders)
                return Pair(made.public, made.copies)
            case Unlock():
                return _unlock(request)
    except pair.WrongWords:
        return Wrong()


def _equip(request: Equip) -> Equipped:
    own = PrivateKey.generate()
    if request.locked is not None:
        own = pair.unlock(request.locked, request.old_words)
    return Equipped(pair.lock(own, request.words, request.cost))


def _unlock(request: Unlock) -> Unlocked:
    own = pair.unlock(request.locked, request.words)
    taken = {copy.key: pair.take(copy.sealed, own) for copy in request.copies}
    # A copy under the name of another key was exchanged: it counts as none.
    private = {
        key: found
        for key, found in taken.items()
        if found is not None and seal.key_id(bytes(found.public_key)) == key
    }
    give_to = request.give_to
    return Unlocked(
        keys=list(private),
        opened=[_open(record, private.get(record.key)) for record in request.records],
        given=[Copy(key, pair.give(found, give_to)) for key, found in private.items() if give_to],
    )


def _open(record: Record, private_key: PrivateKey | None) -> Opened:
    if private_key is None:
        return Opened(at=record.at, fault="no_key")
    try:
        held = seal.unsealed(record.sealed, private_key)
    except seal.Broken:
        return Opened(at=record.at, fault="damaged")
    if (held.visit, held.key, held.at) != (record.visit, record.key, record.at):
        return Opened(at=record.at, fault="moved")
    return Opened(at=held.at, address=held.address, port=held.port, place=held.place)


def main() -> None:
    """Answer the one request."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A dump handed to a program is not bound by the limit, and nobody may look into this process.
    ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=Request)
    sys.stdout.buffer.write(msgspec.json.encode(answer(request)))


if __name__ == "__main__":
    main()

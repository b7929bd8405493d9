"""What the driver asks of a generator process, and what it answers."""

import msgspec

from tests.benchmark.load.line import Address


class Seat(msgspec.Struct):
    """One side of a pair: which line it uses, and the conversation if the line holds several."""

    line: int
    conversation: str | None = None


class Talk(msgspec.Struct, tag="talk"):
    """Pairs that talk: in closed loop, or at `rate` messages per second altogether (Poisson)."""

    lines: list[Address]
    pairs: list[tuple[Seat, Seat]]
    seconds: float
    warm_up: float = 1.0
    rate: float | None = None
    ping_every: float = 25.0
    server_pids: list[int] = []


class Silence(msgspec.Struct, tag="silence"):
    """Sockets that only ping, until standard input closes."""

    lines: list[Address]
    ping_every: float = 25.0


class Heard(msgspec.Struct):
    """The outcome of a `Talk`."""

    completed: int
    seconds: float
    began: float
    ended: float
    cpu_us: float
    generator_busy: float
    ack_ms: list[float]
    shown_ms: list[float]
    lost: int
    doubled: int
    misordered: int
    refused: int
    closed: int
    faults: list[str]


class Ready(msgspec.Struct):
    """All sockets of a `Silence` are connected."""

    sockets: int
    seconds: float

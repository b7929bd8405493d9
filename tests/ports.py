"""Ports for servers of tests, which nothing else on this machine takes before the server does.

A port that the kernel chooses may be an outgoing connection's a moment later. So these lie outside the range it
chooses from, and each process has a block of its own: whoever holds the block's first port, bound as long as the
process lives, has the others. Workers, runs inside runs and several runs on one machine never meet.
"""

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

EPHEMERAL = Path("/proc/sys/net/ipv4/ip_local_port_range")
#: Above the ports that well-known services have, and those that browsers refuse to visit.
FIRST, END = 12_000, 65_536
BLOCK = 100
ENOUGH = 20 * BLOCK


@dataclass
class Block:
    """The ports of one process, given out in turn."""

    pid: int
    claim: socket.socket
    ports: Iterator[int]


_block: Block | None = None


def free_port() -> int:
    """Return a port of this machine on which nobody listens, for this process and those it starts."""
    global _block  # noqa: PLW0603 - a claim is the process's, as its ports are
    if _block is None or _block.pid != os.getpid():
        _block = _claimed()
    for port in islice(_block.ports, BLOCK):
        if _free(port):
            return port
    raise OSError("somebody listens on every port of this process")


def _claimed() -> Block:
    """Claim the first block that nobody has; OSError when all are taken."""
    ports = outside(*ephemeral())
    for first in ports[::BLOCK]:
        claim = socket.socket()
        try:
            claim.bind(("127.0.0.1", first))
        except OSError:
            claim.close()
        else:
            return Block(os.getpid(), claim, cycle(range(first + 1, first + BLOCK)))
    raise OSError(f"every block of ports from {ports[0]} to {ports[-1]} is taken")


def ephemeral() -> tuple[int, int]:
    """Return the first and last port that the kernel gives to connections."""
    if not EPHEMERAL.exists():
        return 49_152, END - 1
    first, last = EPHEMERAL.read_text().split()
    return int(first), int(last)


def outside(first: int, last: int) -> range:
    """Return whole blocks of ports outside those, or of all where hardly any are left outside."""
    below, above = range(FIRST, first), range(max(last + 1, FIRST), END)
    most = max(below, above, key=len)
    chosen = most if len(most) >= ENOUGH else range(FIRST, END)
    return chosen[: len(chosen) // BLOCK * BLOCK]


def _free(port: int) -> bool:
    """Tell whether a server could listen there, as servers do: connections that ended do not hinder."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError:
            return False
        return True

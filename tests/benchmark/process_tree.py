"""What a process and its children have used, read from /proc."""

import os
from collections.abc import Iterator
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def family(pid: int) -> Iterator[int]:
    """Yield the process and all its descendants that live now."""
    yield pid
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        for task in tasks:
            for child in (task / "children").read_text().split():
                yield from family(int(child))
    except (FileNotFoundError, ProcessLookupError):
        return


def cpu_seconds(pids: list[int]) -> float:
    """User plus system time of these processes and their descendants, in seconds."""
    return sum(_ticks(one) for pid in pids for one in family(pid)) / _TICK


def resident_bytes(pids: list[int]) -> int:
    """Resident memory of these processes and their descendants, in bytes."""
    return sum(_pages(one) for pid in pids for one in family(pid)) * _PAGE


def _ticks(pid: int) -> int:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    # The name in brackets may hold spaces: count from the last bracket. User, system,
    # then the same two of children already waited for.
    fields = stat.rpartition(")")[2].split()
    return sum(int(value) for value in fields[11:15])


def _pages(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0

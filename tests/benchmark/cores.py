"""Server on the first core, everything that asks it something on the last."""

import os

_ALLOWED = sorted(os.sched_getaffinity(0))
SERVER = {_ALLOWED[0]}
GENERATOR = {_ALLOWED[-1]}


def pin(pid: int, cores: set[int]) -> None:
    """Keep a process, and the threads and children it will start, on these cores."""
    os.sched_setaffinity(pid, cores)

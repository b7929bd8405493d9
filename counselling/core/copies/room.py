"""Room for a clear copy: in memory, or else in a file without a name, which ends with the process whatever happens."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

MEMORY = Path("/proc/meminfo")
#: Of the memory that is free, what a copy may take.
SHARE = 4


@contextmanager
def room_for(size: int) -> Iterator[BinaryIO]:
    """Give a file of about this size that no path leads to, and that is gone afterwards."""
    with _in_memory() if size < free_memory() // SHARE else _on_disk() as file:
        yield file


def _in_memory() -> BinaryIO:
    return os.fdopen(os.memfd_create("copy", os.MFD_CLOEXEC), "w+b")


def _on_disk() -> BinaryIO:
    # The kernel makes it without a name (O_TMPFILE), readable by this process alone.
    return tempfile.TemporaryFile(dir=settings.DATA_DIR)


def free_memory() -> int:
    """Return how many bytes a program may ask for now."""
    fields = dict(line.split(":") for line in MEMORY.read_text().splitlines())
    return int(fields["MemAvailable"].split()[0]) * 1024

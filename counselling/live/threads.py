"""Threads for everything that blocks; the event loop never waits for a database.

Channels and asgiref run all such work of a process in one thread; here a slow read delays nobody.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

from django.db import InterfaceError, OperationalError, connection

P = ParamSpec("P")
T = TypeVar("T")

READERS = 4

_readers = ThreadPoolExecutor(READERS, thread_name_prefix="live-read")


async def run(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a blocking function in one of the threads and return what it returns."""
    loop = asyncio.get_running_loop()
    # The language of a page is in the context, and goes along.
    context = copy_context()
    work = partial(context.run, with_connection, function, *args, **kwargs)
    return await loop.run_in_executor(_readers, work)


def with_connection(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function` with this thread's own connection, replaced when an earlier call broke it."""
    if connection.errors_occurred and not connection.is_usable():
        connection.close()
    try:
        return function(*args, **kwargs)
    except (OperationalError, InterfaceError):
        connection.close()
        raise

"""The threads in which the service talks to the database, for tests that run it in this process."""

import asyncio
from threading import Barrier

from asgiref.sync import sync_to_async
from django.db import connection, connections

from counselling.live import threads
from counselling.live.hub import hub


async def hang_up() -> None:
    """Close the database connections of every such thread: the test's database is about to go."""
    loop = asyncio.get_running_loop()
    together = Barrier(threads.READERS)

    def close() -> None:
        connection.close()

    def close_of_each() -> None:
        together.wait(10)
        close()

    await asyncio.gather(
        *(loop.run_in_executor(threads._readers, close_of_each) for _ in range(threads.READERS)),
        loop.run_in_executor(hub()._batches._thread, close),
        sync_to_async(connections.close_all)(),
    )
    hub()._batches._thread.shutdown()

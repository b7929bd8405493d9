"""Frees a story whose page stopped answering.

Now and then Chromium's page process never answers a call that has no limit of its own, and the whole
run would stand still. Ending the pages' processes makes that call fail, and the story with it.
"""

import contextlib

import psutil

#: Seconds; no story takes a third of it on a busy machine.
PATIENCE = 120.0
#: A story marked as slow tells a whole evening.
LONG_PATIENCE = 400.0


def end_pages() -> None:
    """End the processes of all pages that this test run opened."""
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if "--type=renderer" in process.cmdline():
                process.kill()

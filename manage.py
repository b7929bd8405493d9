#!/usr/bin/env python
"""Commands of the service; `quickstart` is the one to begin with."""

import gc
import os
import sys


def main() -> None:
    """Run one command."""
    # What is imported stays: to look for rubbish among it every 700 objects makes each start longer.
    gc.set_threshold(50_000, 50, 1_000)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clbchat.settings")
    if sys.argv[1:2] in (["quickstart"], ["create_keys"]):
        # Settings need keys and a data folder before Django reads them.
        from clbchat import quickstart

        quickstart.prepare(sys.argv[2:]) if sys.argv[
            1
        ] == "quickstart" else quickstart.create_keys()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

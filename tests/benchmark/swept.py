"""The service as `serve` runs it, whose thread looks each second whether to sweep: `python -m tests.benchmark.swept PORT`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clbchat.settings")
django.setup()

from clbchat import sweeping  # noqa: E402 - Django must be set up first
from clbchat.serve import serve  # noqa: E402

if __name__ == "__main__":
    # A run of minutes cannot wait for the first look.
    sweeping.LOOK_SECONDS = 1
    serve(host="127.0.0.1", port=int(sys.argv[1]))

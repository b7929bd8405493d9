"""`python -m tests.benchmark [--quick] [--only NAME ...]`: the figures the service is to reach."""

import argparse
import json
import os
import platform
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmark import cores
from tests.benchmark.figures import TARGETS
from tests.benchmark.rows import (
    anonymising,
    calamities,
    codes,
    conversation,
    durable,
    landing,
    silence,
    starting,
    sweeping,
)
from tests.benchmark.run import Run

GROUPS: tuple[tuple[tuple[str, ...], Callable[[Run], None]], ...] = (
    (durable.NAMES, durable.measure),
    (silence.NAMES, silence.measure),
    (conversation.NAMES, conversation.measure),
    (calamities.NAMES, calamities.measure),
    (landing.NAMES, landing.measure),
    (starting.NAMES, starting.measure),
    (sweeping.NAMES, sweeping.measure),
    (codes.NAMES, codes.measure),
    (anonymising.NAMES, anonymising.measure),
)


def main() -> int:
    """Measure, print one JSON object, return 0 when every figure was taken."""
    asked = _arguments()
    _raise_open_files()
    # Asked to stop, it still ends the servers it started and drops its databases.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    cores.pin(os.getpid(), cores.GENERATOR)
    with tempfile.TemporaryDirectory(prefix="clbchat-benchmark-") as folder:
        run = Run(asked.quick, set(asked.only or TARGETS), Path(folder))
        for names, measure in GROUPS:
            if run.wants(*names):
                _attempt(run, names, measure)
    rows = [run.row(name).as_json() for name in TARGETS if name in run.rows and run.wants(name)]
    seconds = round(time.monotonic() - run.began)
    print(json.dumps(_about(run) | {"seconds": seconds, "rows": rows}, indent=1))
    return int(any(row["value"] is None for row in rows))


def _attempt(run: Run, names: tuple[str, ...], measure: Callable[[Run], None]) -> None:
    """Let one group fail without taking the others with it."""
    try:
        measure(run)
    except Exception as error:  # noqa: BLE001 - reported in the rows, which then lack a value
        run.say(f"failed: {error}")
        for name in names:
            if run.wants(name) and not run.row(name).values:
                run.row(name).error = f"{type(error).__name__}: {error}"[-300:]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one repetition, 1,000 sockets")
    parser.add_argument("--only", nargs="+", choices=list(TARGETS), metavar="NAME")
    return parser.parse_args()


def _raise_open_files() -> None:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _about(run: Run) -> dict[str, object]:
    return {
        "day": time.strftime("%Y-%m-%d"),
        "machine": platform.platform(),
        "quick": run.quick,
        "repetitions": run.repetitions,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load_average": os.getloadavg()[0],
    }


if __name__ == "__main__":
    sys.exit(main())

"""Whether the time of an answer tells why a conversation code opens nothing."""

import time
from http.client import HTTPConnection
from statistics import median
from urllib.parse import urlencode

from tests.benchmark import servers
from tests.benchmark.place import origin
from tests.benchmark.run import Run

NAMES = ("wrong_codes",)
#: Tries of each kind; in turns, so that a busy moment hits all alike.
EACH = 100
REFUSED = 422


def measure(run: Run) -> None:
    """Measure on Daphne and SQLite: what is told apart is the slowest kind from the fastest."""
    for number in range(run.repetitions):
        run.say(f"wrong codes, repetition {number + 1} of {run.repetitions}")
        with run.sqlite() as place:
            place.seed(ended=200)
            codes = place.made("tests.benchmark.coded")
            with place.serve(servers.daphne) as server:
                took = _medians(server.port, codes)
        apart = max(took.values()) - min(took.values())
        run.note("wrong_codes", apart, **{kind: round(value, 2) for kind, value in took.items()})


def _medians(port: int, codes: dict[str, str]) -> dict[str, float]:
    took: dict[str, list[float]] = {kind: [] for kind in codes}
    answers = set()
    for turn in range(EACH):
        for kind, code in codes.items():
            begun = time.perf_counter()
            answers.add(_try(port, code, f"127.1.0.{turn + 1}"))
            took[kind].append((time.perf_counter() - begun) * 1000)
    if len(answers) != 1:
        raise RuntimeError("not every wrong code is answered alike")
    return {kind: median(times) for kind, times in took.items()}


def _try(port: int, code: str, address: str) -> bytes:
    """Type a code at a machine of its own, which has tries left; returns the page."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30, source_address=(address, 0))
    headers = {
        "Origin": origin(port),
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection.request("POST", "/mijn-gegevens/", urlencode({"code": code}), headers)
    answer = connection.getresponse()
    page = answer.read()
    connection.close()
    if answer.status != REFUSED:
        raise RuntimeError(f"a wrong code was answered with {answer.status}")
    return page

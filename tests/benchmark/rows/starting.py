"""What it costs to start a visit, with the record of where it comes from sealed and without."""

from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.benchmark import servers
from tests.benchmark.place import origin
from tests.benchmark.process_tree import cpu_seconds
from tests.benchmark.run import Run

NAMES = ("start",)
#: Few enough that the waiting line, which every start reads, stays short beside the start itself.
STARTS = 300
WARM_UP = 30
FORM = urlencode({"nickname": "Zon", "question": "Mag ik iets vragen?"})
SEE_OTHER = 303


def measure(run: Run) -> None:
    """Measure on Daphne and SQLite, what ships."""
    for number in range(run.repetitions):
        run.say(f"starting visits, repetition {number + 1} of {run.repetitions}")
        bare, sealed = _cost(run, seal=False), _cost(run, seal=True)
        run.note("start", sealed / bare, ms_bare=round(bare, 2), ms_sealed=round(sealed, 2))


def _cost(run: Run, *, seal: bool) -> float:
    """Return the server's CPU for one start, in milliseconds."""
    with run.sqlite() as place:
        place.seed(seal=seal)
        with place.serve(servers.daphne) as server:
            _start_visits(server.port, WARM_UP)
            before = cpu_seconds([server.process.pid])
            _start_visits(server.port, STARTS)
            return (cpu_seconds([server.process.pid]) - before) * 1000 / STARTS


def _start_visits(port: int, count: int) -> None:
    """Come in as so many young people, one after the other, each in a browser that was never here."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {
        "Origin": origin(port),
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    for _ in range(count):
        connection.request("POST", "/chat/start/", FORM, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != SEE_OTHER:
            raise RuntimeError(f"a start was answered with {answer.status}")
    connection.close()

"""What people at the chat notice of a sweep: 200 conversations while 100,000 rows go in a thread of their server."""

from contextlib import AbstractContextManager

from tests.benchmark import loads, servers
from tests.benchmark.databases import postgresql_url
from tests.benchmark.figures import percentile
from tests.benchmark.place import Place
from tests.benchmark.run import Run

NAMES = ("sweeping", "sweeping_postgresql")
CONVERSATIONS = 200
EACH = 3
RATE = 20.0
ROWS = 100_000
AGED = "tests.benchmark.aged"


def measure(run: Run) -> None:
    """Measure on Daphne: on SQLite, where one writes at a time, and on PostgreSQL."""
    for number in range(run.repetitions):
        run.say(f"a sweep of {ROWS} rows, repetition {number + 1} of {run.repetitions}")
        if run.wants("sweeping"):
            _measure(run, "sweeping", run.sqlite())
        if run.wants("sweeping_postgresql"):
            if not postgresql_url():
                raise RuntimeError("TEST_POSTGRES_URL is not set")
            _measure(run, "sweeping_postgresql", run.postgresql())


def _measure(run: Run, name: str, fresh: AbstractContextManager[Place]) -> None:
    with fresh as place:
        chats = place.seed(chats=CONVERSATIONS, each=EACH).chats
        place.call("-m", AGED, str(ROWS))
        with place.serve(servers.sweeping_daphne) as server:
            job = loads.chat_talk(chats, (server.port, server.port), 6 * run.seconds)
            job.rate, job.warm_up = RATE, 6.0
            heard = run.measure(f"during a sweep, {name}", job, [server.process.pid])
            left = place.made(AGED)["left"]
    if not 0 < left < ROWS:
        raise RuntimeError(f"no sweep was under way: {left} of {ROWS} rows are left")
    summary = loads.summary(heard)
    run.note(name, percentile(heard.shown_ms, 0.99), rows=ROWS, left=left, **summary)

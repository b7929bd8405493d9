"""CPU per durable message against the floor and the tutorial way; how late the loop gets."""

from dataclasses import dataclass, field
from statistics import median

from tests.benchmark import databases, loads, servers
from tests.benchmark.figures import percentile
from tests.benchmark.lateness import lateness
from tests.benchmark.place import Chat, Place
from tests.benchmark.run import Run
from tests.ports import free_port

PAIRS = 100
NAMES = (
    "daphne_sqlite",
    "uvicorn_sqlite",
    "uvicorn_postgresql",
    "tutorial",
    "two_processes",
    "late_daphne",
    "late_uvicorn",
)


@dataclass
class Costs:
    """Microseconds of server CPU per message, by way, one per repetition."""

    of: dict[str, list[float]] = field(default_factory=dict)

    def add(self, way: str, cost: float) -> None:
        """Note one repetition."""
        self.of.setdefault(way, []).append(cost)

    def ratio(self, above: str, below: str) -> list[float]:
        """Return the ratio of two ways in every repetition in which both were taken."""
        pairs = zip(self.of.get(above, []), self.of.get(below, []), strict=False)
        return [one / other for one, other in pairs]


def measure(run: Run) -> None:
    """Take all ways in turn, as often as there are repetitions."""
    costs = Costs()
    for number in range(run.repetitions):
        run.say(f"durable messages, repetition {number + 1} of {run.repetitions}")
        _floor(run, costs)
        if run.wants("tutorial"):
            _tutorial(run, costs)
        if run.wants("daphne_sqlite", "uvicorn_sqlite", "tutorial", "late_daphne", "late_uvicorn"):
            _on_sqlite(run, costs)
        if run.wants("uvicorn_postgresql", "two_processes"):
            _on_postgresql(run, costs)
    _conclude(run, costs)


def _floor(run: Run, costs: Costs) -> None:
    port = free_port()
    log = run.folder / "floor.log"
    with servers.running(servers.floor(port), {}, port, log) as server:
        job = loads.echo_talk(port, PAIRS, run.seconds)
        heard = run.measure("floor", job, [server.process.pid])
    costs.add("floor", loads.cost(heard))


def _tutorial(run: Run, costs: Costs) -> None:
    with servers.running_tutorial(run.folder) as server:
        job = loads.echo_talk(server.port, PAIRS, run.seconds)
        heard = run.measure("tutorial", job, [server.process.pid])
    costs.add("tutorial", loads.cost(heard))


def _on_sqlite(run: Run, costs: Costs) -> None:
    with run.sqlite() as place:
        chats = place.seed(chats=2 * PAIRS).chats
        for name, server in (
            ("daphne", servers.watched_daphne),
            ("uvicorn", servers.watched_uvicorn),
        ):
            probe = place.folder / f"{name}.probe"
            place.extra["PROBE_FILE"] = str(probe)
            half, chats = chats[:PAIRS], chats[PAIRS:]
            with place.serve(server) as running:
                job = loads.chat_talk(half, (running.port, running.port), run.seconds)
                heard = run.measure(f"{name}_sqlite", job, [running.process.pid])
            costs.add(f"{name}_sqlite", loads.cost(heard))
            late = lateness(probe, heard.began, heard.ended)
            own = round(percentile(late.own, 0.99), 3)
            p99 = percentile(late.whole, 0.99)
            run.note(f"late_{name}", p99, readings=len(late.whole), p99_but_for_other_programs=own)


def _on_postgresql(run: Run, costs: Costs) -> None:
    if databases.postgresql_url() is None or databases.redis_url() is None:
        run.row("uvicorn_postgresql").error = "TEST_POSTGRES_URL or TEST_REDIS_URL is not set"
        run.row("two_processes").error = "TEST_POSTGRES_URL or TEST_REDIS_URL is not set"
        return
    with run.postgresql(databases.redis_url()) as place:
        chats = place.seed(chats=3 * PAIRS).chats
        place.redis_url, redis = None, place.redis_url
        cost = _one_process(run, place, chats[:PAIRS], "uvicorn_postgresql")
        costs.add("uvicorn_postgresql", cost)
        place.redis_url = redis
        cost = _one_process(run, place, chats[PAIRS : 2 * PAIRS], "one_with_bus")
        costs.add("one_with_bus", cost)
        costs.add("two_processes", _two_processes(run, place, chats[2 * PAIRS :]))


def _one_process(run: Run, place: Place, chats: list[Chat], name: str) -> float:
    with place.serve(servers.uvicorn) as server:
        job = loads.chat_talk(chats, (server.port, server.port), run.seconds)
        return loads.cost(run.measure(name, job, [server.process.pid]))


def _two_processes(run: Run, place: Place, chats: list[Chat]) -> float:
    with (
        place.serve(servers.uvicorn) as one,
        place.serve(servers.uvicorn, site=one.port) as other,
    ):
        job = loads.chat_talk(chats, (one.port, other.port), run.seconds)
        pids = [one.process.pid, other.process.pid]
        return loads.cost(run.measure("two_processes", job, pids))


def _conclude(run: Run, costs: Costs) -> None:
    for name, above, below in (
        ("daphne_sqlite", "daphne_sqlite", "floor"),
        ("uvicorn_sqlite", "uvicorn_sqlite", "floor"),
        ("uvicorn_postgresql", "uvicorn_postgresql", "floor"),
        ("tutorial", "tutorial", "daphne_sqlite"),
        ("two_processes", "two_processes", "one_with_bus"),
    ):
        if run.wants(name):
            run.row(name).values = costs.ratio(above, below)
            run.row(name).detail["us_per_message"] = {
                way: round(median(costs.of[way]), 1) for way in (above, below) if way in costs.of
            }

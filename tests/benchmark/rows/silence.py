"""What thousands of silent sockets cost those who talk, in CPU and in memory."""

from dataclasses import dataclass

from tests.benchmark import loads, servers
from tests.benchmark.place import Place, Seeds, visitor_line
from tests.benchmark.run import Run
from tests.benchmark.servers import Server

NAMES = ("silent_daphne", "memory_daphne", "silent_uvicorn", "memory_uvicorn")
PAIRS = 50
#: Messages per second over all pairs, as in the measurements behind the design.
RATE = 100.0
#: Sockets opened before memory is read for the first time: the first ones load code.
WARMING = 50


@dataclass
class Hall:
    """A place with its people."""

    place: Place
    seeds: Seeds


def measure(run: Run) -> None:
    """Take both servers in turn, as often as there are repetitions."""
    names = [
        name for name in ("daphne", "uvicorn") if run.wants(f"silent_{name}", f"memory_{name}")
    ]
    with run.sqlite() as place:
        run.say(f"making {run.sockets} visits that are over")
        chats = 2 * PAIRS * len(names) * run.repetitions
        hall = Hall(place, place.seed(chats=chats, ended=run.sockets + WARMING))
        for number in range(run.repetitions):
            run.say(f"silent sockets, repetition {number + 1} of {run.repetitions}")
            for name in names:
                _one_server(run, hall, name)


def _one_server(run: Run, hall: Hall, name: str) -> None:
    command = servers.daphne if name == "daphne" else servers.uvicorn
    with hall.place.serve(command) as server:
        lines = [visitor_line(server.port, visit) for visit in hall.seeds.ended]
        with loads.silent(lines[:WARMING]):
            alone = _talk(run, hall, server, f"{name}, nobody silent")
            before = server.memory()
            with loads.silent(lines[WARMING:]) as ready:
                memory = (server.memory() - before) / 1024 / ready.sockets
                crowded = _talk(run, hall, server, f"{name}, {ready.sockets} silent")
    run.note(f"silent_{name}", crowded / alone, sockets=run.sockets, messages_per_second=RATE)
    run.note(f"memory_{name}", memory, connects_per_second=round(ready.sockets / ready.seconds))


def _talk(run: Run, hall: Hall, server: Server, label: str) -> float:
    chats, hall.seeds.chats = hall.seeds.chats[:PAIRS], hall.seeds.chats[PAIRS:]
    job = loads.chat_talk(chats, (server.port, server.port), 2 * run.seconds)
    job.rate = RATE
    return loads.cost(run.measure(label, job, [server.process.pid]))

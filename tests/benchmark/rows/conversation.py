"""An evening's load: 200 conversations, one message per 20 s and side, counsellors with three."""

from tests.benchmark import loads, servers
from tests.benchmark.figures import percentile
from tests.benchmark.run import Run

NAMES = ("shown", "conversation_second")
CONVERSATIONS = 200
EACH = 3
SECONDS_PER_MESSAGE = 20.0


def measure(run: Run) -> None:
    """Measure on Daphne and SQLite, what ships."""
    rate = 2 * CONVERSATIONS / SECONDS_PER_MESSAGE
    for number in range(run.repetitions):
        run.say(f"200 conversations, repetition {number + 1} of {run.repetitions}")
        with run.sqlite() as place:
            chats = place.seed(chats=CONVERSATIONS, each=EACH).chats
            with place.serve(servers.daphne) as server:
                job = loads.chat_talk(chats, (server.port, server.port), 6 * run.seconds)
                job.rate, job.warm_up = rate, 3.0
                heard = run.measure("200 conversations", job, [server.process.pid])
        summary = loads.summary(heard)
        run.note("shown", percentile(heard.shown_ms, 0.99), **summary)
        cost = heard.cpu_us / 1000 / heard.seconds / CONVERSATIONS
        run.note("conversation_second", cost, server_cpu_percent=summary["server_cpu_percent"])

"""Bytes and requests of the landing page."""

from tests.benchmark import servers
from tests.benchmark.landing import visit_landing_page
from tests.benchmark.place import origin
from tests.benchmark.run import Run

NAMES = ("landing_bytes", "landing_requests", "landing_foreign")


def measure(run: Run) -> None:
    """Open `/` in a browser."""
    run.say("landing page")
    with run.sqlite() as place, place.serve(servers.daphne) as server:
        visit = visit_landing_page(origin(server.port))
    run.note("landing_bytes", sum(visit.received.values()), files=visit.sizes)
    run.note("landing_requests", len(visit.requests))
    run.note("landing_foreign", len(visit.foreign), addresses=visit.foreign)

"""A server of a test finds its port free: no connection and no other run takes it first."""

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.house.tree import ROOT
from tests.ports import BLOCK, ENOUGH, ephemeral, free_port, outside

#: Another run of tests: it takes ports and keeps them until it is told to end.
RUN = "from tests.ports import free_port; print(*[free_port() for _ in range(30)], flush=True); input()"

#: One that forks: it and its child tell their ports, a line each, written at once lest the two lines mix.
FORKED = """
import os
from tests.ports import free_port
free_port()
child = os.fork()
os.write(1, " ".join(str(free_port()) for _ in range(30)).encode() + b"\\n")
if child: os.waitpid(child, 0)
"""


@pytest.fixture
def runs() -> Iterator[list["subprocess.Popen[str]"]]:
    """Three runs at once, each a process of its own."""
    command = [sys.executable, "-c", RUN]
    started = [
        subprocess.Popen(
            command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(3)
    ]
    yield started
    for run in started:
        run.kill()
        run.communicate()


def ports_of(run: "subprocess.Popen[str]") -> set[int]:
    assert run.stdout
    return {int(port) for port in run.stdout.readline().split()}


def test_no_connection_is_given_the_port_of_a_server() -> None:
    first, last = ephemeral()
    ports = [free_port() for _ in range(BLOCK)]
    assert not [port for port in ports if first <= port <= last]


def test_runs_at_once_take_different_ports(runs: list["subprocess.Popen[str]"]) -> None:
    taken = [ports_of(run) for run in runs] + [{free_port() for _ in range(30)}]
    assert [len(ports) for ports in taken] == [30] * 4
    assert len(set().union(*taken)) == 4 * 30


def test_a_fork_takes_ports_of_its_own() -> None:
    # In a process of its own: one with threads, as a worker is, does not come through a fork unharmed.
    told = subprocess.run(
        [sys.executable, "-c", FORKED], cwd=ROOT, text=True, capture_output=True, check=True
    )
    mine, theirs = ({int(port) for port in line.split()} for line in told.stdout.splitlines())
    assert len(mine) == len(theirs) == 30
    assert not mine & theirs


def test_a_port_is_given_again_only_after_all_others() -> None:
    ports = [free_port() for _ in range(BLOCK // 2)]
    assert len(set(ports)) == len(ports)


def test_a_port_on_which_somebody_listens_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as server:
        taken = server.getsockname()[1]
        assert taken not in [free_port() for _ in range(BLOCK)]


@pytest.mark.parametrize(
    ("first", "last"), [(32_768, 60_999), (49_152, 65_535), (1_024, 40_000), (15_000, 20_000)]
)
def test_ports_lie_outside_what_the_kernel_gives(first: int, last: int) -> None:
    ports = outside(first, last)
    assert len(ports) >= ENOUGH
    assert not set(ports) & set(range(first, last + 1))


def test_a_kernel_that_gives_all_leaves_all() -> None:
    assert len(outside(1_024, 65_535)) >= ENOUGH

"""Runs the generator in processes of its own and waits for its answers."""

import contextlib
import os
import subprocess
from collections.abc import Iterator

import msgspec

from tests.benchmark import cores
from tests.benchmark.figures import percentile
from tests.benchmark.load.job import Heard, Ready, Seat, Silence, Talk
from tests.benchmark.load.line import Address
from tests.benchmark.place import Chat, console_line, visitor_line
from tests.benchmark.servers import PYTHON, ROOT

COMMAND = [PYTHON, "-m", "tests.benchmark.load"]


def echo_talk(port: int, pairs: int, seconds: float) -> Talk:
    """Return a closed loop for the floor and the tutorial way."""
    url = f"ws://127.0.0.1:{port}/room/"
    lines = [Address(f"{url}p{number // 2}", "echo") for number in range(2 * pairs)]
    seats = [(Seat(2 * number), Seat(2 * number + 1)) for number in range(pairs)]
    return Talk(lines=lines, pairs=seats, seconds=seconds)


def chat_talk(chats: list[Chat], ports: tuple[int, int], seconds: float) -> Talk:
    """Return a talk between visitors on the first port and counsellors on the second.

    Counsellors with several chats use one socket for them. Both ports serve the first's origin.
    """
    site = ports[0]
    lines = [visitor_line(ports[0], chat, site) for chat in chats]
    consoles: dict[str, int] = {}
    for chat in chats:
        if chat.staff not in consoles:
            consoles[chat.staff] = len(lines)
            lines.append(console_line(ports[1], chat, site))
    seats = [
        (Seat(number), Seat(consoles[chat.staff], chat.conversation))
        for number, chat in enumerate(chats)
    ]
    return Talk(lines=lines, pairs=seats, seconds=seconds)


def run(job: Talk, pids: list[int]) -> Heard:
    """Run a talk on the generator's core; the servers' CPU is read inside the same window."""
    job.server_pids = pids
    process = _start()
    try:
        answer, _ = process.communicate(msgspec.json.encode(job) + b"\n")
    finally:
        process.kill()
    if process.returncode:
        raise RuntimeError("the generator failed; its error is above")
    return msgspec.json.decode(answer, type=Heard)


@contextlib.contextmanager
def silent(lines: list[Address]) -> Iterator[Ready]:
    """Keep sockets open that only ping, for the length of the block."""
    process = _start()
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(msgspec.json.encode(Silence(lines=lines)) + b"\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            raise RuntimeError("the silent sockets could not connect; the error is above")
        yield msgspec.json.decode(answer, type=Ready)
        last, _ = process.communicate()
        alive = msgspec.json.decode(last, type=Ready).sockets
        if alive != len(lines):
            raise RuntimeError(f"only {alive} of {len(lines)} silent sockets stayed connected")
    finally:
        process.kill()
        process.wait()


def cost(heard: Heard) -> float:
    """Return server CPU per message in microseconds."""
    return heard.cpu_us / max(1, heard.completed)


def summary(heard: Heard) -> dict[str, float]:
    """Return what is worth printing about a run."""
    return {
        "us_per_message": round(cost(heard), 1),
        "messages_per_second": round(heard.completed / heard.seconds),
        "ack_p50_ms": round(percentile(heard.ack_ms, 0.5), 2),
        "shown_p50_ms": round(percentile(heard.shown_ms, 0.5), 2),
        "shown_p99_ms": round(percentile(heard.shown_ms, 0.99), 2),
        "server_cpu_percent": round(heard.cpu_us / heard.seconds / 10_000, 1),
        "generator_cpu_percent": round(heard.generator_busy * 100, 1),
    }


def _start() -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        COMMAND, cwd=ROOT, env=os.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    cores.pin(process.pid, cores.GENERATOR)
    return process

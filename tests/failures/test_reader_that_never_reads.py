import socket
from pathlib import Path

import psutil

from tests.failures.crowd import NO_LIMITS
from tests.people import Counsellor, Visitor, pair
from tests.service import Service
from tests.wire import Wire

SMALL_BUFFER = 4_096
LONG_TEXT = "\U0001f600" * 2_000
MESSAGES = 1_500
#: What a reader that is behind may cost: its outgoing list and the buffers of one connection.
MEGABYTES = 40


async def test_a_reader_that_never_reads_costs_little_and_holds_up_nobody(tmp_path: Path) -> None:
    with Service(tmp_path, settings=NO_LIMITS) as service:
        sleeper, counsellor = Visitor(service, "Noor"), Counsellor(service, "amina")
        await counsellor.arrive()
        conversation = await pair(sleeper, counsellor)
        slow = await open_slow_socket(sleeper)
        before = memory(service)
        for number in range(MESSAGES):
            answer = await counsellor.say(conversation, f"{number} {LONG_TEXT}"[:2_000])
            assert answer["type"] == "ack"
        assert memory(service) - before < MEGABYTES * 1_000_000
        await slow.drop()
        await sleeper.hang_up()
        snapshot = await sleeper.connect(after=0)
        assert snapshot["last_seq"] >= MESSAGES
        assert not service.alarms()


async def open_slow_socket(sleeper: Visitor) -> Wire:
    """Take the visit over with a socket that reads nothing after its hello."""
    slow = socket.socket()
    slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
    slow.connect(("127.0.0.1", sleeper.web.port))
    slow.setblocking(False)
    wire = await Wire.open(sleeper.web, sleeper.path, sock=slow)
    await wire.send("hello", after=0)
    await wire.expect("snapshot")
    wire.pause_reading()
    return wire


def memory(service: Service) -> int:
    return int(psutil.Process(service.servers[0].process.pid).memory_info().rss)

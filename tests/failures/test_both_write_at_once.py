import asyncio
from pathlib import Path

from tests.failures.crowd import NO_LIMITS
from tests.people import Counsellor, Visitor, everybody, pair
from tests.service import Service
from tests.wire import Wire

MESSAGES = 40


async def test_two_who_write_at_the_same_moment_read_all_of_each_other(tmp_path: Path) -> None:
    with Service(tmp_path, settings=NO_LIMITS) as service:
        visitor, counsellor = Visitor(service, "Noor"), Counsellor(service, "amina")
        await counsellor.arrive()
        conversation = await pair(visitor, counsellor)
        said = [visitor.say(f"kind {number}") for number in range(MESSAGES)]
        said += [counsellor.say(conversation, f"amina {number}") for number in range(MESSAGES)]
        await everybody(*said)
        await asyncio.sleep(1)
        assert texts(visitor.wire, "counsellor") == [
            f"amina {number}" for number in range(MESSAGES)
        ]
        assert texts(counsellor.wire, "visitor") == [f"kind {number}" for number in range(MESSAGES)]


def texts(wire: Wire, sender: str) -> list[str]:
    return [frame["text"] for frame in wire.frames if frame.get("from") == sender]

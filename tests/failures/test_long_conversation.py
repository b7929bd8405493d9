from pathlib import Path

from tests.failures.crowd import NO_LIMITS
from tests.people import Counsellor, Visitor, pair
from tests.service import Service

MESSAGES = 100
LONGEST = "\U0001f600" * 2_000


async def test_a_conversation_of_the_longest_messages_is_shown_again_to_both(
    tmp_path: Path,
) -> None:
    with Service(tmp_path, settings=NO_LIMITS) as service:
        visitor, counsellor = Visitor(service, "Noor"), Counsellor(service, "amina")
        await counsellor.arrive()
        conversation = await pair(visitor, counsellor)
        for _ in range(MESSAGES):
            assert (await visitor.say(LONGEST))["type"] == "ack"
        await visitor.hang_up()
        await counsellor.hang_up()
        assert shown(await visitor.connect(after=0)) == MESSAGES
        (again,) = (await counsellor.connect())["conversations"]
        assert again["conversation"] == conversation
        assert shown(again) == MESSAGES


def shown(past: dict[str, object]) -> int:
    messages = past["messages"]
    assert isinstance(messages, list)
    return sum(message["text"] == LONGEST for message in messages)

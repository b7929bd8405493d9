import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.people import Counsellor, Visitor, pair
from tests.service import Service

REFUSED = {
    "empty": ("", "empty"),
    "only spaces": (" \n\t \u3000\u200b", "empty"),
    "2,001 characters": ("a" * 2_001, "too_long"),
    "10,000 combining marks": ("e" + "\u0301" * 10_000, "too_long"),
}
SHOWN_LITERALLY = {
    "2,000 characters outside the first plane": "\U0001f600" * 2_000,
    "markup": "<img src=x onerror=alert(1)>{{ 7*7 }}",
    "right-to-left override": "abc\u202edef",
    "combining marks": "Z" + "\u0335" * 500,
    "a line of a script": "'; DROP TABLE counselling_message; --",
}
FLOOD = 200


Talk = tuple[Visitor, Counsellor]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Start a service with its ordinary limits on messages."""
    settings = {"LIMIT_STARTS_PER_TAG_MINUTE": "0"}
    with Service(tmp_path_factory.mktemp("texts"), settings=settings) as service:
        yield service
    assert not service.alarms()


@pytest.fixture(scope="module")
def amina(house: Service) -> Counsellor:
    """Sign in once; every test has a conversation of its own."""
    counsellor = Counsellor(house, "amina")
    asyncio.run(counsellor.sign_in())
    return counsellor


@pytest.fixture
async def talk(amina: Counsellor) -> AsyncIterator[Talk]:
    """Let a visitor and a counsellor talk."""
    visitor = Visitor(amina.service, "Noor")
    await amina.connect()
    conversation = await pair(visitor, amina)
    yield visitor, amina
    await amina.wire.send("end", conversation=conversation)
    await amina.wire.expect("state", conversation=conversation, state="ended")
    await amina.hang_up()
    await visitor.hang_up()


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED.keys())
async def test_a_text_that_cannot_be_sent_is_refused_kindly(
    talk: Talk, text: str, reason: str
) -> None:
    refused = await talk[0].say(text)
    assert (refused["type"], refused["reason"]) == ("refused", reason)
    assert refused["text"]


@pytest.mark.parametrize("text", SHOWN_LITERALLY.values(), ids=SHOWN_LITERALLY.keys())
async def test_a_strange_text_arrives_as_it_was_written(talk: Talk, text: str) -> None:
    visitor, counsellor = talk
    assert (await visitor.say(text))["type"] == "ack"
    shown = await counsellor.wire.until(
        lambda frame: frame.get("from") == "visitor", wanted="message"
    )
    assert shown["text"] == text


async def test_a_nul_does_no_harm(talk: Talk) -> None:
    answer = await talk[0].say("voor\0na")
    assert answer["type"] == "ack" or answer["reason"] == "invalid"
    assert (await talk[0].say("gewoon"))["type"] == "ack"


async def test_a_flood_is_slowed_or_ended_and_the_server_lives(talk: Talk) -> None:
    visitor, counsellor = talk
    for _ in range(FLOOD):
        await visitor.wire.send("message", id=str(uuid.uuid4()), text="spam")
    await asyncio.sleep(3)
    refusals = {frame["reason"] for frame in visitor.wire.frames if frame["type"] == "refused"}
    assert visitor.wire.closed == "closed 4009" or refusals == {"too_fast"}
    await counsellor.wire.send("ping", seq=0)
    await counsellor.wire.expect("pong")
    await visitor.hang_up()
    assert (await visitor.connect(after=0))["last_seq"] < FLOOD / 2


OTHERS: list[dict[str, Any]] = [
    {"type": "message", "id": str(uuid.uuid4()), "text": "hier ben ik"},
    {"type": "typing", "on": True},
    {"type": "seen", "seq": 1},
    {"type": "note", "text": "gelezen"},
    {"type": "resume", "after": 0},
    {"type": "end"},
]


@pytest.mark.parametrize("frame", OTHERS, ids=lambda frame: frame["type"])
async def test_nobody_reaches_somebody_elses_conversation(
    talk: Talk, bram: Counsellor, frame: dict[str, Any]
) -> None:
    visitor, amina = talk
    conversation = next(got["conversation"] for got in amina.wire.frames if got["type"] == "taken")
    await bram.connect()
    await bram.wire.send_raw(json.dumps({**frame, "conversation": conversation}))
    await asyncio.sleep(0.5)
    about = [got for got in bram.wire.frames if got.get("conversation") == conversation]
    assert {got["type"] for got in about} <= {"refused"}
    assert (await visitor.say("nog altijd hier"))["type"] == "ack"
    await bram.hang_up()


@pytest.fixture(scope="module")
def bram(house: Service) -> Counsellor:
    """Sign in a colleague who takes no part."""
    counsellor = Counsellor(house, "bram")
    asyncio.run(counsellor.sign_in())
    return counsellor

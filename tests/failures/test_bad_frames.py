import asyncio
import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidMessage, InvalidStatus
from websockets.typing import Origin

from tests.failures.bad_emergencies import emergencies
from tests.failures.bad_measures import bad_measures
from tests.failures.crowd import NO_LIMITS
from tests.people import Counsellor, Visitor
from tests.service import Service
from tests.wire import Wire

CANARY = "kanarievogel"
#: In docs/protocol.md.
DOCUMENTED_CLOSES = {1009, 4001, 4008, 4009, 4401, 4403}
REASONS = {
    *("too_long", "too_fast", "empty", "waiting", "ended", "not_yours", "invalid", "try_again"),
    *("off_duty", "colleague_gone", "discipline_gone", "not_for_all"),
    *("led", "not_lead", "not_there", "colleague_full", "back_again", "no_closing", "too_late"),
    *("still_talking", "long_ago", "too_many_themes", "theme_off"),
    *("already_taken", "at_capacity", "nobody_waiting", "passed_on", "not_here_yet", "practice"),
    *("already_asked", "already_joined", "colleague_busy", "gone"),
    *("silent", "warn_first", "gentler_first", "not_so_long", "twice", "shared_network"),
}


def message(**changes: Any) -> str:
    return json.dumps({"type": "message", "id": str(uuid.uuid4()), "text": CANARY, **changes})


def channel(**changes: Any) -> str:
    return json.dumps({"type": "channel_say", "id": str(uuid.uuid4()), "text": CANARY, **changes})


BAD = {
    **bad_measures(CANARY),
    "not JSON": f"{CANARY} {{",
    "empty": "",
    "a number": "7",
    "a list": f'["{CANARY}"]',
    "null": "null",
    "no type": json.dumps({"text": CANARY}),
    "unknown type": json.dumps({"type": CANARY}),
    "a type that is no word": json.dumps({"type": ["message"], "text": CANARY}),
    "an event of the other side": json.dumps({"type": "taken", "text": CANARY}),
    "unknown field": message(to=CANARY),
    "text that is a number": message(text=7),
    "text that is missing": json.dumps({"type": "message", "id": str(uuid.uuid4())}),
    "id that is no id": message(id=CANARY),
    "id that is a number": message(id=7),
    "seq that is a word": json.dumps({"type": "seen", "seq": CANARY}),
    "seq beyond all numbers": json.dumps({"type": "seen", "seq": 10**400}),
    "seq below zero": json.dumps({"type": "seen", "seq": -1}),
    "10,000 brackets": "[" * 10_000,
    "10,000 brackets in a text": message()[:-1] + ', "x": ' + "[" * 10_000,
    "lone surrogate": message(text=f"\ud800{CANARY}"),
    "binary": CANARY.encode(),
    "binary that is no text": b"\xff\xfe\x00",
    "too large": message(text=CANARY * 20_000),
    "somebody else's conversation": message(conversation=str(uuid.uuid4())),
    "a notice of one's own making": json.dumps(
        {"type": "notice", "conversation": str(uuid.uuid4()), "notice": CANARY}
    ),
    "a conversation longer than a day": json.dumps(
        {"type": "extend", "conversation": str(uuid.uuid4()), "minutes": 1441}
    ),
    "more time for somebody else's conversation": json.dumps(
        {"type": "extend", "conversation": str(uuid.uuid4()), "minutes": 45}
    ),
    "a practice with somebody of one's own making": json.dumps(
        {"type": "practise", "nickname": CANARY}
    ),
    "a word to a colleague who is nobody": channel(to="colleague", colleague=2**31 - 1),
    "a word to a colleague with a number below zero": channel(to="colleague", colleague=-1),
    "a word to a discipline that nobody learned": channel(to=CANARY),
    "a quote to everybody": channel(quote={"conversation": str(uuid.uuid4()), "seq": 1}),
    "a quote of a text of one's own making": channel(to="nurse", quote={"text": CANARY}),
    "a hat that is neither on nor off": json.dumps({"type": "lead", "on": CANARY}),
    "a door that is not mine": json.dumps({"type": "door", "open": False}),
    "a last entry before the day began": json.dumps({"type": "last_entry", "minutes": 10**9}),
    "an evening longer by a year": json.dumps(
        {"type": "stay_open", "minutes": 525_600, "closes_at": None}
    ),
    "an evening longer than no moment": json.dumps(
        {"type": "stay_open", "minutes": 15, "closes_at": CANARY}
    ),
    "a moment without its zone": json.dumps(
        {"type": "stay_open", "minutes": 15, "closes_at": "2026-11-23T21:00:00"}
    ),
    "a conversation handed to nobody": json.dumps(
        {"type": "hand_on", "conversation": str(uuid.uuid4()), "to": 10**400}
    ),
    "a talk asked with a text": json.dumps({"type": "debrief", "text": CANARY}),
    "a talk nobody asked for": json.dumps({"type": "debrief_seen", "staff": 7}),
    "a code without the hat": json.dumps({"type": "sign_in_code", "staff": 1}),
    **emergencies(CANARY),
    "colleagues without the hat": json.dumps({"type": "colleagues"}),
    "somebody else's registration": json.dumps(
        {"type": "registration", "conversation": str(uuid.uuid4())}
    ),
    "a proposal of nothing": json.dumps({"type": "propose", "question": CANARY}),
    "a registration of nothing": json.dumps({"type": "register", "line": CANARY}),
    "a registration with a line of 10,000": json.dumps(
        {"type": "register", "conversation": str(uuid.uuid4()), "line": CANARY * 1_000}
    ),
    "a registration put aside with a theme beyond all numbers": json.dumps(
        {"type": "park", "conversation": str(uuid.uuid4()), "themes": [10**400]}
    ),
    "a colleague that is no number": json.dumps(
        {"type": "hand_over", "conversation": str(uuid.uuid4()), "colleague": CANARY, "note": "x"}
    ),
    "a colleague beyond all numbers": json.dumps(
        {"type": "ask_in", "conversation": str(uuid.uuid4()), "colleague": 10**30, "note": "x"}
    ),
    "somebody else's conversation, handed over": json.dumps(
        {"type": "hand_over", "conversation": str(uuid.uuid4()), "colleague": 1, "note": CANARY}
    ),
    "a note of a novel's length": json.dumps(
        {"type": "ask_in", "conversation": str(uuid.uuid4()), "colleague": 1, "note": CANARY * 900}
    ),
    "an answer to nothing": json.dumps(
        {"type": "answer", "conversation": str(uuid.uuid4()), "asking": CANARY, "accept": True}
    ),
    "a question about passing on that nobody can read": json.dumps(
        {"type": "ask_consent", "conversation": str(uuid.uuid4()), "what": "", "to": CANARY * 90}
    ),
    "a question that was never asked, taken back": json.dumps(
        {"type": "take_back_consent", "conversation": str(uuid.uuid4()), "consent": CANARY}
    ),
    "somebody else's conversation, passed on": json.dumps(
        {"type": "pass_on", "conversation": str(uuid.uuid4())}
    ),
    "NaN": '{"type":"seen","seq":NaN}',
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Start a service that keeps nobody out by count."""
    with Service(tmp_path_factory.mktemp("bad"), settings=NO_LIMITS) as service:
        yield service
    assert not service.alarms()
    assert CANARY not in service.log.read_text(errors="replace")


@pytest.fixture(scope="module")
def amina(house: Service) -> Counsellor:
    """Sign in once; every test opens a socket of its own with this session."""
    counsellor = Counsellor(house, "amina")
    asyncio.run(counsellor.sign_in())
    return counsellor


async def refused_or_closed(wire: Wire) -> None:
    """Wait for the refusal or the close that must follow a bad frame."""
    try:
        refused = await wire.expect("refused", within=5)
    except AssertionError:
        assert await wire.close_code(within=5) in DOCUMENTED_CLOSES
    else:
        assert refused["reason"] in REASONS
        assert refused["text"], "a refusal says in a kind sentence what happened"


async def still_served(house: Service) -> None:
    """Let a newcomer wait and leave again."""
    newcomer = Visitor(house, "Iemand")
    assert (await newcomer.arrive())["state"] == "waiting"
    await newcomer.wire.send("leave")
    await newcomer.hang_up()


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
async def test_a_bad_frame_of_a_visitor_is_refused(house: Service, content: str | bytes) -> None:
    visitor = Visitor(house, "Noor")
    await visitor.arrive()
    await visitor.wire.send_raw(content)
    await refused_or_closed(visitor.wire)
    await visitor.hang_up()
    await still_served(house)


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
async def test_a_bad_frame_of_a_counsellor_is_refused(
    amina: Counsellor, content: str | bytes
) -> None:
    await amina.connect()
    await amina.wire.send_raw(content)
    await refused_or_closed(amina.wire)
    await amina.hang_up()
    await still_served(amina.service)


async def test_a_frame_before_hello_is_refused(house: Service) -> None:
    visitor = Visitor(house, "Noor")
    await visitor.start()
    wire = await Wire.open(visitor.web, visitor.path)
    await wire.send_raw(message())
    await refused_or_closed(wire)
    await wire.close()


@pytest.mark.parametrize("path", ["/ws/visit/", "/ws/console/"])
async def test_a_socket_without_a_cookie_is_told_why_it_is_closed(
    house: Service, path: str
) -> None:
    stranger = Visitor(house, "Niemand")
    wire = await Wire.open(stranger.web, path)
    assert await wire.close_code() == 4401


async def test_a_socket_of_another_site_is_not_let_in(house: Service) -> None:
    visitor = Visitor(house, "Noor")
    await visitor.start()
    visitor.web.origin = "https://elsewhere.example"
    with pytest.raises(InvalidStatus):
        await Wire.open(visitor.web, visitor.path)


async def test_an_unknown_socket_address_is_closed_quietly(house: Service) -> None:
    web = Visitor(house, "Noor").web
    with pytest.raises((InvalidStatus, InvalidMessage, ConnectionClosed)):
        await connect(f"ws://127.0.0.1:{web.port}/ws/{CANARY}/", origin=Origin(web.origin))

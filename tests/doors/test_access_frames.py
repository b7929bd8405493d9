"""Every frame of both sockets, sent by everybody, against the same declared table (`access_frames_table`)."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, get_args
from uuid import uuid4

import msgspec
import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator

from clbchat.asgi import application
from counselling.console.frames.incoming import ConsoleFrame
from counselling.live import sockets
from counselling.visitor.frames import VisitorFrame
from tests.doors.access_frames_table import CONSOLE_FRAMES, VISITOR_FRAMES
from tests.doors.access_people import SECRET, Everybody, everybody
from tests.doors.access_table import COUNSEL, ROLES, VISITORS, rows, who
from tests.doors.test_sockets_visitor import ORIGIN, Tab
from tests.threads import hang_up

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = {name: who(cells[0]) for name, cells in rows(CONSOLE_FRAMES).items()}
#: How a console is told that something is not for whoever sits at it.
NOT_FOR_YOU = {"not_yours", "not_lead"}
#: The same, of what anybody might do if it were there.
NOT_THERE = {"gone", "already_taken"}
REGISTRATION = {"who": "pupil", "level": "lager", "referral": "none"}
#: What some frames need to be read as far as whose conversation it is.
FILLED: dict[str, dict[str, Any]] = {
    "register": REGISTRATION,
    "propose": {"question": "wat deed deugd?"},
    "park": REGISTRATION,
    "ask_consent": {"what": "dat je gepest wordt", "to": "het CLB"},
    "emergency_ask": {"ground": "self", "acute": "now", "tried": ["asked_place"]},
}
#: Name something beside the conversation that is not there: they are heard, and find nothing.
FIND_NOTHING = {"lift"}
Opens = Callable[[str, str], Awaitable[Tab]]


def kinds(union: Any) -> dict[str, type[msgspec.Struct]]:
    """Return the frames of a socket by their type."""
    return {str(one.__struct_config__.tag): one for one in get_args(union)}


def test_every_frame_is_in_the_table_and_no_other() -> None:
    assert set(kinds(VisitorFrame)) == VISITOR_FRAMES
    assert set(kinds(ConsoleFrame)) == set(TABLE)


@pytest.fixture
def people(settings: Any) -> Everybody:
    settings.LIMIT_MESSAGE_BURST = 1_000
    return everybody()


@pytest.fixture
async def opens(people: Everybody) -> AsyncIterator[Opens]:
    """Open sockets with somebody's cookie; all are closed in the end."""
    wires: list[WebsocketCommunicator] = []

    async def open_one(role: str, path: str) -> Tab:
        name, value = people.cookies.get(role, ("nothing", ""))
        headers = [(b"origin", ORIGIN), (b"cookie", f'{name}="{value}"'.encode())]
        wires.append(WebsocketCommunicator(application, path, headers))
        assert (await wires[-1].connect(timeout=5))[0]
        return Tab(wires[-1])

    yield open_one
    for wire in wires:
        await wire.disconnect(timeout=5)
    await hang_up()


async def test_a_socket_opens_for_whom_it_is(opens: Opens) -> None:
    for role in sorted(ROLES - VISITORS):
        assert await (await opens(role, "/ws/visit/")).code() == sockets.NO_VISIT, role
    for role in sorted(ROLES - COUNSEL):
        inside = role in ("coordinator", "manager", "privacy", "auditor")
        wanted = sockets.NOT_ALLOWED if inside else sockets.NO_VISIT
        assert await (await opens(role, "/ws/console/")).code() == wanted, role


def sample(kind: str, people: Everybody) -> dict[str, Any]:
    """Return a frame of this type about Noor's conversation, with whatever it needs."""
    values: dict[str, Any] = {
        "conversation": str(people.noor), "colleague": people.staff["off"].id,
        "to": "team" if kind == "channel_say" else people.staff["off"].id,
        "staff": people.staff["off"].id, "kind": "warning", "ground": "insult", "notice": "still_there",
        "state": "available", "number": people.emergency, "minutes": 15 if kind == "stay_open" else 45, "seq": 0, "on": True, "open": True,
        "accept": True, "note": "een vraag", "text": "hallo", "closes_at": None, "whom": "112",
        "said": "kom", "discussed": "yes",
    }  # fmt: skip
    needed = [
        field for field in msgspec.structs.fields(kinds(ConsoleFrame)[kind]) if field.required
    ]
    names = [field.encode_name for field in needed]
    return {name: values.get(name, str(uuid4())) for name in names} | FILLED.get(kind, {})


async def answers(console: Tab, kind: str, fields: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what a console is told of a frame, up to the answer to the ping behind it."""
    await console.wire.send_to(text_data=json.dumps({**fields, "type": kind}))
    if kind != "ping":
        await console.send("ping")
    told: list[dict[str, Any]] = []
    while not told or told[-1]["type"] != "pong":
        told.append(json.loads(str(await console.wire.receive_from(timeout=10))))
    return told


def refusals(told: list[dict[str, Any]], kind: str) -> set[str]:
    return {
        one["reason"] for one in told if one["type"] == "refused" and one["about"] in (kind, "")
    }


async def test_whoever_may_not_say_something_is_refused_and_nothing_happens(
    opens: Opens, people: Everybody
) -> None:
    before = await sync_to_async(people.noors)()
    for role in sorted(COUNSEL):
        console = await opens(role, "/ws/console/")
        await answers(console, "hello", {})
        for kind, may in TABLE.items():
            if role not in may:
                told = await answers(console, kind, sample(kind, people))
                silent = all(one["type"] == "pong" for one in told)
                assert silent or refusals(told, kind) & (NOT_FOR_YOU | NOT_THERE), (
                    f"{role}: {kind}: {told}"
                )
                assert SECRET not in json.dumps(told), f"{role}: {kind}"
                assert role == "on" or await sync_to_async(people.noors)() == before, (
                    f"{role}: {kind}"
                )


async def test_whoever_may_say_something_is_heard(opens: Opens, people: Everybody) -> None:
    for role in ("lead", "supervisor", "off", "on"):
        console = await opens(role, "/ws/console/")
        await answers(console, "hello", {})
        for kind, may in TABLE.items():
            if role in may and kind != "hello":
                told = await answers(console, kind, sample(kind, people))
                found = refusals(told, kind) & {*NOT_FOR_YOU, "invalid"}
                found = set() if kind in FIND_NOTHING else found
                assert not found, f"{role}: {kind}: {found}"


async def test_a_visitors_frames_reach_their_own_visit_alone(
    opens: Opens, people: Everybody
) -> None:
    before = await sync_to_async(people.noors)()
    sem = await opens("sem", "/ws/visit/")
    fields: dict[str, dict[str, Any]] = {
        "hello": {"after": 0}, "message": {"id": str(uuid4()), "text": "x"},
        "typing": {"on": True}, "seen": {"seq": 0}, "answer": {"id": str(uuid4()), "yes": True},
    }  # fmt: skip
    for kind in ["hello", *sorted(VISITOR_FRAMES - {"hello", "leave"}), "leave"]:
        await sem.send(kind, **fields.get(kind, {}))
        # Naming somebody else's visit is no frame at all.
        await sem.send(kind, conversation=str(people.noor), **fields.get(kind, {}))
        assert await sem.told("refused", reason="invalid")
    assert await sync_to_async(people.noors)() == before

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.failures.crowd import NO_LIMITS
from tests.people import Counsellor, Person, Visitor, pair
from tests.service import Service
from tests.wire import Frame

LONG_AGO = "2020-01-01 00:00:00"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with Service(tmp_path, settings=NO_LIMITS) as running:
        yield running
        assert not running.alarms()


def minutes_pass(service: Service, *, without: str) -> None:
    """Let everybody's lease of one kind run out, as when nobody was heard for a minute."""
    table, column = {
        "counsellor": ("counselling_duty", "present_until"),
        "visitor": ("counselling_conversation", "visitor_until"),
    }[without]
    with sqlite3.connect(service.folder / "data" / "clbchat.sqlite3") as database:
        database.execute(f"UPDATE {table} SET {column} = ?", [LONG_AGO])
    database.close()


async def go_home(*people: Person) -> None:
    """Close every connection, so that the test leaves nothing behind."""
    for person in people:
        await person.hang_up()


async def state_of(visitor: Visitor, **wanted: object) -> Frame:
    """Wait until the visitor is told a state with these values."""
    return await visitor.wire.until(
        lambda frame: wanted.items() <= frame.items(), wanted=str(wanted)
    )


async def test_a_colleague_takes_over_when_a_laptop_dies(service: Service) -> None:
    noor, amina = Visitor(service, "Noor"), Counsellor(service, "amina")
    bram = Counsellor(service, "bram")
    await amina.arrive()
    conversation = await pair(noor, amina)
    await noor.say("Ik durf dit niet thuis te zeggen.")

    await amina.wire.drop()
    minutes_pass(service, without="counsellor")
    told = await state_of(noor, away=True)
    assert (told["state"], told["counsellor"]) == ("active", "Amina")
    assert (await noor.say("Ben je er nog?"))["type"] == "ack"

    snapshot = await bram.arrive()
    assert [(entry["nickname"], entry["orphan"]) for entry in snapshot["queue"]] == [
        ("Noor", "Amina")
    ]
    taken = await bram.take()
    assert taken["conversation"] == conversation
    assert "Ben je er nog?" in [line["text"] for line in taken["messages"]]
    assert (await state_of(noor, away=False))["counsellor"] == "Bram"
    assert (await bram.say(conversation, "Ik ben Bram, ik lees het."))["type"] == "ack"

    assert (await amina.connect())["conversations"] == []
    assert (await amina.say(conversation, "Ik ben er weer."))["reason"] == "not_yours"
    await go_home(noor, amina, bram)


async def test_a_counsellor_who_is_back_in_time_keeps_the_conversation(service: Service) -> None:
    noor, amina = Visitor(service, "Noor"), Counsellor(service, "amina")
    await amina.arrive()
    conversation = await pair(noor, amina)
    await amina.wire.drop()
    minutes_pass(service, without="counsellor")
    await state_of(noor, away=True)
    await amina.connect()
    assert (await state_of(noor, away=False))["counsellor"] == "Amina"
    assert (await amina.say(conversation, "Daar ben ik."))["type"] == "ack"
    await go_home(noor, amina)


async def test_a_browser_asleep_for_ten_minutes_misses_nothing(service: Service) -> None:
    noor, amina = Visitor(service, "Noor"), Counsellor(service, "amina")
    await amina.arrive()
    conversation = await pair(noor, amina)
    last = (await noor.say("Wacht even."))["seq"]
    await noor.wire.drop()
    minutes_pass(service, without="visitor")
    for number in range(3):
        await amina.say(conversation, f"Ik wacht. {number}")

    snapshot = await noor.connect(after=last)
    assert snapshot["state"] == "active"
    assert [line["text"] for line in snapshot["messages"]] == [f"Ik wacht. {n}" for n in range(3)]
    assert (await noor.say("Ik ben terug."))["seq"] == last + 4
    await go_home(noor, amina)


async def test_a_visitor_whose_turn_comes_while_away_keeps_the_place(service: Service) -> None:
    noor, sam, amina = (
        Visitor(service, "Noor"),
        Visitor(service, "Sam"),
        Counsellor(service, "amina"),
    )
    await amina.arrive()
    await noor.arrive()
    await sam.arrive()
    first = await amina.take()
    assert first["nickname"] == "Noor"
    with sqlite3.connect(service.folder / "data" / "clbchat.sqlite3") as database:
        database.execute(
            "UPDATE counselling_conversation SET turn_until = ? WHERE turn_until IS NOT NULL",
            [LONG_AGO],
        )
    database.close()
    closed = await amina.wire.expect("closed")
    assert closed["why"] == "nobody_came"
    assert (await state_of(noor, state="waiting", late=True))["position"] == 1
    assert (await amina.take())["nickname"] == "Sam"
    await noor.wire.send("here")
    await state_of(noor, late=False, position=1)
    await go_home(noor, sam, amina)

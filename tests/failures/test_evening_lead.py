"""The evening lead at real consoles: in one process and in two, with and without a bus."""

from pathlib import Path
from typing import Any

from tests.failures.crowd import SETTINGS
from tests.parts import OwnRedis
from tests.people import Counsellor, Visitor, pair
from tests.service import Service
from tests.wire import Frame

ONE_EACH = {**SETTINGS, "CAPACITY_MAX": "1"}


async def on_duty(service: Service, name: str, *, process: int = 0) -> Counsellor:
    """Let somebody come on duty whose console is served by this process."""
    counsellor = Counsellor(service, name, process=process)
    await counsellor.arrive()
    await counsellor.wire.send("presence", state="available", capacity=1)
    await counsellor.wire.expect("presence", state="available")
    return counsellor


async def leads(counsellor: Counsellor) -> Frame:
    """Take the hat, and return the evening at a glance."""
    await counsellor.wire.send("lead", on=True)
    return await counsellor.wire.expect("tonight")


async def signs_out(counsellor: Counsellor) -> None:
    """Leave in the middle of everything; as in a browser, the page's socket goes first."""
    page = await counsellor.web.get("/staff/")
    await counsellor.hang_up()
    token = page.hidden("csrfmiddlewaretoken")
    await counsellor.web.post("/staff/logout/", {"csrfmiddlewaretoken": token})


def id_of(name: str, asks: Counsellor) -> int:
    """Return the id of somebody on duty, as a console knows it."""
    teams = [frame["members"] for frame in asks.wire.frames if frame["type"] == "team"]
    return next(int(member["id"]) for member in teams[-1] if member["name"] == name)


def times(counsellor: Counsellor, kind: str, **fields: Any) -> int:
    wanted = {"type": kind, **fields}
    return sum(wanted.items() <= frame.items() for frame in counsellor.wire.frames)


async def refused(counsellor: Counsellor, reason: str, kind: str, **fields: Any) -> None:
    """Ask for something and be told kindly that it cannot be."""
    await counsellor.wire.send(kind, **fields)
    assert (await counsellor.wire.expect("refused", reason=reason, about=kind))["text"]


async def hang_up(*people: Counsellor | Visitor) -> None:
    for person in people:
        await person.hang_up()


async def test_everybody_sees_who_leads_and_the_lead_alone_sees_the_evening(
    tmp_path: Path,
) -> None:
    with Service(tmp_path, settings=ONE_EACH) as service:
        dina, bram = await on_duty(service, "dina"), await on_duty(service, "bram")
        assert (await bram.wire.expect("lead", id=None))["offered"] in (True, False)
        seen = await leads(dina)
        assert (seen["waiting"], seen["active"], seen["open"]) == (0, 0, True)
        await bram.wire.expect("team", lead=id_of("Dina", bram))
        await bram.wire.expect("lead", name="Dina", gone=False, offered=False)
        noor = Visitor(service, "Noor")
        await noor.arrive()
        seen = await dina.wire.expect("tonight", waiting=1)
        assert "Noor" not in str(seen)
        assert not times(bram, "tonight")
        await refused(bram, "led", "lead", on=True)
        await refused(bram, "not_lead", "door", open=False)
        await refused(bram, "not_lead", "colleagues")
        await hang_up(dina, bram, noor)
        assert not service.alarms()


async def test_the_closed_door_tells_who_waits_and_leaves_who_talks(tmp_path: Path) -> None:
    with Service(tmp_path, settings=ONE_EACH) as service:
        dina, bram = await on_duty(service, "dina"), await on_duty(service, "bram")
        await leads(dina)
        noor, lowie = Visitor(service, "Noor"), Visitor(service, "Lowie")
        conversation = await pair(noor, bram)
        await lowie.arrive()
        await dina.wire.send("door", open=False)
        closed = await lowie.wire.expect("state", state="ended", within=5)
        assert closed["ended_by"] == "closed"
        assert "/hulp/" in (await lowie.web.get("/chat/")).text
        assert (await noor.say("ben je er nog?"))["type"] == "ack"
        assert (await bram.say(conversation, "ja hoor"))["type"] == "ack"
        await dina.wire.expect("tonight", open=False, waiting=0, active=1)
        await hang_up(dina, bram, noor, lowie)
        assert not service.alarms()


async def test_a_pause_of_everybody_does_not_close_the_door(tmp_path: Path) -> None:
    settings = {**ONE_EACH, "OPEN_WITHOUT_STAFF": "False"}
    with Service(tmp_path, settings=settings) as service:
        dina, noor = await on_duty(service, "dina"), Visitor(service, "Noor")
        await leads(dina)
        await dina.wire.send("door", open=False)
        await dina.wire.expect("tonight", open=False)
        assert (await noor.web.get("/status.json")).json()["state"] == "closed"
        await dina.wire.send("stay_open", minutes=15, closes_at=None)
        assert (await dina.wire.expect("tonight", open=True))["closes_at"]
        await dina.wire.send("presence", state="pause")
        await dina.wire.expect("presence", state="pause")
        assert (await noor.web.get("/status.json")).json()["state"] in ("open", "busy")
        await hang_up(dina)
        assert not service.alarms()


async def test_a_lost_conversation_opens_at_the_colleague_in_another_process(
    tmp_path: Path, postgres: str, own_redis: OwnRedis
) -> None:
    settings = {**ONE_EACH, "DATABASE_URL": postgres, "REDIS_URL": own_redis.url}
    with Service(tmp_path, settings=settings, processes=2) as service:
        dina, amina = await on_duty(service, "dina"), await on_duty(service, "amina")
        bram = await on_duty(service, "bram", process=1)
        await leads(dina)
        noor = Visitor(service, "Noor")
        conversation = await pair(noor, amina)
        await noor.say("hallo Amina")
        await signs_out(amina)
        await dina.wire.until(lambda frame: "Amina" in str(frame.get("orphans")), wanted="orphan")
        for _ in range(2):
            await dina.wire.send("hand_on", conversation=conversation, to=id_of("Bram", dina))
        opened = await bram.wire.expect("handed_on", conversation=conversation)
        assert opened["messages"][-1]["text"] == "Dina gaf dit gesprek van Amina door aan Bram."
        told = await noor.wire.expect("message", code="handed_on")
        assert told["text"].startswith("Je praat nu verder met Bram.")
        assert (await bram.say(conversation, "dag Noor"))["type"] == "ack"
        await noor.wire.expect("message", text="dag Noor")
        assert times(bram, "handed_on") == 1
        await hang_up(dina, bram, noor)
        assert not service.alarms()


async def test_a_talk_is_asked_heard_and_answered(tmp_path: Path) -> None:
    with Service(tmp_path, settings=ONE_EACH) as service:
        dina, bram = await on_duty(service, "dina"), await on_duty(service, "bram")
        for _ in range(2):
            await bram.wire.send("debrief")
        await bram.wire.expect("debrief", to=["Dina"], by="")
        heard = await dina.wire.until(lambda frame: bool(frame.get("asked")), wanted="asked")
        assert [one["name"] for one in heard["asked"]] == ["Bram"]
        amina = await on_duty(service, "amina")
        await amina.wire.send("lead", on=True)
        await amina.wire.until(lambda frame: bool(frame.get("asked")), wanted="asked")
        await bram.wire.expect("debrief", to=["Amina"])
        await amina.wire.send("debrief_seen", staff=heard["asked"][0]["staff"])
        await bram.wire.expect("debrief", by="Amina", to=[])
        await amina.wire.expect("debriefs", asked=[])
        await hang_up(dina, bram, amina)
        assert not service.alarms()


async def test_a_colleague_with_a_code_works_and_lets_nobody_in(tmp_path: Path) -> None:
    with Service(tmp_path, settings=ONE_EACH) as service:
        dina, amina = await on_duty(service, "dina"), Counsellor(service, "amina")
        await leads(dina)
        await dina.wire.send("colleagues")
        people = (await dina.wire.expect("colleagues"))["staff"]
        chosen = {one["name"]: one["id"] for one in people}
        assert "Dina" not in chosen
        await dina.wire.send("sign_in_code", staff=chosen["Amina"])
        given = await dina.wire.expect("sign_in_code", name="Amina")
        await amina._send_form("/staff/code/", username="amina", code=given["code"])
        await amina.connect()
        await dina.wire.send("lead", on=False)
        await leads(amina)
        await refused(amina, "by_code", "sign_in_code", staff=chosen["Bram"])
        assert given["code"] not in service.log.read_text(errors="replace")
        await hang_up(dina, amina)
        assert not service.alarms()

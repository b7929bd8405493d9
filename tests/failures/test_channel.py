"""The team's channel between two processes, with and without a bus; no visitor ever hears of it."""

import json
import uuid
from pathlib import Path
from typing import Any

from tests.failures.crowd import SETTINGS
from tests.parts import OwnRedis
from tests.people import Counsellor, Visitor, pair
from tests.service import Service
from tests.wire import Frame

#: A console looks for itself every ten seconds.
HEALED_WITHIN = 14.0


async def on_duty(service: Service, name: str, *, process: int = 0) -> Counsellor:
    """Let somebody come on duty whose console is served by this process."""
    counsellor = Counsellor(service, name, process=process)
    await counsellor.arrive()
    await counsellor.wire.send("presence", state="available", capacity=1)
    await counsellor.wire.expect("channel", open=True)
    return counsellor


async def tells(author: Counsellor, text: str, *, id: str = "", **more: Any) -> Frame:
    """Say something to the team and return the answer: where it stands, or why not."""
    id = id or str(uuid.uuid4())
    await author.wire.send("channel_say", id=id, text=text, **more)
    return await author.wire.until(
        lambda frame: frame["type"] in ("channel_said", "refused") and frame["id"] == id
    )


async def floods(author: Counsellor, times: int) -> list[Frame]:
    """Say so many things without waiting for an answer, and return all answers."""
    ids = {str(uuid.uuid4()) for _ in range(times)}
    for id in ids:
        await author.wire.send("channel_say", id=id, text=f"bericht {id}")

    def answers() -> list[Frame]:
        kinds = ("channel_said", "refused")
        told = (frame for frame in author.wire.frames if frame["type"] in kinds)
        return [frame for frame in told if frame["id"] in ids]

    await author.wire.until(lambda _: len(answers()) == times, wanted=f"{times} answers")
    return answers()


async def hears(reader: Counsellor, text: str, within: float = 10.0) -> Frame:
    """Wait until somebody is told a line, and return it."""

    def told(frame: Frame) -> bool:
        return any(line["text"] == text for line in frame.get("lines", []))

    frame = await reader.wire.until(told, within=within, wanted=text)
    return next(line for line in frame["lines"] if line["text"] == text)


def times_told(reader: Counsellor, text: str) -> int:
    frames = [frame for frame in reader.wire.frames if frame["type"] == "channel"]
    return sum(line["text"] == text for frame in frames for line in frame["lines"])


def id_of(name: str, asks: Counsellor) -> int:
    """Return the id of somebody on duty, as a console knows it."""
    teams = [frame["members"] for frame in asks.wire.frames if frame["type"] == "team"]
    return next(int(member["id"]) for member in teams[-1] if member["name"] == name)


async def quotes(author: Counsellor, reader: str, text: str, quote: dict[str, Any]) -> None:
    """Ask a colleague for advice about a young person's message; everybody is refused."""
    refused = await tells(author, text, quote=quote)
    assert refused["reason"] == "not_for_all"
    colleague = id_of(reader, author)
    said = await tells(author, text, to="colleague", colleague=colleague, quote=quote)
    assert said["type"] == "channel_said"


async def shows_nothing(visitor: Visitor, *words: str) -> None:
    """Look at everything a young person was told, and at their pages."""
    told = json.dumps(visitor.wire.frames, ensure_ascii=False)
    for page in ("/chat/", "/chat/messages/?after=0&wait=0", "/", "/status.json"):
        told += (await visitor.web.get(page)).text
    assert not [word for word in (*words, "channel") if word in told]


async def test_a_line_reaches_every_process_once_with_or_without_a_bus(
    tmp_path: Path, postgres: str, own_redis: OwnRedis
) -> None:
    settings = {**SETTINGS, "DATABASE_URL": postgres, "REDIS_URL": own_redis.url}
    with Service(tmp_path, settings=settings, processes=2) as service:
        amina, bram = await on_duty(service, "amina"), await on_duty(service, "bram", process=1)
        id = str(uuid.uuid4())
        said = await tells(amina, "koffie?", id=id)
        assert (await hears(bram, "koffie?", within=3))["number"] == said["number"]
        assert (await tells(amina, "koffie?", id=id))["number"] == said["number"]
        own_redis.stop()
        await tells(bram, "de bus is weg")
        await hears(amina, "de bus is weg", within=HEALED_WITHIN)
        assert times_told(bram, "koffie?") == times_told(amina, "koffie?") == 1
        await amina.hang_up()
        await amina.connect()
        await hears(amina, "koffie?")
        assert not service.alarms(but="ConnectionError")
        for person in (amina, bram):
            await person.hang_up()


async def test_no_visitor_hears_of_the_team_not_even_who_is_quoted(tmp_path: Path) -> None:
    with Service(tmp_path, settings=SETTINGS) as service:
        amina, bram = await on_duty(service, "amina"), await on_duty(service, "bram")
        noor, elif_ = Visitor(service, "Noor"), Visitor(service, "Elif")
        conversation = await pair(noor, amina)
        await elif_.arrive()
        await noor.say("geheim van Noor")
        line = await amina.wire.expect("message", text="geheim van Noor")
        quote = {"conversation": conversation, "seq": line["seq"]}
        await quotes(amina, "Bram", "kijk eens mee", quote)
        assert (await hears(bram, "kijk eens mee"))["quote"] == "geheim van jongere"
        await tells(bram, "vraag het de dokter")
        await amina.say(conversation, "tot zo")
        await noor.wire.expect("message", text="tot zo")
        for visitor in (noor, elif_):
            await shows_nothing(visitor, "kijk eens mee", "dokter", "van jongere")
        for person in (amina, bram, noor, elif_):
            await person.hang_up()


async def test_who_goes_offline_is_told_nothing_more_and_catches_up_when_back(
    tmp_path: Path,
) -> None:
    with Service(tmp_path, settings=SETTINGS) as service:
        amina, bram = await on_duty(service, "amina"), await on_duty(service, "bram")
        await bram.wire.send("presence", state="offline")
        await bram.wire.expect("channel", open=False, lines=[])
        assert (await tells(bram, "hallo"))["reason"] == "off_duty"
        refused = await tells(amina, "x", to="colleague", colleague=id_of("Amina", amina) + 1)
        assert refused["reason"] == "colleague_gone"
        await tells(amina, "zonder Bram")
        await hears(amina, "zonder Bram")
        assert not times_told(bram, "zonder Bram")
        await bram.wire.send("presence", state="pause")
        await hears(bram, "zonder Bram")
        assert not service.alarms()
        for person in (amina, bram):
            await person.hang_up()


async def test_who_signs_out_is_off_duty_at_once_though_their_page_is_gone(
    tmp_path: Path,
) -> None:
    with Service(tmp_path, settings=SETTINGS) as service:
        amina, bram = await on_duty(service, "amina"), await on_duty(service, "bram")
        await amina.wire.until(lambda frame: "Bram" in str(frame.get("members")), wanted="Bram")
        colleague = id_of("Bram", amina)
        token = (await bram.web.get("/staff/")).hidden("csrfmiddlewaretoken")
        await bram.web.post("/staff/logout/", {"csrfmiddlewaretoken": token})
        await bram.hang_up()
        await amina.wire.until(
            lambda frame: frame["type"] == "team" and "Bram" not in str(frame), wanted="no Bram"
        )
        refused = await tells(amina, "ben je er nog?", to="colleague", colleague=colleague)
        assert refused["reason"] == "colleague_gone"
        await amina.hang_up()


async def test_who_floods_the_team_is_slowed_down_and_nobody_else(tmp_path: Path) -> None:
    slow = {"LIMIT_MESSAGE_BURST": "20", "LIMIT_MESSAGES_PER_SECOND": "5"}
    with Service(tmp_path, settings={**SETTINGS, **slow}) as service:
        amina, bram = await on_duty(service, "amina"), await on_duty(service, "bram")
        refused = [one for one in await floods(amina, 60) if one["type"] == "refused"]
        assert {answer["reason"] for answer in refused} == {"too_fast"}
        assert all(answer["text"] for answer in refused)
        assert (await tells(bram, "rustig"))["type"] == "channel_said"
        await hears(amina, "rustig")
        for person in (amina, bram):
            await person.hang_up()

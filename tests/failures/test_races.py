import asyncio
from pathlib import Path

from tests.failures.crowd import NO_LIMITS
from tests.people import Counsellor, Visitor, everybody
from tests.service import Service

ROUNDS = 20


async def test_two_counsellors_who_take_the_same_visitor_get_one_between_them(
    tmp_path: Path,
) -> None:
    with Service(tmp_path, settings=NO_LIMITS) as service:
        counsellors = [Counsellor(service, name) for name in ("amina", "bram")]
        await everybody(*(counsellor.arrive() for counsellor in counsellors))
        for number in range(ROUNDS):
            await race(service, counsellors, f"kind {number}")
        assert not service.alarms()


async def race(service: Service, counsellors: list[Counsellor], name: str) -> None:
    visitor = Visitor(service, name)
    await visitor.arrive()
    line = await counsellors[0].wire.until(
        lambda frame: any(one["nickname"] == name for one in frame.get("waiting", [])),
        wanted="queue",
    )
    conversation = next(one["conversation"] for one in line["waiting"] if one["nickname"] == name)
    answers = await everybody(*(counsellor.take(conversation) for counsellor in counsellors))
    kinds = sorted(answer["type"] for answer in answers)
    assert kinds == ["refused", "taken"]
    (loser,) = [answer for answer in answers if answer["type"] == "refused"]
    winner = counsellors[answers.index(next(a for a in answers if a["type"] == "taken"))]
    assert loser["reason"] == "already_taken"
    assert loser["by"].lower() == winner.name
    await winner.wire.send("end", conversation=conversation)
    await visitor.wire.until(lambda frame: frame.get("state") == "ended", wanted="end")
    await visitor.hang_up()


async def test_as_many_takes_at_once_give_each_visitor_one_counsellor(tmp_path: Path) -> None:
    with Service(tmp_path, settings=NO_LIMITS, counsellors=12) as service:
        visitors = [Visitor(service, f"kind {number}") for number in range(12)]
        counsellors = [Counsellor(service, f"demo{number:03d}") for number in range(1, 13)]
        await everybody(*(visitor.arrive() for visitor in visitors))
        for counsellor in counsellors:
            await counsellor.arrive()
        taken = await everybody(*(counsellor.take() for counsellor in counsellors))
        assert {answer["type"] for answer in taken} == {"taken"}
        assert len({answer["conversation"] for answer in taken}) == len(visitors)
        await asyncio.gather(*(visitor.hang_up() for visitor in visitors))


async def test_whoever_is_called_while_their_page_connects_learns_that_it_is_their_turn(
    tmp_path: Path,
) -> None:
    with Service(tmp_path, settings=NO_LIMITS) as service:
        amina = Counsellor(service, "amina")
        await amina.arrive()
        for number in range(ROUNDS):
            visitor = Visitor(service, f"kind {number}")
            await visitor.start()
            taken, _ = await everybody(amina.take(), visitor.connect(after=0))
            await asyncio.sleep(0.3)
            states = [frame for frame in visitor.wire.frames if "turn_until" in frame]
            assert states[-1]["turn_until"] or states[-1]["state"] == "active"
            await amina.wire.send("end", conversation=taken["conversation"])
            await visitor.wire.until(lambda frame: frame.get("state") == "ended", wanted="end")
            await visitor.hang_up()
        assert not service.alarms()

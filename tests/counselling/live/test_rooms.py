"""Rooms tell lines in their turn, whoever is heard first and whoever is still reading the past."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest

from counselling.conversation.events import MessageLine
from counselling.conversation.queries.lines import lines_after
from counselling.live.events import Hint
from counselling.live.rooms import Room, Rooms, Seat
from tests.counselling.evening import counsellor, says, talk
from tests.threads import hang_up

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("open_door"),
]

WRITTEN = 9


class Guest:
    """Somebody at a socket: hears numbers, changes and hints."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        self.changes = 0
        self.hints: list[Any] = []

    def tell(self, line: Any) -> None:
        self.heard.append(line.seq)

    def room_changed(self, room: UUID) -> None:
        self.changes += 1

    def hinted(self, event: Any) -> None:
        self.hints.append(event)


@pytest.fixture
def noor(open_door: None) -> UUID:
    """A conversation of ten lines."""
    conversation = talk(counsellor())
    for _ in range(WRITTEN):
        says(conversation)
    return conversation


@pytest.fixture
def lines(noor: UUID) -> dict[int, MessageLine]:
    """The lines by their numbers, as the bus would bring them."""
    return {line.seq: line for line in lines_after(noor, 0)}


@pytest.fixture
async def rooms(noor: UUID) -> AsyncIterator[Rooms]:
    yield Rooms()
    await hang_up()


def sit(rooms: Rooms, key: UUID, *, upto: int | None = None) -> tuple[Guest, Seat]:
    """Take a seat; with `upto` the past is read already."""
    guest = Guest()
    seat = rooms.join(key, guest)
    if upto is not None:
        seat.release(upto)
    return guest, seat


async def healed(room: Room) -> None:
    """Wait until no gap is open any more."""
    await asyncio.sleep(0)
    while (healing := room._healing) is not None:
        await asyncio.wait([healing])


async def test_lines_are_told_once_and_in_order(
    rooms: Rooms, noor: UUID, lines: dict[int, MessageLine]
) -> None:
    guest, seat = sit(rooms, noor, upto=3)
    for seq in (4, 4, 5, 3, 6, 6):
        seat.room.take(lines[seq])
    assert guest.heard == [4, 5, 6]


async def test_what_comes_while_somebody_reads_the_past_is_told_after_it(
    rooms: Rooms, noor: UUID, lines: dict[int, MessageLine]
) -> None:
    guest, seat = sit(rooms, noor)
    for seq in (4, 5, 6):
        seat.room.take(lines[seq])
    assert guest.heard == []
    seat.release(5)
    assert guest.heard == [6]


async def test_a_line_heard_too_early_waits_for_the_one_before(
    rooms: Rooms, noor: UUID, lines: dict[int, MessageLine]
) -> None:
    guest, seat = sit(rooms, noor, upto=3)
    seat.room.take(lines[5])
    assert guest.heard == []
    seat.room.take(lines[4])
    assert guest.heard == [4, 5]


async def test_a_line_that_never_came_is_read_from_the_database(
    rooms: Rooms, noor: UUID, lines: dict[int, MessageLine]
) -> None:
    guest, seat = sit(rooms, noor, upto=3)
    seat.room.take(lines[7])
    await healed(seat.room)
    assert guest.heard == [4, 5, 6, 7, 8, 9, 10]


async def test_lines_heard_in_the_wrong_order_by_the_first_who_still_reads_are_told_in_order(
    rooms: Rooms, noor: UUID, lines: dict[int, MessageLine]
) -> None:
    guest, seat = sit(rooms, noor)
    seat.room.take(lines[6])
    seat.release(4)
    seat.room.take(lines[5])
    await healed(seat.room)
    assert guest.heard[:2] == [5, 6]
    assert guest.heard == sorted(set(guest.heard))


async def test_two_who_still_read_are_both_told_everything_in_order(
    rooms: Rooms, noor: UUID, lines: dict[int, MessageLine]
) -> None:
    (first, seat), (second, other) = sit(rooms, noor), sit(rooms, noor)
    seat.room.take(lines[7])
    seat.release(4)
    other.release(5)
    await healed(seat.room)
    assert first.heard == [5, 6, 7, 8, 9, 10]
    assert second.heard == [6, 7, 8, 9, 10]


async def test_who_reads_longer_than_a_gap_lasts_is_told_everything_too(
    rooms: Rooms, noor: UUID, lines: dict[int, MessageLine]
) -> None:
    (_, seat), (slow, other) = sit(rooms, noor), sit(rooms, noor)
    seat.room.take(lines[7])
    seat.release(4)
    await healed(seat.room)
    other.release(4)
    assert slow.heard == [5, 6, 7, 8, 9, 10]


async def test_a_notice_has_the_missing_lines_read(rooms: Rooms, noor: UUID) -> None:
    guest, seat = sit(rooms, noor, upto=8)
    seat.room.notice(10)
    await healed(seat.room)
    assert guest.heard == [9, 10]
    seat.room.notice(10)
    seat.room.notice(9_999)
    await healed(seat.room)
    assert guest.heard == [9, 10]


async def test_whoever_wrote_a_line_is_not_told_it_and_everybody_else_is(
    rooms: Rooms, noor: UUID, lines: dict[int, MessageLine]
) -> None:
    (writer, seat), (reader, _) = sit(rooms, noor, upto=3), sit(rooms, noor, upto=3)
    seat.wrote(5)
    for seq in (4, 5, 6):
        seat.room.take(lines[seq])
    assert writer.heard == [4, 6]
    assert reader.heard == [4, 5, 6]


async def test_two_who_write_at_once_are_told_each_others_lines(
    rooms: Rooms, noor: UUID, lines: dict[int, MessageLine]
) -> None:
    # Each is acknowledged the own line before the line of the other, which has a lower number, is told.
    (first, seat), (second, other) = sit(rooms, noor, upto=3), sit(rooms, noor, upto=3)
    other.wrote(4)
    seat.wrote(5)
    seat.room.take(lines[4])
    seat.room.take(lines[5])
    assert (first.heard, second.heard) == ([4], [5])


async def test_hints_and_changes_reach_who_sits_there_and_nobody_else(
    rooms: Rooms, noor: UUID
) -> None:
    guest, seat = sit(rooms, noor, upto=3)
    elsewhere, _ = sit(rooms, UUID(int=7), upto=0)
    hint = Hint(noor, "typing", "visitor", 1)
    seat.room.hint(hint)
    rooms.changed(noor)
    rooms.changed(UUID(int=8))
    assert (guest.hints, guest.changes) == ([hint], 1)
    assert (elsewhere.hints, elsewhere.changes) == ([], 0)


async def test_the_last_to_leave_closes_the_room(rooms: Rooms, noor: UUID) -> None:
    (_, first), (_, second) = sit(rooms, noor, upto=3), sit(rooms, noor, upto=3)
    rooms.leave(first)
    assert rooms.find(noor)
    rooms.leave(second)
    rooms.leave(second)
    assert rooms.find(noor) is None
    assert len(rooms) == 0

"""Talking with colleagues: what stands once, what is refused, what is gone."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from counselling.core import clock as house_clock
from counselling.shift.actions.channel import forget_gone_lines
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import choose_presence, go_home
from counselling.shift.models import ChannelLine, DoorMode
from counselling.shift.queries.channel import channel_mark
from tests.counselling.evening import open_the_door, reason, together
from tests.counselling.shift.colleagues import colleague, reads, tells

pytestmark = pytest.mark.django_db


def test_what_is_sent_twice_stands_once() -> None:
    amina, bram, id = colleague("Amina"), colleague("Bram"), uuid4()
    first = tells(amina, "wie is er vroeg weg?", id=id)
    assert tells(amina, "wie is er vroeg weg?", id=id) == first
    assert reads(bram) == ["wie is er vroeg weg?"]


def test_what_stands_is_acknowledged_again_after_its_author_or_reader_left() -> None:
    amina, bram, id = colleague("Amina"), colleague("Bram"), uuid4()
    first = tells(amina, "tot straks", "colleague", bram, id=id)
    go_home(staff_id=bram.id)
    go_home(staff_id=amina.id)
    assert tells(amina, "tot straks", "colleague", bram, id=id) == first


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_get_the_same_line_write_it_once() -> None:
    amina, id = colleague("Amina"), uuid4()
    said = together(*[lambda: tells(amina, "hallo", id=id)] * 4)
    assert len(set(map(str, said))) == 1, said
    assert ChannelLine.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "empty"), ("\u200b \n", "empty"), ("x" * 2001, "too_long"), ("a\x00b", "invalid"),
     ("\ud800", "invalid"), ("\x1b[31m", "invalid"), ("x" * 100_000, "too_long")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(text: str, why: str) -> None:
    assert reason(tells, colleague("Amina"), text) == why
    assert channel_mark() == (0, 0)


def test_letters_of_every_script_stay_as_they_were_typed() -> None:
    amina = colleague("Amina")
    for text in ("\u202eachterstevoren", "👩🏽\u200d⚕️ <b>vet</b>", "سلام", "x" * 2000):
        tells(amina, text)
        assert reads(amina)[-1] == text


def test_who_is_not_on_duty_says_nothing() -> None:
    amina = colleague("Amina", presence="offline")
    assert reason(tells, amina, "hallo") == "off_duty"


def test_a_colleague_who_left_meanwhile_is_not_written_to() -> None:
    amina, bram = colleague("Amina"), colleague("Bram")
    tells(amina, "ben je er?", "colleague", bram)
    go_home(staff_id=bram.id)
    assert reason(tells, amina, "nog iets", "colleague", bram) == "colleague_gone"


def test_a_discipline_of_which_nobody_is_there_is_not_asked() -> None:
    amina, bram = colleague("Amina", "nurse"), colleague("Bram", "psychologist")
    assert reason(tells, amina, "wie?", "doctor") == "discipline_gone"
    # Nobody asks themselves.
    assert reason(tells, amina, "wie?", "medical") == "discipline_gone"
    assert not reason(tells, bram, "wie?", "medical")


def test_an_audience_that_does_not_exist_is_refused() -> None:
    amina, bram = colleague("Amina", "nurse"), colleague("Bram", "psychologist")
    assert reason(tells, amina, "x", "everybody") == "invalid"
    assert reason(tells, amina, "x", "colleague") == "invalid"
    assert reason(tells, amina, "x", "team", bram) == "invalid"
    assert reason(tells, amina, "x", "colleague", amina) == "invalid"
    # Only a nurse answers what nurses were asked.
    assert reason(tells, amina, "x", "psychologist", bram) == "invalid"


def test_a_shift_that_ended_a_day_ago_is_gone_and_struck_from_the_table(
    clock: time_machine.Traveller,
) -> None:
    hold_door(mode=DoorMode.OPEN, until=house_clock.now() + timedelta(hours=2))
    amina = colleague("Amina")
    tells(amina, "tot morgen")
    # Two hours until the door closes, an hour to go home, a day.
    clock.shift(timedelta(hours=27) - timedelta(seconds=1))
    choose_presence(staff_id=amina.id, presence="available")
    assert reads(amina) == ["tot morgen"]
    clock.shift(1)
    assert reads(amina) == []
    assert ChannelLine.objects.count() == 1
    forget_gone_lines(house_clock.now())
    assert ChannelLine.objects.count() == 0


def test_without_an_hour_of_closing_a_shift_lasts_four_hours(
    clock: time_machine.Traveller,
) -> None:
    open_the_door()
    tells(colleague("Amina"), "hallo")
    assert ChannelLine.objects.get().gone_at == house_clock.now() + timedelta(hours=28)


def test_a_process_sweeps_at_most_once_a_minute(
    clock: time_machine.Traveller, django_assert_num_queries: object
) -> None:
    forget_gone_lines(house_clock.now())
    with django_assert_num_queries(0):  # type: ignore[operator]
        forget_gone_lines(house_clock.now() + timedelta(seconds=59))
    with django_assert_num_queries(1):  # type: ignore[operator]
        forget_gone_lines(house_clock.now() + timedelta(seconds=61))

from datetime import timedelta
from time import process_time

import pytest

from counselling.core import clock as moments
from counselling.shift.queries.roster_import import lines_in
from counselling.shift.rules.roster_file import LARGEST, Line
from tests.counselling.evening import reason
from tests.counselling.shift.roster import BRUSSELS, at

pytestmark = pytest.mark.usefixtures("clock")

SOON = 3.0
WHEN = "DTSTART;TZID=Europe/Brussels:20261124T170000\nDTEND;TZID=Europe/Brussels:20261124T210000"


def calendar(*events: str) -> bytes:
    inside = "".join(
        f"BEGIN:VEVENT\nUID:{n}\n{event}\nEND:VEVENT\n" for n, event in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{inside}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def read(*events: str) -> list[Line]:
    return lines_in(calendar(*events), moments.now())


def starts(lines: list[Line]) -> list[str]:
    return [f"{line.starts.astimezone(BRUSSELS):%m-%d %H:%M}" for line in lines if line.starts]


@pytest.mark.parametrize(
    "when",
    [
        WHEN,
        "DTSTART:20261124T160000Z\nDTEND:20261124T200000Z",
        "DTSTART:20261124T170000\nDURATION:PT4H",
        "DTSTART;TZID=Romance Standard Time:20261124T170000\nDURATION:PT4H",
    ],
)
def test_an_appointment_is_a_turn_in_whatever_zone_it_is_written(when: str) -> None:
    (line,) = read(f"{when}\nSUMMARY:Amina (lead)")
    assert (line.starts, line.ends) == (at("2026-11-24 17:00"), at("2026-11-24 21:00"))
    assert (line.number, line.names, line.lead) == (3, ("amina",), True)


def test_everybody_who_is_invited_has_a_turn() -> None:
    who = 'ATTENDEE;CN="Amina B":mailto:Amina@clb.example\nATTENDEE:MAILTO:bram@clb.example'
    amina, bram = read(f"{WHEN}\nSUMMARY:Avonddienst\nCATEGORIES:CHAT,LEAD\n{who}")
    assert amina.names == ("amina", "amina@clb.example", "amina b")
    assert bram.names[0] == "bram"
    assert amina.lead


def test_the_line_of_an_appointment_is_where_it_begins() -> None:
    assert [line.number for line in read(f"{WHEN}\nSUMMARY:a", f"{WHEN}\nSUMMARY:b")] == [3, 9]


def test_a_weekly_appointment_keeps_its_hours_over_the_change_of_the_clock() -> None:
    rule = "RRULE:FREQ=WEEKLY;UNTIL=20270410T220000Z;BYDAY=TU"
    lines = read(f"{WHEN}\nSUMMARY:amina\n{rule}")
    assert starts(lines)[-2:] == ["03-30 17:00", "04-06 17:00"]
    assert {line.ends - line.starts for line in lines if line.ends and line.starts} == {
        timedelta(hours=4)
    }


def test_a_night_that_repeats_is_an_hour_shorter_when_the_clock_jumps() -> None:
    night = (
        "DTSTART;TZID=Europe/Brussels:20270320T220000\nDTEND;TZID=Europe/Brussels:20270321T060000"
    )
    lines = read(f"{night}\nSUMMARY:amina\nRRULE:FREQ=WEEKLY;COUNT=2")
    lengths = [line.ends - line.starts for line in lines if line.ends and line.starts]
    assert lengths == [timedelta(hours=8), timedelta(hours=7)]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;COUNT=3", ["11-24", "11-25", "11-26"]),
        ("FREQ=DAILY;INTERVAL=2;UNTIL=20261128", ["11-24", "11-26", "11-28"]),
        ("FREQ=DAILY;COUNT=3;BYDAY=TU,FR", ["11-24", "11-27", "12-01"]),
        ("FREQ=WEEKLY;COUNT=3", ["11-24", "12-01", "12-08"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=MO,TU", ["11-24", "12-07", "12-08", "12-21"]),
    ],
)
def test_days_and_weeks_repeat_as_their_rule_says(rule: str, days: list[str]) -> None:
    found = starts(read(f"{WHEN}\nSUMMARY:amina\nRRULE:{rule}"))
    assert [moment[:5] for moment in found] == days


def test_without_an_end_it_repeats_for_a_year_from_now_and_not_in_the_past() -> None:
    old = WHEN.replace("20261124", "20251125")
    found = starts(read(f"{old}\nSUMMARY:amina\nRRULE:FREQ=WEEKLY"))
    assert (found[0], found[-1], len(found)) == ("11-24 17:00", "11-23 17:00", 53)


def test_exceptions_and_moved_repeats_are_followed() -> None:
    weekly = f"{WHEN}\nSUMMARY:amina\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20261201T160000Z"
    moved = WHEN.replace("20261124", "20261209") + "\nRECURRENCE-ID:20261208T160000Z\nSUMMARY:amina"
    content = calendar(weekly, moved).replace(b"UID:1", b"UID:0")
    found = starts(lines_in(content, moments.now()))
    assert found == ["11-24 17:00", "12-15 17:00", "12-09 17:00"]


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        (f"{WHEN}\nRRULE:FREQ=MONTHLY;BYDAY=1MO", "repeats"),
        (f"{WHEN}\nRRULE:FREQ=SECONDLY;COUNT=1000000000", "repeats"),
        (f"{WHEN}\nRRULE:FREQ=WEEKLY;INTERVAL=0", "repeats"),
        (f"{WHEN}\nRRULE:FREQ=WEEKLY;BYDAY=1MO", "repeats"),
        (f"{WHEN}\nRRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU", "repeats"),
        (f"{WHEN}\nRRULE:FREQ=FOO", "appointment"),
        (f"{WHEN}\nRDATE:20261201T160000Z", "repeats"),
        (WHEN.replace("2026", "2019") + "\nRRULE:FREQ=DAILY", "repeats"),
        ("DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261125", "whole_day"),
        ("DTSTART;TZID=Mars/One:20261124T170000\nDURATION:PT4H", "unknown_zone"),
        ("DTSTART:20261124T170000", "no_end"),
        ("DTSTART:gisteren\nDURATION:PT4H", "appointment"),
        ("DURATION:PT4H", "appointment"),
        ("DTSTART:20261124T170000\nDURATION:P3D", "too_long"),
        ("DTSTART:20261124T170000\nDTEND:20261124T160000", "no_length"),
        ("DTSTART:20270328T023000\nDURATION:PT4H", "no_such_hour"),
        (f"{WHEN}\nSTATUS:CANCELLED", "cancelled"),
        (WHEN + "\nATTENDEE:mailto:x@y" * 51, "appointment"),
    ],
)
def test_what_cannot_be_followed_is_said_of_its_own_appointment(event: str, problem: str) -> None:
    good, bad = read(f"{WHEN}\nSUMMARY:amina", f"SUMMARY:bram\n{event}")
    assert (good.problem, bad.problem) == ("", problem)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "empty"),
        (b"BEGIN:VCALENDAR\nhallo\n", "calendar"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 50, "calendar"),
        (calendar(*[WHEN] * 2001), "too_many_appointments"),
        (calendar(*[f"{WHEN}\nSUMMARY:a\nRRULE:FREQ=DAILY"] * 40), "too_many"),
    ],
)
def test_a_calendar_that_cannot_be_read_is_refused_in_a_word(content: bytes, why: str) -> None:
    assert reason(lines_in, content, moments.now()) == why


def test_zones_of_its_own_are_not_followed_and_harm_nobody() -> None:
    rules = "BEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0100\n"
    zone = f"BEGIN:VTIMEZONE\nTZID:Ours\n{rules}TZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n"
    content = calendar("DTSTART;TZID=Ours:20261124T170000\nDURATION:PT4H").replace(
        b"VERSION:2.0\r\n", b"VERSION:2.0\r\n" + zone.encode()
    )
    (line,) = lines_in(content, moments.now())
    assert line.problem == "unknown_zone"


@pytest.mark.parametrize(
    ("line", "why"),
    [("BEGIN:VEVENT\n", "too_many_appointments"), ("BEGIN:VTIMEZONE\n", "calendar")],
)
def test_a_file_made_to_keep_the_service_busy_is_refused_at_once(line: str, why: str) -> None:
    content = f"BEGIN:VCALENDAR\n{line * (LARGEST // len(line) - 2)}".encode()
    began = process_time()
    assert reason(lines_in, content, moments.now()) == why
    assert process_time() - began < SOON

import random

import pytest

from counselling.core import clock as moments
from counselling.shift.queries.roster_import import lines_in
from counselling.shift.rules.roster_file import LARGEST, Line
from tests.counselling.evening import reason
from tests.counselling.shift.roster import BRUSSELS, at

pytestmark = pytest.mark.usefixtures("clock")

HEADER = "date,start,end,username,lead\n"


def read(text: str | bytes) -> list[Line]:
    return lines_in(text.encode() if isinstance(text, str) else text, moments.now())


def only(row: str) -> Line:
    (line,) = read(HEADER + row)
    return line


def test_a_line_is_a_turn() -> None:
    line = only("2026-11-24,17:00,21:00,Amina,1\n")
    assert line == Line(
        number=2,
        names=("amina",),
        starts=at("2026-11-24 17:00"),
        ends=at("2026-11-24 21:00"),
        lead=True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "date;start;end;username;lead\n24/11/2026;22u00;2:00;amina;\n",
        "USERNAME\tLead\tEnd\tStart\tDate\r\namina\t0\t02.00\t22.00\t24-11-2026\r\n",
        '\n\n"date","start","end","username"\n"24.11.2026","22:00:00","02:00","amina"\n\n;;;\n\n',
    ],
)
def test_separators_order_and_ways_of_writing_may_differ(text: str) -> None:
    (line,) = [line for line in read(text) if not line.problem]
    assert (line.starts, line.ends) == (at("2026-11-24 22:00"), at("2026-11-25 02:00"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_office_programs_are_read(encoding: str) -> None:
    (line,) = read((HEADER + "2026-11-24,17:00,21:00,zoë,\n").encode(encoding))
    assert line.names == ("zoë",)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("morgen,17:00,21:00,amina,", "bad_date"),
        ("2026-02-30,17:00,21:00,amina,", "bad_date"),
        ("9999-12-31,17:00,02:00,amina,", "bad_date"),
        ("2026-11-24,25:00,21:00,amina,", "bad_start"),
        ("2026-11-24,,21:00,amina,", "bad_start"),
        ("2026-11-24,17:00,half negen,amina,", "bad_end"),
        ("2026-11-24,17:00,21:00,amina,misschien", "bad_lead"),
        ("2026-11-24,17:00,17:00,amina,", "no_length"),
        ("2027-03-28,02:30,06:00,amina,", "no_such_hour"),
        ("2026-11-24,17:00,21:00", "cells"),
        ("2026-11-24,17:00,21:00,amina,1,nog iets", "cells"),
        ('=HYPERLINK("http://x"),17:00,21:00,amina,', "bad_date"),
    ],
)
def test_what_cannot_be_read_is_said_of_its_own_line(row: str, problem: str) -> None:
    bad, good = read(f"{HEADER}{row}\n2026-11-25,17:00,21:00,amina,\n")
    assert (bad.number, bad.problem, bad.starts) == (2, problem, None)
    assert (good.number, good.problem) == (3, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "empty"),
        (b"\n \n;;\n", "empty"),
        (b"naam,dag\namina,maandag\n", "columns"),
        (b"2026-11-24,17:00,21:00,amina,1\n", "columns"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x81\x8d", "encoding"),
        (HEADER.encode() + b"2026-11-24,17:00,\x00,amina,\n", "encoding"),
        (b"x" * (LARGEST + 1), "too_big"),
        (HEADER.encode() + b'"' + b"x" * 200_000, "broken"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_in_a_word(text: bytes, why: str) -> None:
    assert reason(read, text) == why


def test_ten_thousand_lines_are_read_and_one_more_is_refused() -> None:
    rows = [f"2027-01-{day:02},17:00,21:00,p{n},\n" for day in range(1, 26) for n in range(400)]
    random.Random(7).shuffle(rows)
    assert len(read(HEADER + "".join(rows))) == 10_000
    assert reason(read, HEADER + "".join([*rows, rows[0]])) == "too_many"


def test_an_hour_that_comes_twice_is_read_as_the_form_reads_it() -> None:
    line = only("2027-10-30,22:00,02:30,amina,\n")
    assert line.ends
    assert line.ends.astimezone(BRUSSELS).fold == 1

import pytest

from counselling.core.errors import Refused
from counselling.signposts.rules.school_file import RefusedLine, SchoolFile, read_schools

HEADER = (
    "school;plaats;postcode;niveau;instellingsnummer;clb;clb_net;clb_adres;clb_telefoon;clb_site"
)
GOOD = "Sint-Jozef;Leuven;3000;basisonderwijs;123;CLB Delta;vrij;Dorp 1, 3000 Leuven;016 12 34 56;delta.example"


def read(*lines: str, encoding: str = "utf-8") -> SchoolFile:
    return read_schools("\r\n".join([HEADER, *lines]).encode(encoding))


def refused(line: str) -> tuple[str, str]:
    """Return why a line is refused beside one that is taken."""
    (one,) = read(GOOD, line).refused
    assert one.number == 3
    return one.reason, one.about


def why(content: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        read_schools(content)
    return refused.value


def test_a_line_becomes_a_school_and_its_centre() -> None:
    (line,) = read(GOOD).lines
    assert (line.school, line.town, line.number) == ("Sint-Jozef", "Leuven", "123")
    assert line.centre == (
        "CLB Delta", "vrij", "Dorp 1, 3000 Leuven", "016 12 34 56", "https://delta.example/",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_arrive_however_the_spreadsheet_wrote_them(encoding: str) -> None:
    (line,) = read("École Zoë;Gent;9000;;;CLB Één", encoding=encoding).lines
    assert (line.school, line.centre[0]) == ("École Zoë", "CLB Één")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_order_of_columns_and_line_ends_do_not_matter(separator: str) -> None:
    rows = [
        ["CLB", "Extra", "Postcode", "Gemeente", "Naam"],
        ["CLB A", "x", "9000", "Gent", "De Brug"],
    ]
    for ending in ("\n", "\r\n", "\r"):
        text = ending.join(separator.join(row) for row in rows)
        (line,) = read_schools(text.encode()).lines
        assert (line.school, line.town, line.centre[0]) == ("De Brug", "Gent", "CLB A")


def test_quoted_cells_may_hold_separators_and_line_ends() -> None:
    (line,) = read('"De ""Brug""; of\nniet";Gent;9000;;;CLB A').lines
    assert line.school == 'De "Brug"; of niet'


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (";Gent;9000;;;CLB A", ("missing", "school")),
        ("De Brug;;9000;;;CLB A", ("missing", "town")),
        ("De Brug;Gent;9000", ("missing", "clb")),
        ("De Brug;Gent;;;;CLB A", ("postcode", "postcode")),
        ("De Brug;Gent;B-9000;;;CLB A", ("postcode", "postcode")),
        ("De Brug;Gent;٩٠٠٠;;;CLB A", ("postcode", "postcode")),
        ("De Brug;Gent;9000;;abc;CLB A", ("number", "number")),
        ('"=HYPERLINK(""https://x"")";Gent;9000;;;CLB A', ("formula", "school")),
        ("De Brug;Gent;9000;;;@SUM(A1)", ("formula", "clb")),
        ("De Brug;Gent;9000;;;CLB A;;;bel ons", ("phone", "phone")),
        ("De Brug;Gent;9000;;;CLB A;;;=1+1", ("phone", "phone")),
        ("De Brug;Gent;9000;;;CLB A;;;;javascript:alert(1)", ("site", "site")),
        ("De Brug;Gent;9000;;;CLB A;;;;https://clb@evil.example", ("site", "site")),
        ("\u202eDe Brug;Gent;9000;;;CLB A", ("unreadable", "school")),
        ("De\x07 Brug;Gent;9000;;;CLB A", ("unreadable", "school")),
        ("x" * 121 + ";Gent;9000;;;CLB A", ("too_long", "school")),
        (GOOD, ("school_twice", "2")),
        (
            "Ander;Leuven;3000;;;CLB Delta;vrij;Dorp 1, 3000 Leuven;016 99 99 99",
            ("clb_differs", "2"),
        ),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_with_its_number(
    line: str, reason: tuple[str, str]
) -> None:
    assert refused(line) == reason


def test_text_from_right_to_left_markup_and_a_centre_without_telephone_are_only_texts() -> None:
    found = read(
        "مدرسة الأمل;Antwerpen;2000;;;CLB A", "<script>alert(1)</script>;Gent;9000;;;CLB A"
    )
    assert not found.refused
    assert found.lines[0].centre == ("CLB A", "", "", "", "")


def test_empty_lines_are_passed_over() -> None:
    found = read("", GOOD, ";;;;", "   ", "De Brug;Gent;9;;;CLB A")
    assert len(found.lines) == 1
    assert found.refused == [RefusedLine(6, "postcode", "postcode")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "file_empty"),
        (b" \r\n\t", "file_empty"),
        (b"x" * (5 * 1024 * 1024 + 1), "file_long"),
        (HEADER.encode("utf-16-le"), "file_encoding"),
        (HEADER.encode("utf-16"), "file_nothing"),
        (b"PK\x03\x04\x00\x00\x81\x8d", "file_encoding"),
        (HEADER.encode(), "file_nothing"),
        (f"{HEADER}\nx;y;z".encode(), "file_nothing"),
        (f'{HEADER}\n"{"x" * 200_000}'.encode(), "file_unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(content: bytes, reason: str) -> None:
    assert why(content).reason == reason


def test_missing_columns_are_named() -> None:
    assert why(b"naam,adres\nx,y").details == {"names": "plaats, postcode, clb"}


def test_twenty_thousand_rows_are_read_and_one_more_is_too_many() -> None:
    rows = [f"School {number};Gent;9000;;{number};CLB A" for number in range(20_000)]
    assert len(read(*rows).lines) == 20_000
    assert why("\n".join([HEADER, *rows, GOOD]).encode()).reason == "file_rows"

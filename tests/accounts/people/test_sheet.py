import pytest

from accounts.people.sheet import ROW_LIMIT, read_sheet
from counselling.core.errors import Refused
from tests.accounts.people.office import HEAD

ZOE = "zoe,Zoë,Noord,nurse,counsellor,zoe@example.org\n"


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read_sheet(content)
    return caught.value


@pytest.mark.parametrize(
    "content",
    [
        (HEAD + ZOE).encode(),
        (HEAD + ZOE).encode("utf-8-sig"),
        (HEAD + ZOE).encode("cp1252"),
        (HEAD + ZOE).replace(",", ";").encode(),
        (HEAD + ZOE).replace(",", "\t").encode(),
        (HEAD + ZOE).replace("\n", "\r\n").encode(),
        (HEAD.upper() + ZOE).encode(),
    ],
)
def test_a_list_is_read_however_an_office_saved_it(content: bytes) -> None:
    (row,) = read_sheet(content)
    assert (row.line, row.username, row.display_name, row.email) == (
        2,
        "zoe",
        "Zoë",
        "zoe@example.org",
    )


def test_the_column_of_addresses_may_be_missing_and_columns_may_change_places() -> None:
    (row,) = read_sheet(b"roles;username;display_name;discipline;network\n;zoe;Zoe;;Noord\n")
    assert (row.username, row.network, row.email) == ("zoe", "Noord", "")


def test_a_line_keeps_its_number_after_empty_ones_and_line_breaks_in_a_cell() -> None:
    text = HEAD + "\n" + 'a,"A\nB",Noord,,,\n' + ",,,,,\n" + ZOE
    assert [row.line for row in read_sheet(text.encode())] == [3, 6]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "missing_columns"),
        (b"naam,voornaam\nx,y\n", "missing_columns"),
        (HEAD.replace("email", "telefoon").encode() + b"a,b,c,d,e,f\n", "strange_columns"),
        (b"username," + HEAD.encode() + b"a,a,A,,,,\n", "double_columns"),
        (HEAD.encode(), "no_rows"),
        (HEAD.encode() + b",,,,,\n", "no_rows"),
        (HEAD.encode() + b'a,"A,,,,\n', "no_csv"),
        (HEAD.encode() + b"a,A,Noord,,,,extra\n", "uneven_row"),
        (HEAD.encode("utf-16"), "no_rows"),
        (b"\x00" * 100, "encoding"),
        (HEAD.encode() + b"a,A,\x81,,,\n", "encoding"),
        (HEAD.encode() + b"a,A,,,,\n" * 10_000, "too_big"),
        (HEAD.encode() + b"a,A,,,,\n" * (ROW_LIMIT + 1), "too_many_rows"),
        (HEAD.encode() + b"a," + b"A" * 50_000, "too_big"),
        (HEAD.encode() + "a,{},,,,\n".format("é" * 39_000).encode("cp1252"), "too_big"),
    ],
)
def test_what_is_no_list_is_refused_with_a_word(content: bytes, word: str) -> None:
    assert refusal(content).reason == word


def test_a_broken_line_is_named() -> None:
    assert refusal((HEAD + ZOE + 'a,"A,,,,\n').encode()).details == {"line": "3"}

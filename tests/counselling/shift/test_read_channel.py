"""Who reads what in the team's channel: the query decides it, whoever asks."""

from collections.abc import Callable
from itertools import product

import pytest
import time_machine
from django.db import connection

from accounts.models import Staff
from counselling.core.errors import TextTampered
from counselling.shift.actions.presence import choose_presence, go_home
from counselling.shift.models import ChannelLine
from counselling.shift.queries.channel import read_channel
from counselling.shift.rules.channel import LINES_MOST
from tests.counselling.shift.colleagues import colleague, reads, tells

pytestmark = pytest.mark.django_db

TEAM = {
    "Amina": "psychologist",
    "Bram": "nurse",
    "Chris": "doctor",
    "Dina": "nurse",
    "Elif": "",
    "Fons": "pedagogue",
}


@pytest.fixture
def team(db: None) -> dict[str, Staff]:
    return {name: colleague(name, discipline) for name, discipline in TEAM.items()}


def readers(team: dict[str, Staff], text: str) -> set[str]:
    """Return the names of those who can read a line."""
    return {name for name, staff in team.items() if text in reads(staff)}


def test_everybody_on_duty_reads_what_is_for_everybody(team: dict[str, Staff]) -> None:
    tells(team["Amina"], "koffie?")
    assert readers(team, "koffie?") == set(TEAM)


def test_a_word_to_a_colleague_is_between_two(team: dict[str, Staff]) -> None:
    for author, other in product(TEAM, TEAM):
        if author != other:
            tells(team[author], f"{author}>{other}", "colleague", team[other])
    for author, other in product(TEAM, TEAM):
        if author != other:
            assert readers(team, f"{author}>{other}") == {author, other}


@pytest.mark.parametrize(
    ("to", "asked"),
    [("nurse", {"Bram", "Dina"}), ("doctor", {"Chris"}), ("medical", {"Bram", "Chris", "Dina"}),
     ("pedagogue", {"Fons"}), ("psychologist", {"Amina"})],
)  # fmt: skip
def test_a_question_to_a_discipline_is_read_by_it_and_by_who_asks(
    team: dict[str, Staff], to: str, asked: set[str]
) -> None:
    tells(team["Elif"], "wie neemt deze?", to)
    assert readers(team, "wie neemt deze?") == {"Elif", *asked}


def test_an_answer_of_a_discipline_is_read_by_it_and_by_who_asked_alone(
    team: dict[str, Staff],
) -> None:
    tells(team["Elif"], "wie neemt deze?", "medical")
    tells(team["Amina"], "en deze?", "medical")
    tells(team["Bram"], "ik, Elif", "medical", team["Elif"])
    assert readers(team, "ik, Elif") == {"Bram", "Chris", "Dina", "Elif"}
    assert readers(team, "en deze?") == {"Amina", "Bram", "Chris", "Dina"}


def test_who_comes_later_reads_what_is_for_them(team: dict[str, Staff]) -> None:
    tells(team["Amina"], "aan iedereen")
    tells(team["Amina"], "aan artsen", "doctor")
    tells(team["Amina"], "aan Bram", "colleague", team["Bram"])
    late = colleague("Greet", "doctor")
    assert reads(late) == ["aan iedereen", "aan artsen"]
    assert reads(colleague("Hind", "nurse")) == ["aan iedereen"]


@pytest.mark.parametrize(
    "leaves",
    [
        lambda staff: go_home(staff_id=staff.id),
        lambda staff: choose_presence(staff_id=staff.id, presence="offline"),
        lambda staff: Staff.objects.filter(pk=staff.id).update(is_active=False),
        lambda staff: Staff.objects.filter(pk=staff.id).update(roles=["coordinator"]),
    ],
    ids=["signed out", "offline", "disabled", "no counsellor any more"],
)
def test_who_is_not_on_duty_reads_nothing_not_even_their_own(
    team: dict[str, Staff], leaves: Callable[[Staff], object]
) -> None:
    bram = team["Bram"]
    tells(bram, "van mij")
    tells(team["Amina"], "aan Bram", "colleague", bram)
    leaves(bram)
    assert reads(bram) == []
    assert not read_channel(bram.id).on_duty


def test_a_laptop_that_died_reads_nothing_until_it_is_back(
    team: dict[str, Staff], clock: time_machine.Traveller
) -> None:
    bram = team["Bram"]
    choose_presence(staff_id=bram.id, presence="pause")
    tells(bram, "ik heb pauze")
    clock.shift(61)
    assert reads(bram) == []
    choose_presence(staff_id=bram.id, presence="pause")
    assert reads(bram) == ["ik heb pauze"]


@pytest.mark.parametrize(
    "role", ["auditor", "privacy_officer", "coordinator", "network_manager", "", "unheard of"]
)
def test_who_does_not_counsel_reads_nothing(team: dict[str, Staff], role: str) -> None:
    other = colleague("Gust", "nurse")
    Staff.objects.filter(pk=other.pk).update(roles=[role] if role else [])
    for to in ("team", "nurse", "medical"):
        tells(team["Amina"], f"aan {to}", to)
    assert reads(other) == []


def test_a_supervisor_is_a_colleague_and_reads_no_side_threads(team: dict[str, Staff]) -> None:
    supervisor = colleague("Ines")
    Staff.objects.filter(pk=supervisor.pk).update(roles=["supervisor"])
    tells(team["Amina"], "aan iedereen")
    tells(team["Amina"], "aan artsen", "doctor")
    tells(team["Amina"], "aan Bram", "colleague", team["Bram"])
    assert reads(supervisor) == ["aan iedereen"]


def test_somebody_unknown_reads_nothing(team: dict[str, Staff]) -> None:
    tells(team["Amina"], "aan iedereen")
    assert reads(Staff(id=10**6)) == []


def test_a_console_reads_what_comes_after_its_last_line(team: dict[str, Staff]) -> None:
    first = tells(team["Amina"], "een")
    tells(team["Bram"], "twee")
    assert reads(team["Chris"], after=first.number) == ["twee"]
    assert reads(team["Chris"], after=10**9) == []


def test_a_flood_shows_the_newest_lines(team: dict[str, Staff]) -> None:
    for number in range(LINES_MOST + 3):
        tells(team["Amina"], str(number))
    assert reads(team["Bram"]) == [str(number) for number in range(3, LINES_MOST + 3)]


def test_nothing_in_the_table_can_be_read(team: dict[str, Staff]) -> None:
    tells(team["Amina"], "geheime pauze", "colleague", team["Bram"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM counselling_channelline")
        assert b"geheime" not in repr(cursor.fetchall()).encode()


def test_a_text_moved_to_another_row_does_not_open(team: dict[str, Staff]) -> None:
    tells(team["Amina"], "aan artsen", "doctor")
    tells(team["Bram"], "aan iedereen")
    secret, open_to_all = ChannelLine.objects.order_by("id")
    ChannelLine.objects.filter(pk=open_to_all.pk).update(body=secret.body)
    with pytest.raises(TextTampered):
        reads(team["Elif"])

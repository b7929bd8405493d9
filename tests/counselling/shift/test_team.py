import pytest

from counselling.core import clock
from counselling.shift.actions.presence import choose_presence, go_home
from counselling.shift.queries.team import team
from tests.counselling.evening import counsellor, open_the_door, talk, visitor

pytestmark = pytest.mark.django_db


def test_colleagues_see_who_is_there_with_what_they_chose() -> None:
    counsellor("Bram", presence="pause", capacity=1)
    counsellor("Amina", capacity=1)
    found = team(clock.now())
    assert [(one.name, one.presence, one.load) for one in found] == [
        ("Amina", "available", 0),
        ("Bram", "pause", 0),
    ]


def test_somebody_who_went_home_or_is_offline_is_not_on_duty() -> None:
    amina, bram = counsellor("Amina"), counsellor("Bram")
    go_home(staff_id=amina.id)
    choose_presence(staff_id=bram.id, presence="offline")
    assert team(clock.now()) == []


def test_a_conversation_counts_as_load_until_it_waits_or_ends() -> None:
    open_the_door()
    amina = counsellor("Amina")
    talk(amina)
    visitor("Lowie")
    assert [one.load for one in team(clock.now())] == [1]

from datetime import timedelta

import pytest
import time_machine
from django.test import override_settings

from counselling.core import clock as moments
from counselling.shift.actions.presence import choose_presence, come_in, go_home, renew_leases
from counselling.shift.models import Duty, Presence
from counselling.shift.queries.presence import (
    OnDuty,
    available_among,
    on_duty,
    open_capacity,
    somebody_is_there,
)
from counselling.shift.rules.presence import LEASE
from tests.counselling.evening import counsellor, reason

LATER = LEASE + timedelta(seconds=1)

pytestmark = pytest.mark.usefixtures("open_door")


def test_opening_a_console_makes_nobody_available() -> None:
    amina = counsellor(presence="offline")
    Duty.objects.all().delete()
    come_in(staff_id=amina.id)
    assert on_duty(amina.id) == OnDuty("offline", 1)


def test_what_was_chosen_stands_when_a_console_is_opened_again(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor(presence="pause")
    clock.shift(timedelta(minutes=10))
    come_in(staff_id=amina.id)
    assert on_duty(amina.id).presence == "pause"
    assert somebody_is_there(moments.now())


def test_what_was_chosen_another_evening_is_forgotten(clock: time_machine.Traveller) -> None:
    amina = counsellor(presence="available")
    clock.shift(timedelta(days=35))
    come_in(staff_id=amina.id)
    assert on_duty(amina.id).presence == "offline"


def test_who_signs_out_is_offline_at_once() -> None:
    amina = counsellor(presence="available")
    go_home(staff_id=amina.id)
    assert on_duty(amina.id).presence == "offline"
    assert not somebody_is_there(moments.now())


def test_who_never_came_in_is_offline() -> None:
    assert on_duty(12345) == OnDuty("offline", 1)


@pytest.mark.parametrize("chosen", ["", "away", "AVAILABLE", "dancing"])
def test_an_unknown_choice_is_refused(chosen: str) -> None:
    amina = counsellor()
    assert reason(choose_presence, staff_id=amina.id, presence=chosen) == "invalid"
    assert on_duty(amina.id).presence == "available"


@override_settings(CAPACITY_MAX=2)
def test_nobody_chooses_more_conversations_than_the_service_allows() -> None:
    amina = counsellor()
    for wrong in (0, -1, 3, 100):
        assert reason(
            choose_presence, staff_id=amina.id, presence="available", capacity=wrong
        ) == "invalid"  # fmt: skip
    choose_presence(staff_id=amina.id, presence="available", capacity=2)
    choose_presence(staff_id=amina.id, presence="pause")
    assert on_duty(amina.id) == OnDuty("pause", 2)


@override_settings(CAPACITY_MAX=3)
def test_the_open_capacity_is_of_those_who_are_available_and_there(
    clock: time_machine.Traveller,
) -> None:
    counsellor("Amina", capacity=3)
    counsellor("Bram", capacity=2, presence="last_chat")
    counsellor("Chris", presence="pause")
    counsellor("Dina", presence="offline")
    assert open_capacity(moments.now()) == 3
    clock.shift(LATER)
    assert open_capacity(moments.now()) == 0


def test_a_disabled_account_has_no_capacity() -> None:
    amina = counsellor()
    amina.is_active = False
    amina.save()
    assert open_capacity(moments.now()) == 0


@pytest.mark.parametrize(
    ("chosen", "there"),
    [("available", True), ("last_chat", True), ("pause", True), ("offline", False)],
)
def test_everybody_but_who_is_offline_keeps_the_chat_open(chosen: str, there: bool) -> None:
    counsellor(presence=chosen)
    assert somebody_is_there(moments.now()) is there


def test_an_open_console_keeps_its_counsellor_there(clock: time_machine.Traveller) -> None:
    amina, bram = counsellor("Amina"), counsellor("Bram")
    clock.shift(timedelta(seconds=50))
    renew_leases([amina.id])
    clock.shift(timedelta(seconds=50))
    assert set(
        Duty.objects.filter(present_until__gt=moments.now()).values_list("pk", flat=True)
    ) == {amina.id}
    assert on_duty(bram.id).presence == Presence.AVAILABLE


def test_being_available_alone_keeps_a_session_alive() -> None:
    amina = counsellor("Amina")
    others = [counsellor(f"C{chosen}", presence=chosen) for chosen in ("pause", "last_chat")]
    assert available_among({amina.id, *(one.id for one in others), 999}) == {amina.id}

"""A browser without script has nothing but its page: loading it is being there."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.waiting_room.queries import read_queue
from tests.counselling.evening import takes

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_loads_the_page_again_stays_in_line(
    clock: time_machine.Traveller, waiting: Client, evening: Staff
) -> None:
    clock.shift(timedelta(minutes=5))
    assert not read_queue().entries[0].present
    assert waiting.get("/chat/").status_code == 200
    assert read_queue().entries[0].present


def test_a_page_load_alone_ends_a_call_that_nobody_answered(
    clock: time_machine.Traveller, waiting: Client, evening: Staff
) -> None:
    conversation = takes(evening)
    clock.shift(timedelta(minutes=4))
    waiting.get("/chat/")
    assert Conversation.objects.get(pk=conversation).state == "waiting"

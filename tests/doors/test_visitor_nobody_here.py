"""Five wait when the last counsellor goes offline: each is told, in a socket, a poll and a plain page."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import Staff
from counselling.live import threads
from counselling.shift.actions.presence import choose_presence
from counselling.signposts.actions.helplines import load_helplines
from counselling.signposts.models import Helpline
from counselling.signposts.queries import helplines
from tests.counselling.evening import visitor
from tests.doors.test_sockets_visitor import Opens
from tests.doors.test_sockets_visitor import opens as opens

pytestmark = pytest.mark.django_db(transaction=True)

KIND = "Er is nu niemand van ons. Dat ligt niet aan jou. Je mag blijven wachten."
HELP = re.compile(r'<section class="other-help" data-nobody-here>.*?</section>', re.DOTALL)


def goes_offline(staff: Staff) -> None:
    choose_presence(staff_id=staff.id, presence="offline")


def comes_back(staff: Staff) -> None:
    choose_presence(staff_id=staff.id, presence="available")


@pytest.fixture
def five(waiting: Client) -> Client:
    """Noor waits before four others."""
    for name in ("Elif", "Senne", "Robin", "Kobe"):
        visitor(name)
    return waiting


async def test_a_tab_hears_it_at_once_and_when_somebody_comes(
    opens: Opens, five: Client, evening: Staff
) -> None:
    tab = await opens()
    await tab.send("hello")
    assert (await tab.told("snapshot"))["nobody_here"] is False
    await threads.run(goes_offline, evening)
    told = await tab.told("state", nobody_here=True)
    assert (told["state"], told["position"], told["wait"]) == ("waiting", 1, None)
    await threads.run(comes_back, evening)
    assert (await tab.told("state", nobody_here=False))["wait"]


@pytest.fixture
def checked(clock: time_machine.Traveller, db: None) -> Iterator[None]:
    """A Monday evening, and somebody checked every helpline three weeks ago."""
    load_helplines()
    Helpline.objects.update(checked_on=date(2026, 11, 1))
    helplines.forget()
    yield
    helplines.forget()


def test_the_plain_page_says_it_kindly_with_open_chats_and_the_place_stays(
    checked: None, five: Client, evening: Staff
) -> None:
    assert not HELP.search(five.get("/chat/").text)
    goes_offline(evening)
    page = five.get("/chat/").text
    assert f">{KIND}</p>" in page
    assert "Jij bent de volgende." in page
    assert "Stop met wachten" in page
    help_ = HELP.search(page)
    assert help_
    assert "Chat met Zelfmoordlijn (nieuw venster)" in help_[0]
    assert 'href="tel:1813"' in help_[0]
    comes_back(evening)
    page = five.get("/chat/").text
    assert not HELP.search(page)
    assert f">{KIND}</p>" not in page


def test_a_page_that_polls_reads_the_same(five: Client, evening: Staff) -> None:
    goes_offline(evening)
    polled: dict[str, Any] = five.get("/chat/messages/?after=0&wait=0").json()
    assert (polled["state"], polled["nobody_here"]) == ("waiting", True)

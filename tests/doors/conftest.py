"""The door of young people, as a browser without script knocks on it."""

from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from accounts.models import Staff
from tests.counselling.conftest import clock as clock
from tests.counselling.evening import counsellor, open_the_door

#: What a browser says of a form on our own page.
OUR_PAGE = {"Origin": configured.SITE_ORIGIN, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def evening(db: None, settings: Any) -> Staff:
    """The door is open and Amina is there; nobody is kept out by count."""
    settings.LIMIT_STARTS_PER_TAG_MINUTE = settings.LIMIT_WAITING_PER_TAG = 0
    open_the_door()
    return counsellor("Amina")


@pytest.fixture
def browser(evening: Staff) -> Client:
    """Noor's browser, on our page."""
    return Client(headers=OUR_PAGE)


@pytest.fixture
def waiting(browser: Client) -> Client:
    """Noor's browser, with a visit that waits."""
    assert browser.post("/chat/start/", {"nickname": "Noor"}).status_code == 303
    return browser

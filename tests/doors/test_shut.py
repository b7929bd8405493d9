"""While a backup is brought back nobody gets in, and everybody is told what they need."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as real
from django.test import Client
from pytest_django.fixtures import Settings

from counselling.core import closing
from tests.people import Visitor
from tests.service import Service
from tests.wire import Wire

TRY_LATER = 4013


@pytest.fixture
def shut(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    closing.shut()


@pytest.mark.usefixtures("shut")
class TestPages:
    """Nothing here asks the database, which may be away: a test that did would fail."""

    @pytest.mark.parametrize("path", ["/", "/chat/", "/hulp/", "/chat/messages/"])
    def test_a_young_person_reads_whom_to_call(self, path: str) -> None:
        page = Client().get(path)
        assert page.status_code == 503
        assert page["Retry-After"] == "120"
        for number in ("tel:112", "tel:1813", "tel:102"):
            assert number in page.text

    def test_what_is_sent_is_not_taken(self) -> None:
        sent = Client().post("/chat/start/", {"nickname": "Noor"})
        assert sent.status_code == 503
        assert "Noor" not in sent.text

    def test_the_exit_leads_out_and_forgets_the_visit(self) -> None:
        gone = Client().get("/weg/")
        assert (gone.status_code, gone["Location"]) == (303, real.NEUTRAL_SITE)
        assert gone.cookies["visit"]["max-age"] == 0
        assert Client().post("/weg/").status_code == 204

    def test_staff_read_what_happens(self) -> None:
        page = Client().get("/staff/")
        assert page.status_code == 503
        assert "Een back-up wordt teruggezet" in page.text

    def test_sites_of_schools_read_that_it_is_closed(self) -> None:
        assert Client().get("/status.json").json()["state"] == "closed"

    def test_the_process_lives_and_is_not_ready(self) -> None:
        assert Client().get("/healthz").status_code == 200
        assert Client().get("/readyz").status_code == 503

    def test_the_page_carries_the_headers_of_every_page(self) -> None:
        page = Client().get("/")
        assert page["Cache-Control"] == "no-store"
        assert "default-src 'none'" in page["Content-Security-Policy"]


def test_shutting_twice_keeps_since_when(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    closing.shut()
    before = closing.flag().read_bytes()
    closing.shut()
    assert closing.flag().read_bytes() == before
    assert json.loads(before)["since"].endswith("Z")
    closing.open_again()
    closing.open_again()
    assert not closing.is_shut()


Turn = Callable[[bool], None]


@pytest.fixture
def turn(service: Service) -> Iterator[Turn]:
    """Shut the running site, or open it."""
    flag = service.data / closing.NAME

    def do(open_it: bool) -> None:
        flag.unlink(missing_ok=True) if open_it else flag.write_text("{}")

    yield do
    do(True)


async def test_open_sockets_are_sent_away_and_new_ones_refused_until_it_opens(
    service: Service, turn: Turn
) -> None:
    noor = Visitor(service, "Noor")
    await noor.arrive()
    turn(False)
    assert await noor.wire.close_code(within=10) == TRY_LATER
    late = await Wire.open(noor.web, noor.path)
    assert await late.close_code(within=10) == TRY_LATER
    await late.close()
    turn(True)
    await noor.hang_up()
    assert (await noor.connect(after=0))["state"] == "waiting"
    await noor.hang_up()

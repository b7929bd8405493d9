"""What a counsellor chose to be counts, however slow their line is."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, NewPage
from tests.browser.line import Line
from tests.browser.people import sign_in
from tests.service import Service


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service where a counsellor may hold two conversations; each test has a person of its own."""
    folder = tmp_path_factory.mktemp("status")
    with Service(folder, settings={"CAPACITY_MAX": "2"}) as running:
        yield running
    assert not running.alarms()


def test_a_status_chosen_before_the_line_is_there_counts(new_page: NewPage, site: Service) -> None:
    page = new_page(DESKTOP)
    line = Line(page)
    line.plugged = False
    sign_in(page, site.staff["amina"])
    page.get_by_role("radiogroup", name="Mijn status").get_by_text("Beschikbaar").click()
    page.get_by_role("button", name="Oefen met Sam").click()
    line.plugged = True
    expect(page.get_by_role("heading", name="Sam (oefening)")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("radio", name="Beschikbaar")).to_be_checked()
    page.reload()
    expect(page.get_by_role("heading", name="Sam (oefening)")).to_be_visible()
    expect(page.get_by_role("radio", name="Beschikbaar")).to_be_checked()


def test_a_status_chosen_while_the_line_greets_counts(new_page: NewPage, site: Service) -> None:
    page = new_page(DESKTOP)
    line = Line(page)
    line.slow = True
    sign_in(page, site.staff["bram"])
    eventually(page, lambda: line.came("snapshot"))
    # The server read who this is before the choice, and the page hears that after it.
    page.get_by_role("radiogroup", name="Mijn status").get_by_text("Beschikbaar").click()
    line.delivered("snapshot")
    page.get_by_label("Gesprekken tegelijk").select_option("2")
    line.hurry()
    expect(page.locator(".bar [data-load]")).to_have_text("0 van 2 bezet")
    page.reload()
    expect(page.get_by_role("radio", name="Beschikbaar")).to_be_checked()
    expect(page.locator(".bar [data-load]")).to_have_text("0 van 2 bezet")


def eventually(page: Page, true: Callable[[], bool]) -> None:
    """Wait until something is so, while the page's events go on."""
    for _ in range(200):
        if true():
            return
        page.wait_for_timeout(50)
    pytest.fail("it never came")

"""Full or closed, and not safe: the numbers, and one more place."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import PHONE, NewPage
from tests.browser.elsewhere import Elsewhere
from tests.browser.looks import faults
from tests.browser.people import start_chat
from tests.browser.test_unsafe import ALL, SAY, leaves, numbers
from tests.browser.watch import Watch
from tests.service import Service


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, elsewhere: Elsewhere) -> Iterator[Service]:
    """A service with room for one who waits; closed while nobody works."""
    settings = {
        "NEUTRAL_SITE": elsewhere.weather,
        "LIMIT_WAITING": "1",
        "OPEN_WITHOUT_STAFF": "false",
    }
    with Service(tmp_path_factory.mktemp("turned"), settings=settings) as running:
        yield running
    # Whoever is turned away gets a 503, which Django reports as an error.
    assert not [line for line in running.alarms() if "django.request" not in line]


def test_full_keeps_a_place_for_them(new_page: NewPage, amina: Colleague) -> None:
    first, page = new_page(PHONE), new_page(PHONE)
    start_chat(first, "Elif")
    page.goto("/")
    expect(page.get_by_text("Vol", exact=True)).to_be_visible()
    assert numbers(page) == []
    page.get_by_text(SAY).press("Enter")
    assert numbers(page) == ALL
    assert not faults(page, "landing, full, not safe")
    page.locator(".unsafe").get_by_role("link", name="Start de chat").click()
    expect(page.get_by_role("checkbox", name=SAY)).to_be_checked()
    assert numbers(page) == ALL
    page.get_by_label("Schuilnaam").fill("Ster")
    page.get_by_role("button", name="Start de chat").click()
    expect(page.get_by_role("heading", name="Je bent in de wachtkamer")).to_be_visible()
    for one in (first, page):
        leaves(one)


def test_closed_has_the_numbers_without_script_too(
    new_page: NewPage, site: Service, aminas_desk: Colleague, watch: Watch
) -> None:
    watch.expected.append("status of 503")
    form = new_page(PHONE)
    form.goto("/chat/")
    form.get_by_label("Schuilnaam").fill("Ster")
    aminas_desk.chooses("offline")
    page = new_page(PHONE, java_script_enabled=False)
    page.goto("/")
    expect(page.get_by_text("Dicht", exact=True)).to_be_visible()
    page.get_by_text(SAY).click()
    assert numbers(page) == ALL
    expect(page.get_by_text("De chat is nu dicht. Bellen kan altijd.")).to_be_visible()
    form.get_by_text(SAY).click()
    form.get_by_role("button", name="Start de chat").click()
    expect(form.get_by_role("alert")).to_contain_text("De chat is nu dicht.")
    assert numbers(form) == ALL
    expect(form.get_by_label("Schuilnaam")).to_have_value("Ster")
    aminas_desk.chooses("available")

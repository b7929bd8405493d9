"""The last counsellor goes offline while somebody waits, and comes back."""

from playwright.sync_api import expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import start_chat

KIND = "Er is nu niemand van ons. Dat ligt niet aan jou. Je mag blijven wachten."


def test_who_waits_is_told_and_gets_other_lines_until_somebody_comes(
    new_page: NewPage, amina: Colleague
) -> None:
    page = new_page(PHONE)
    start_chat(page, "Mila")
    told = page.locator("[data-view='waiting']").get_by_text(KIND)
    elsewhere = page.get_by_role("heading", name="Wil je nu met iemand praten?")
    expect(page.get_by_text("Jij bent de volgende.").first).to_be_visible()
    expect(told).to_be_hidden()
    expect(elsewhere).to_be_hidden()
    amina.chooses("offline")
    expect(told).to_be_visible()
    expect(elsewhere).to_be_visible()
    expect(page.locator("#spoken")).to_have_text(KIND)
    assert faults(page, "nobody is here") == []
    amina.chooses("available")
    expect(told).to_be_hidden()
    expect(elsewhere).to_be_hidden()
    expect(page.locator("#spoken")).to_contain_text("minuten")
    amina.takes("Mila")
    page.get_by_role("button", name="Ik ben er").click()

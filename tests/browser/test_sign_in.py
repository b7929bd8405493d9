"""Signing in, in a browser."""

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.watch import Watch
from tests.people import code_now
from tests.service import Service


def test_a_code_can_be_pasted_and_enter_is_enough(new_page: NewPage, site: Service) -> None:
    page, person = new_page(PHONE, color_scheme="dark"), site.staff["bram"]
    page.goto("/staff/")
    expect(page.get_by_label("Naam")).to_be_focused()
    assert not violations(page)
    page.keyboard.insert_text("bram")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(person["password"])
    page.keyboard.press("Enter")
    expect(page.get_by_label("Code van 6 cijfers")).to_be_focused()
    assert not violations(page)
    code = code_now(person["totp_secret"])
    page.keyboard.insert_text(f"{code[:3]} {code[3:]}")
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/")


def test_five_wrong_codes_lock_with_a_spoken_message(
    new_page: NewPage, site: Service, watch: Watch
) -> None:
    watch.expected += ["status of 422", "status of 429"]
    page, person = new_page(DESKTOP), site.staff["amina"]
    page.goto("/staff/login/")
    assert not violations(page)
    page.locator("[name=username]").fill(person["username"])
    page.locator("[name=password]").fill(person["password"])
    page.get_by_role("button", name="Verder").click()
    assert not violations(page)
    for _ in range(5):
        page.get_by_label("Code van 6 cijfers").fill("000000")
        page.get_by_role("button", name="Meld me aan").click()
    expect(page.get_by_role("alert")).to_contain_text("over 15 minuten")
    expect(page.get_by_role("alert")).to_be_focused()
    assert not violations(page)

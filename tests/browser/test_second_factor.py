"""A passkey beside the app with codes, and a phone that was lost."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import fresh_code, sign_in
from tests.browser.watch import Watch
from tests.people import code_now
from tests.service import Service


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Start a service known by a name: browsers tie no passkey to a number."""
    service = Service(tmp_path_factory.mktemp("named"))
    service.origin = service.origin.replace("127.0.0.1", "localhost")
    with service as running:
        yield running
    assert not running.alarms()


def device_of(page: Page) -> CDPSession:
    """Give this browser a device that keeps passkeys and always knows its owner."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    able = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    made = device.send("WebAuthn.addVirtualAuthenticator", {"options": kind | able})
    device.number = made["authenticatorId"]  # type: ignore[attr-defined]
    return device


def give_password(page: Page, person: dict[str, Any], then: str = "verify") -> None:
    page.goto("/staff/login/")
    page.get_by_label("Naam").fill(person["username"])
    page.get_by_label("Wachtwoord").fill(person["password"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/staff/{then}/")


def test_a_passkey_is_made_and_used_with_the_keyboard_alone(
    new_page: NewPage, site: Service
) -> None:
    page, amina = new_page(DESKTOP), site.staff["amina"]
    device = device_of(page)
    sign_in(page, amina)
    page.goto("/staff/me/")
    section = page.get_by_role("region", name="Passkeys")
    section.get_by_label("Code van 6 cijfers").fill(fresh_code(page, amina))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Maak de passkey")).to_be_focused()
    assert not faults(page, "new passkey")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Je passkey is bewaard.")
    expect(section.get_by_text("nog niet gebruikt")).to_be_visible()
    assert not faults(page, "account with a passkey")
    uses_it(page, amina)
    removes_it(page)
    device.detach()


def uses_it(page: Page, person: dict[str, Any]) -> None:
    page.get_by_role("button", name="Afmelden").press("Enter")
    page.wait_for_url("**/staff/goodbye/")
    give_password(page, person)
    assert not faults(page, "code or passkey")
    page.get_by_role("button", name="Meld me aan met een passkey").press("Enter")
    page.wait_for_url("**/staff/")


def removes_it(page: Page) -> None:
    page.goto("/staff/me/")
    page.get_by_role("button", name="Verwijder").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("De passkey is verwijderd.")
    assert not page.get_by_role("button", name="Verwijder").count()


def test_a_device_that_knows_no_passkey_is_told_kindly_and_a_code_still_works(
    new_page: NewPage, site: Service
) -> None:
    page, bram = new_page(PHONE, color_scheme="dark"), site.staff["bram"]
    device = device_of(page)
    sign_in(page, bram)
    page.goto("/staff/me/")
    page.locator("#passkey-code").fill(fresh_code(page, bram))
    page.get_by_role("button", name="Voeg een passkey toe").tap()
    page.get_by_role("button", name="Maak de passkey").tap()
    expect(page.get_by_role("status")).to_contain_text("Je passkey is bewaard.")
    page.get_by_role("button", name="Afmelden").tap()
    page.wait_for_url("**/staff/goodbye/")
    give_password(page, bram)
    device.send("WebAuthn.clearCredentials", {"authenticatorId": device.number})  # type: ignore[attr-defined]
    page.get_by_role("button", name="Meld me aan met een passkey").tap()
    expect(page.get_by_role("alert")).to_have_text(re.compile("Dat lukte niet"))
    assert not faults(page, "passkey failed")
    expect(page.get_by_label("Code van 6 cijfers")).to_be_enabled()
    device.detach()


def test_who_lost_the_phone_is_let_in_anew_by_a_second_person(
    new_page: NewPage, site: Service, watch: Watch
) -> None:
    watch.expected += ["status of 422"]
    eva, dina = new_page(DESKTOP), new_page(PHONE)
    sign_in(eva, site.staff["eva"])
    eva.goto("/staff/people/")
    eva.get_by_role("link", name="Dina").click()
    assert not faults(eva, "person with a phone")
    own_code = eva.get_by_label("De code van je eigen app", exact=True)
    own_code.fill("000000")
    own_code.press("Enter")
    expect(eva.get_by_role("alert")).to_contain_text("Die code klopt niet")
    time.sleep(1)  # the wait after one wrong code
    own_code.fill(fresh_code(eva, site.staff["eva"]))
    own_code.press("Enter")
    code = eva.locator(".read-out").inner_text()
    assert not faults(eva, "code for another phone")
    sets_up_anew(dina, site.staff["dina"], code)


def sets_up_anew(page: Page, person: dict[str, Any], code: str) -> None:
    """The password alone opens nothing; the code that was read out opens the set-up."""
    give_password(page, person, then="setup")
    expect(page.locator(".secret")).to_have_count(0)
    assert not faults(page, "code of a colleague")
    page.get_by_label("Code van 12 tekens").fill(code.upper())
    page.keyboard.press("Enter")
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_label("Code van 6 cijfers").fill(code_now(secret))
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ik heb ze bewaard").tap()
    page.wait_for_url("**/staff/")

"""The first day of a counsellor: invited, let in, set up, at work; every page usable by everybody."""

import subprocess
import sys

from playwright.sync_api import Page, ViewportSize, expect

from accounts import totp
from accounts.qr import picture_of
from tests.browser.conftest import DESKTOP, NewPage
from tests.browser.looks import faults
from tests.browser.people import bubble, start_chat, take_next, write
from tests.browser.watch import Watch
from tests.house.tree import ROOT
from tests.people import code_now
from tests.service import Service

AT_A_DESK: ViewportSize = {"width": 1366, "height": 850}


def invite(site: Service, username: str, display_name: str) -> str:
    """Make an account by the command of the service, and return its first password."""
    command = ["invite_staff", username, "--display-name", display_name, "--role", "counsellor"]
    made = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *command],
        cwd=ROOT, env=site.environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return made.stdout.strip()


def test_a_newcomer_sets_everything_up_and_takes_a_first_conversation(
    new_page: NewPage, phone: Page, site: Service, watch: Watch
) -> None:
    watch.expected.append("status of 422")
    page = new_page(DESKTOP)
    password = invite(site, "hanne", "Hanne")
    gives_name_and_password(page, password)
    secret = ties_an_app_to_the_account(page)
    codes = is_shown_recovery_codes(page)
    promises_secrecy(page)
    meets_somebody(page, phone)
    signs_out(page)
    comes_back_without_phone(page, password, codes[0])
    assert secret not in page.content()


def gives_name_and_password(page: Page, password: str) -> None:
    page.goto("/staff/")
    page.get_by_label("Naam").fill("hanne")
    page.get_by_label("Wachtwoord").fill("niet dit, iets anders")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_have_text(
        "Naam of wachtwoord klopt niet. Probeer het opnieuw."
    )
    assert not faults(page, "login")
    page.get_by_label("Naam").fill("hanne")
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", name="Stel je app met codes in")).to_be_visible()


def ties_an_app_to_the_account(page: Page) -> str:
    secret = page.locator("code.secret").inner_text().replace(" ", "")
    address = totp.address_for_app(totp.from_text(secret), issuer="Chat", account="hanne")
    drawn = page.get_by_role("img", name="QR-code").locator("path").get_attribute("d")
    assert drawn == picture_of(address).path
    assert not faults(page, "setup")
    page.get_by_label("Code van 6 cijfers").fill(code_now(secret))
    page.get_by_role("button", name="Bevestig").click()
    return secret


def is_shown_recovery_codes(page: Page) -> list[str]:
    expect(page.get_by_role("heading", name="Bewaar je herstelcodes")).to_be_visible()
    codes = page.locator(".codes code").all_inner_texts()
    assert len(set(codes)) == len(codes) >= 8
    assert not faults(page, "recovery codes")
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    return codes


def promises_secrecy(page: Page) -> None:
    page.get_by_role("button", name="Naar de console").click()
    expect(page.get_by_role("heading", name="Beroepsgeheim")).to_be_visible()
    assert not faults(page, "secrecy")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Naar de console").click()
    expect(page.get_by_text("Niemand wacht.")).to_be_visible()
    assert not faults(page, "console empty")


def meets_somebody(page: Page, phone: Page) -> None:
    start_chat(phone, "Libel")
    expect(page.locator("#queue")).to_contain_text("Libel")
    assert not faults(page, "console with somebody waiting")
    page.set_viewport_size(AT_A_DESK)
    take_next(page)
    phone.get_by_role("button", name="Ik ben er").click()
    write(phone, "Dag Hanne")
    expect(bubble(page, "Dag Hanne")).to_be_visible()
    write(page, "Dag Libel")
    page.get_by_label("Nieuwe notitie").fill("eerste gesprek")
    page.get_by_role("button", name="Bewaar notitie").click()
    expect(page.locator("[data-notes]")).to_contain_text("eerste gesprek")
    assert not faults(page, "console with a conversation")
    page.set_viewport_size(AT_A_DESK)
    page.get_by_role("button", name="Einde").click()
    assert not faults(page, "asking before the end")
    page.get_by_role("button", name="Sluit het gesprek af").click()
    expect(page.get_by_text("Je hebt het gesprek afgesloten.")).to_be_visible()
    assert not faults(page, "console after the end")


def signs_out(page: Page) -> None:
    page.set_viewport_size(AT_A_DESK)
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("heading", name="Je bent afgemeld")).to_be_visible()
    assert page.context.cookies() == []
    assert not faults(page, "goodbye")
    page.go_back()
    expect(page.get_by_text("Dag Libel")).to_have_count(0)


def comes_back_without_phone(page: Page, password: str, code: str) -> None:
    """Use a recovery code instead of the app; the second time it is worth nothing."""
    for accepted in (True, False):
        page.goto("/staff/login/")
        page.get_by_label("Naam").fill("hanne")
        page.get_by_label("Wachtwoord").fill(password)
        page.get_by_role("button", name="Verder").click()
        page.get_by_text("Ik heb mijn telefoon niet").click()
        page.get_by_label("Herstelcode").fill(code)
        page.get_by_role("button", name="Gebruik herstelcode").click()
        if accepted:
            expect(page.get_by_role("heading", name="Wachtlijst")).to_be_visible()
            page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("alert")).to_contain_text("Die code klopt niet of is al gebruikt.")
    assert not faults(page, "verify")

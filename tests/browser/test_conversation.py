"""The story of a conversation: a phone in a hand, a console on a desk."""

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.people import bubble, sign_in, start_chat, take_next, write
from tests.service import Service


def test_a_young_person_and_a_counsellor_talk(phone: Page, desktop: Page, site: Service) -> None:
    start_chat(phone, "Noor")
    assert not violations(phone)
    sign_in(desktop, site.staff["amina"])
    expect(desktop.locator("#queue")).to_contain_text("Noor")
    assert not violations(desktop)
    take_next(desktop)
    phone.get_by_role("button", name="Ik ben er").click()
    talk(phone, desktop)
    part(phone, desktop)


def talk(phone: Page, desktop: Page) -> None:
    write(phone, "Ik wil iets vertellen <b>hoi</b>")
    expect(bubble(desktop, "Ik wil iets vertellen <b>hoi</b>")).to_be_visible()
    write(desktop, "Dag Noor, ik luister.")
    expect(bubble(phone, "Dag Noor, ik luister.")).to_be_visible()
    expect(bubble(phone, "Ik wil iets")).to_have_count(1)
    expect(bubble(desktop, "Dag Noor")).to_have_count(1)
    assert not violations(phone)
    assert not violations(desktop)


def part(phone: Page, desktop: Page) -> None:
    desktop.get_by_role("button", name="Einde").click()
    desktop.get_by_role("button", name="Sluit het gesprek af").click()
    expect(phone.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()
    assert not violations(phone)
    phone.get_by_text("heel goed").first.click()
    phone.get_by_role("button", name="Verstuur").click()
    expect(phone.get_by_text("Bedankt.")).to_be_visible()

"""Somebody who is not safe: the numbers at once, without script too, and a turn before others."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.axe import violations
from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import sign_in, start_chat, take_next
from tests.browser.watch import Watch
from tests.service import Service

SAY = "Ik ben nu niet veilig"


def numbers(page: Page) -> list[str]:
    """Return whom somebody can call with one press, as the page shows it."""
    links = page.locator(".safe-lines a:visible")
    return [str(link.get_attribute("href")) for link in links.all()]


ALL = ["tel:112", "tel:101", "tel:1813"]


def test_from_the_form_to_the_console(new_page: NewPage, site: Service) -> None:
    desk = new_page(DESKTOP, reduced_motion="reduce")
    sign_in(desk, site.staff["bram"])
    others, phone = new_page(PHONE), new_page(PHONE, reduced_motion="reduce")
    start_chat(others, "Lowie")
    says_it_on_the_form(phone)
    the_console_shows_it(desk)
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    the_conversation_shows_it(desk)
    finds_no_danger_by_keyboard(desk)
    expect(phone.locator("[data-view=active]")).not_to_contain_text("gevaar")
    for page in (others, phone):
        leaves(page)


def says_it_on_the_form(phone: Page) -> None:
    """Type first: nothing of it is lost, and a slip is taken back by pressing again."""
    phone.goto("/chat/")
    phone.get_by_label("Schuilnaam").fill("Noor")
    phone.get_by_label("Wat wil je kwijt?").fill("Hij is thuis.")
    assert numbers(phone) == []
    say = phone.get_by_role("checkbox", name=SAY)
    for pressed in (True, False, True):
        phone.get_by_text(SAY).click()
        expect(say).to_be_checked(checked=pressed)
        assert numbers(phone) == (ALL if pressed else [])
    assert not faults(phone, "form, not safe")
    phone.set_viewport_size({"width": 390, "height": 844})
    expect(phone.get_by_label("Wat wil je kwijt?")).to_have_value("Hij is thuis.")
    phone.get_by_role("button", name="Start de chat").click()
    expect(phone.get_by_role("heading", name="Je bent in de wachtkamer")).to_be_visible()
    assert numbers(phone) == ALL
    expect(phone.get_by_text("Jij bent de volgende.")).to_be_visible()
    expect(phone.get_by_role("button", name=SAY)).to_be_hidden()
    assert not faults(phone, "waiting, not safe")


def the_console_shows_it(desk: Page) -> None:
    """The mark is words and an icon, and whoever said it stands first."""
    rows = desk.locator("#queue .waiting-row")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Noor")
    expect(rows.first.get_by_text("zegt nu niet veilig te zijn")).to_be_visible()
    expect(rows.first.locator("[data-unsafe] svg")).to_be_visible()
    expect(rows.nth(1).get_by_text("zegt nu niet veilig te zijn")).to_be_hidden()
    assert not violations(desk)


def the_conversation_shows_it(desk: Page) -> None:
    said = desk.get_by_text("Zegt nu niet veilig te zijn. Vraag eerst of er nu gevaar is.")
    expect(said).to_be_visible()
    assert not violations(desk)


def finds_no_danger_by_keyboard(desk: Page) -> None:
    """The first answer of the question changes nothing; the second is kept."""
    for answer in ("Laat het staan", "Er was geen gevaar"):
        desk.get_by_role("button", name="Meer", exact=True).press("ArrowDown")
        item = desk.get_by_role("menuitem", name="Er was toch geen gevaar")
        while not item.evaluate("(item) => item === document.activeElement"):
            desk.keyboard.press("ArrowDown")
        desk.keyboard.press("Enter")
        dialog = desk.get_by_role("dialog", name="Was er voor Noor toch geen gevaar?")
        expect(dialog.get_by_role("button", name="Laat het staan")).to_be_focused()
        assert not violations(desk)
        dialog.get_by_role("button", name=answer).press("Enter")
        expect(dialog).to_be_hidden()
    expect(desk.get_by_text("In het gesprek bleek er geen gevaar.")).to_be_visible()
    expect(desk.get_by_text("Vraag eerst of er nu gevaar is.")).to_be_hidden()
    desk.get_by_role("button", name="Meer", exact=True).press("ArrowDown")
    expect(desk.get_by_role("menuitem", name="Er was toch geen gevaar")).to_be_hidden()
    desk.keyboard.press("Escape")


def leaves(page: Page) -> None:
    """Stop for good: who only goes in a hurry keeps the place."""
    page.request.post("/chat/leave/")


def test_in_the_waiting_room_whatever_the_network_does(
    new_page: NewPage, amina: Colleague, watch: Watch
) -> None:
    watch.expected += ["ERR_FAILED", "Failed to load resource"]
    page = new_page(PHONE)
    start_chat(page, "Mila")
    page.get_by_label("Wat wil je kwijt?").fill("Half getypt")
    refuse = [True]

    def stands_between(route: Route) -> None:
        route.abort() if refuse else route.continue_()

    page.route("**/chat/nu/", stands_between)
    page.get_by_role("button", name=SAY).press("Enter")
    expect(page.get_by_role("group", name="Bel nu")).to_be_focused()
    assert numbers(page) == ALL
    expect(page.get_by_text("Wij weten het nog niet")).to_be_visible()
    refuse.clear()
    expect(page.get_by_text("We weten het nu")).to_be_visible()
    expect(page.get_by_text("Wij weten het nog niet")).to_be_hidden()
    expect(page.get_by_label("Wat wil je kwijt?")).to_have_value("Half getypt")
    assert amina.takes("Mila")["unsafe"] == "said"
    leaves(page)


def test_without_script_on_the_form_and_in_the_waiting_room(
    new_page: NewPage, amina: Colleague
) -> None:
    page = new_page(PHONE, java_script_enabled=False)
    page.goto("/chat/")
    page.get_by_label("Schuilnaam").fill("Pad")
    page.get_by_text(SAY).click()
    assert numbers(page) == ALL
    page.get_by_text(SAY).click()
    assert numbers(page) == []
    page.get_by_role("button", name="Start de chat").click()
    page.get_by_role("button", name=SAY).click()
    expect(page.get_by_role("heading", name="Je bent in de wachtkamer")).to_be_visible()
    expect(page).to_have_url(re.compile("/chat/$"))
    assert numbers(page) == ALL
    assert amina.takes("Pad")["unsafe"] == "said"
    leaves(page)

"""The team beside the conversation: asked without leaving it, and never taken for the reply."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import bubble, composer_of, sign_in, start_chat, write
from tests.service import Service


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with Service(tmp_path_factory.mktemp("channel"), counsellors=4) as running:
        yield running
    assert not running.alarms()


def on_duty(page: Page, site: Service, name: str) -> Page:
    sign_in(page, site.staff[name])
    page.locator("#presence").get_by_text("Beschikbaar", exact=True).click()
    return page


def field(desk: Page) -> Locator:
    return desk.locator("#team-field")


def line(desk: Page, text: str) -> Locator:
    return desk.locator("#team [data-lines] > li", has_text=text)


def tells(desk: Page, text: str) -> None:
    field(desk).fill(text)
    field(desk).press("Enter")
    expect(line(desk, text)).to_contain_text("In het team")


def looks_and_goes_back(desk: Page) -> None:
    """Look what is new in the team; the reply in the middle of which this was stays as it is."""
    expect(desk.get_by_role("button", name="Team")).to_contain_text("1")
    expect(composer_of(desk)).to_be_focused()
    desk.keyboard.press("F6")
    expect(field(desk)).to_be_focused()
    expect(line(desk, "wie is er laat?")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(composer_of(desk)).to_be_focused()
    expect(composer_of(desk)).to_have_value("half geschreven")


def asks_advice(desk: Page, whom: str, about: str, text: str) -> None:
    """Ask somebody about a young person's message; everybody at once cannot be asked."""
    bubble(desk, about).get_by_role("button", name="Vraag advies").focus()
    desk.keyboard.press("Enter")
    with_whom = desk.get_by_label("Met wie")
    expect(with_whom).to_be_focused()
    field(desk).fill(text)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("alert").filter(has_text="Kies eerst")).to_be_visible()
    with_whom.select_option(label=whom)
    tells(desk, text)


def test_a_colleague_is_asked_about_a_message_without_leaving_the_conversation(
    new_page: NewPage, site: Service
) -> None:
    asks, helps = (on_duty(new_page(DESKTOP), site, name) for name in ("demo001", "demo002"))
    phone = new_page(PHONE)
    start_chat(phone, "Vlinder")
    asks.get_by_role("button", name="Start volgende gesprek").click()
    phone.get_by_role("button", name="Ik ben er").click()
    write(phone, "Vlinder hier, ik heb pijn")
    composer_of(asks).fill("half geschreven")
    helps.keyboard.press("F6")
    tells(helps, "wie is er laat?")
    looks_and_goes_back(asks)
    asks_advice(asks, "Demo002", "ik heb pijn", "wat denk je?")
    expect(line(asks, "wat denk je?")).to_contain_text("jongere hier, ik heb pijn")
    assert not faults(asks, "advice asked")
    helps.locator("[data-news] button").click()
    expect(line(helps, "wat denk je?")).to_contain_text("jongere hier, ik heb pijn")
    for words in ("wie is er laat?", "wat denk je?"):
        expect(phone.get_by_text(words)).to_have_count(0)


def test_what_was_typed_to_the_team_is_never_lost(new_page: NewPage, site: Service) -> None:
    writes, other = (on_duty(new_page(DESKTOP), site, name) for name in ("demo003", "demo004"))
    writes.get_by_role("button", name="Team").click()
    field(writes).fill("aan iedereen, half")
    with_whom = writes.get_by_label("Met wie")
    name = other.locator(".me").inner_text()
    with_whom.select_option(label=name)
    expect(writes.get_by_text(f"Alleen {name} leest dit.")).to_be_visible()
    other.locator("#presence").get_by_text("Offline", exact=True).click()
    expect(with_whom.locator("option:checked")).to_have_text(f"{name}, niet meer op dienst")
    field(writes).fill("ben je er nog?")
    writes.keyboard.press("Enter")
    expect(line(writes, "ben je er nog?")).to_contain_text("Deze collega is niet meer op dienst.")
    assert not faults(writes, "a colleague left")
    writes.set_viewport_size({"width": 1366, "height": 850})
    with_whom.select_option("team")
    expect(field(writes)).to_have_value("aan iedereen, half")
    with_whom.select_option(label=f"{name}, niet meer op dienst")
    expect(line(writes, "ben je er nog?").get_by_role("button", name="Opnieuw")).to_be_visible()
    writes.get_by_role("button", name="Sluit").click()
    expect(writes.get_by_role("button", name="Team")).to_be_focused()

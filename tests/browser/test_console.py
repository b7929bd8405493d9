"""What a counsellor does at the desk, in a browser."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from accounts import totp
from counselling.core import clock
from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.line import Line
from tests.browser.people import bubble, sign_in, start_chat, write
from tests.service import Service

LOOKS: list[tuple[Literal["light", "dark"], Literal["none", "active"]]] = [
    ("dark", "none"),
    ("light", "active"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service where a counsellor may hold three conversations; each test has a person of its own."""
    folder = tmp_path_factory.mktemp("console")
    with Service(folder, settings={"CAPACITY_MAX": "3"}, counsellors=9) as running:
        yield running
    assert not running.alarms()


def at_work(page: Page, site: Service, name: str, capacity: int = 1) -> Page:
    """Sign in and become available for that many conversations."""
    sign_in(page, site.staff[name])
    page.locator("#presence").get_by_text("Beschikbaar", exact=True).click()
    page.get_by_label("Gesprekken tegelijk").select_option(str(capacity))
    expect(page.locator(".bar [data-load]")).to_have_text(f"0 van {capacity} bezet")
    return page


def meet(console: Page, visitor: Page, nickname: str) -> None:
    """Bring a visitor and a counsellor together."""
    start_chat(visitor, nickname)
    console.get_by_role("button", name=f"Start met {nickname}").click()
    visitor.get_by_role("button", name="Ik ben er").click()
    expect(console.get_by_role("heading", name=nickname, level=2)).to_be_visible()


def part(console: Page) -> None:
    """End the open conversation and put it away."""
    console.get_by_role("button", name="Einde").click()
    console.get_by_role("button", name="Sluit het gesprek af").click()
    console.get_by_role("button", name="Sluit dit venster").click()


def test_three_conversations_at_once(new_page: NewPage, site: Service) -> None:
    desk = at_work(new_page(DESKTOP), site, "demo001", capacity=3)
    phones = {name: new_page(PHONE) for name in ("Noor", "Ster", "Beer")}
    for name, phone in phones.items():
        meet(desk, phone, name)
    rows = desk.locator(".mine-row")
    expect(rows).to_have_count(3)
    expect(desk.locator("#take-why")).to_have_text(
        "Je zit vol: 3 van 3. Sluit eerst een gesprek af."
    )
    write(phones["Noor"], "ben je er nog?")
    noor = rows.filter(has_text="Noor")
    expect(noor).to_contain_text("1 nieuw")
    expect(noor).to_contain_text("wacht op jou")
    expect(bubble(phones["Noor"], "ben je er nog?")).to_contain_text("Verstuurd")
    assert not violations(desk)
    desk.keyboard.press("Alt+ArrowDown")
    expect(desk.get_by_role("heading", name="Noor", level=2)).to_be_visible()
    expect(bubble(phones["Noor"], "ben je er nog?")).to_contain_text("Gelezen")
    expect(noor.locator("[data-unread]")).to_be_hidden()
    for _ in phones:
        part(desk)
    expect(desk.get_by_role("heading", name="Wat is er nieuw")).to_be_visible()


def test_a_note_never_reaches_the_young_person(new_page: NewPage, site: Service) -> None:
    desk, phone = at_work(new_page(DESKTOP), site, "demo002"), new_page(PHONE)
    heard: list[str] = []
    phone.on(
        "websocket", lambda line: line.on("framereceived", lambda data: heard.append(str(data)))
    )
    meet(desk, phone, "Vlinder")
    desk.get_by_label("Nieuwe notitie").fill("school nog vragen")
    desk.get_by_role("button", name="Bewaar notitie").click()
    expect(desk.locator("[data-notes]")).to_contain_text("school nog vragen")
    expect(desk.get_by_label("Nieuwe notitie")).to_have_value("")
    write(desk, "Dag Vlinder")
    expect(bubble(phone, "Dag Vlinder")).to_be_visible()
    assert heard
    assert not [frame for frame in heard if "school nog vragen" in frame]
    part(desk)


def test_who_signed_out_elsewhere_signs_in_again_and_goes_on(
    new_page: NewPage, site: Service
) -> None:
    desk = at_work(new_page(DESKTOP), site, "demo003")
    meet(desk, new_page(PHONE), "Uil")
    desk.get_by_role("textbox", name="Schrijf je bericht").fill("half geschreven")
    other = desk.context.new_page()
    other.goto("/staff/")
    other.get_by_role("button", name="Afmelden").click()
    expect(desk.get_by_text("Je bent afgemeld.")).to_be_visible()
    assert not violations(desk)
    sign_in_again(other, site)
    desk.get_by_role("button", name="Ga verder").click()
    expect(desk.get_by_text("Je bent weer verbonden.")).to_be_visible()
    composer = desk.get_by_role("textbox", name="Schrijf je bericht")
    expect(composer).to_have_value("half geschreven")
    part(desk)


def sign_in_again(page: Page, site: Service) -> None:
    """Sign in once more, with the next code: the one of before is used up."""
    person = site.staff["demo003"]
    page.goto("/staff/login/")
    page.locator("[name=username]").fill(person["username"])
    page.locator("[name=password]").fill(person["password"])
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Code van 6 cijfers").fill(code_after_now(person["totp_secret"]))
    page.get_by_role("button", name="Meld me aan").click()
    page.wait_for_url("**/staff/")


def code_after_now(secret: str) -> str:
    """Return the code of the coming half minute, which is accepted already."""
    return totp.code_of(totp.from_text(secret), totp.step_at(clock.now()) + 1)


def test_a_lost_line_greys_the_list_and_loses_no_message(new_page: NewPage, site: Service) -> None:
    page, phone = new_page(DESKTOP), new_page(PHONE)
    line = Line(page)
    desk = at_work(page, site, "demo004")
    meet(desk, phone, "Vos")
    line.unplug()
    expect(desk.get_by_text("Geen verbinding. We proberen opnieuw.")).to_be_visible()
    expect(desk.locator("#queue")).to_have_attribute("data-stale", "")
    desk.get_by_role("textbox", name="Schrijf je bericht").fill("zonder lijn")
    desk.keyboard.press("Control+Enter")
    expect(bubble(desk, "zonder lijn")).to_contain_text("Versturen")
    assert not violations(desk)
    # A try by hand begins the short pauses anew; the line comes back with one of the next.
    desk.get_by_role("button", name="Probeer nu").click()
    line.plugged = True
    expect(desk.get_by_text("Je bent weer verbonden.")).to_be_visible(timeout=15_000)
    expect(bubble(phone, "zonder lijn")).to_have_count(1)
    expect(bubble(desk, "zonder lijn")).to_have_count(1)
    part(desk)


def test_below_1024_px_the_panes_take_turns(new_page: NewPage, site: Service) -> None:
    desk = at_work(new_page(PHONE), site, "demo005")
    expect(desk.get_by_text("Op een computer werkt de console beter.")).to_be_visible()
    meet(desk, new_page(PHONE), "Mier")
    expect(desk.get_by_role("tab", name="Gesprek", exact=True)).to_have_attribute(
        "aria-selected", "true"
    )
    assert not violations(desk)
    desk.get_by_role("tab", name="Wachtlijst").click()
    expect(desk.get_by_text("Niemand wacht.")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.get_by_role("tab", name="Gesprek", exact=True).click()
    part(desk)


def test_who_is_called_has_a_clock_and_a_pause_explains_itself(
    new_page: NewPage, site: Service
) -> None:
    desk, phone = at_work(new_page(DESKTOP, color_scheme="dark"), site, "demo006"), new_page(PHONE)
    start_chat(phone, "Das")
    desk.get_by_role("button", name="Start volgende gesprek").click()
    expect(desk.locator(".talk-state")).to_have_text(
        re.compile(r"Das is geroepen en heeft nog \d:\d\d om te komen\.")
    )
    assert not violations(desk)
    desk.get_by_text("Pauze", exact=True).click()
    expect(desk.locator("#take-why")).to_contain_text("Je hebt pauze.")
    part(desk)


def test_the_desk_can_be_used_in_every_look(new_page: NewPage, site: Service) -> None:
    # Without motion no colour is caught halfway between two looks.
    desk, phone = new_page(DESKTOP, reduced_motion="reduce"), new_page(PHONE)
    at_work(desk, site, "demo009")
    meet(desk, phone, "Egel")
    write(phone, "<img src=x onerror=alert(1)> " + "x" * 600)
    expect(bubble(desk, "<img src=x")).to_be_visible()
    start_chat(new_page(PHONE), "Reiger")
    expect(desk.locator(".waiting-row")).to_have_count(1)
    for width, height in ((1366, 850), (1440, 900), (320, 640), (320, 256)):
        desk.set_viewport_size({"width": width, "height": height})
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        for scheme, forced in LOOKS:
            desk.emulate_media(color_scheme=scheme, forced_colors=forced)
            assert not violations(desk), (width, scheme, forced)
    desk.set_viewport_size({"width": 1366, "height": 850})
    part(desk)
    desk.get_by_role("button", name="Start met Reiger").click()
    part(desk)


def test_nothing_of_the_console_stays_in_the_browser(new_page: NewPage, site: Service) -> None:
    desk = at_work(new_page(DESKTOP), site, "demo007")
    desk.get_by_role("button", name="Meldingen").click()
    desk.get_by_label("Aantal in de titel van het venster").check()
    desk.get_by_role("button", name="Test geluid").click()
    assert not violations(desk)
    desk.keyboard.press("Escape")
    kept = desk.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]

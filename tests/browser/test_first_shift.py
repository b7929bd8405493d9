"""The first shift of a counsellor, by what the screen says alone: roles, labels and texts, no selector."""

from itertools import cycle
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.people import code_now
from tests.service import Service

#: A story that is tried again is somebody else's first shift.
NEWCOMERS = cycle(("bram", "dina"))


def test_the_screen_alone_leads_through_a_first_shift(
    new_page: NewPage, site: Service, amina: Colleague
) -> None:
    desk, phone = new_page(DESKTOP), new_page(PHONE)
    name = next(NEWCOMERS)
    signs_in(desk, site.staff[name])
    reads_the_first_screen(desk, name.title())
    practises_with_sam(desk)
    starts_the_next_conversation(desk, phone)
    points_the_way(desk, phone)
    asks_the_team_and_writes_a_note(desk)
    ends_and_registers(desk, phone)
    goes_home(desk)


def signs_in(desk: Page, person: dict[str, Any]) -> None:
    desk.goto("/staff/")
    desk.get_by_label("Naam").fill(person["username"])
    desk.get_by_label("Wachtwoord").fill(person["password"])
    desk.get_by_role("button", name="Verder").click()
    desk.get_by_label("Code van 6 cijfers").fill(code_now(person["totp_secret"]))
    desk.get_by_role("button", name="Meld me aan").click()


def reads_the_first_screen(desk: Page, name: str) -> None:
    expect(desk.get_by_role("heading", name=f"Dag {name}")).to_be_visible()
    here = desk.get_by_role("region", name="Wie is er nu")
    expect(here.get_by_text("Amina")).to_be_visible()
    expect(here.get_by_text("beschikbaar")).to_be_visible()
    desk.get_by_role("button", name="Test het geluid").click()
    expect(desk.get_by_text("Hoorde je een toon?")).to_be_visible()


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Schrijf je bericht")


def says(page: Page, text: str) -> None:
    field(page).fill(text)
    field(page).press("Enter")
    expect(line(page, text)).to_be_visible()


def line(page: Page, text: str) -> Locator:
    """Return what was said, where the conversation stands."""
    return page.get_by_role("log", name="Gesprek").get_by_role("listitem").filter(has_text=text)


def practises_with_sam(desk: Page) -> None:
    """Do what each hint asks, by the keys it names."""
    desk.get_by_role("button", name="Oefen met Sam").click()
    expect(desk.get_by_text("Stap 1 van 6")).to_be_visible()
    expect(line(desk, "hoi")).to_be_visible()
    says(desk, "Dag Sam, fijn dat je er bent.")
    expect(desk.get_by_text("Stap 2 van 6")).to_be_visible()
    keeps_a_reply(desk)
    puts_in(desk, "/", "Neem gerust je tijd.")
    expect(desk.get_by_text("Stap 3 van 6")).to_be_visible()
    notes(desk, "Begon in september.")
    says(desk, "Wat moedig dat je het vertelt.")
    expect(desk.get_by_text("Stap 4 van 6")).to_be_visible()
    desk.keyboard.press("F2")
    expect(line(desk, "Ben je er nog?")).to_be_visible()
    expect(desk.get_by_text("Stap 5 van 6")).to_be_visible()
    says(desk, "Praten met je juf is een goed plan.")
    expect(desk.get_by_text("Stap 6 van 6")).to_be_visible()
    ends(desk)
    desk.get_by_role("button", name="Sluit dit venster").click()
    expect(desk.get_by_role("heading", name="Wie is er nu")).to_be_visible()


def keeps_a_reply(desk: Page) -> None:
    """Find no reply behind the slash yet, follow the link beside it and make one."""
    field(desk).press_sequentially("/")
    expect(desk.get_by_text("Er zijn nog geen antwoorden.")).to_be_visible()
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Maak of verander antwoorden").click()
    page = opened.value
    page.get_by_label("Code").fill("tijd")
    page.get_by_label("Tekst").fill("Neem gerust je tijd.")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Neem gerust je tijd.")).to_be_visible()
    page.close()
    field(desk).fill("")


def puts_in(desk: Page, typed: str, wanted: str, said: str = "") -> None:
    """Choose behind the slash by the keys the screen names, look at it, and send it."""
    field(desk).press_sequentially(typed)
    expect(desk.get_by_role("option", name=wanted)).to_be_visible()
    field(desk).press("Enter")
    expect(desk.get_by_role("option")).to_have_count(0)
    field(desk).press("Enter")
    expect(line(desk, said or wanted)).to_be_visible()


def notes(desk: Page, text: str) -> None:
    desk.get_by_label("Nieuwe notitie").fill(text)
    desk.get_by_role("button", name="Bewaar notitie").click()
    expect(desk.get_by_role("region", name="Notitie").get_by_text(text)).to_be_visible()


def starts_the_next_conversation(desk: Page, phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("link", name="Start de chat").click()
    phone.get_by_label("Schuilnaam").fill("Noor")
    phone.get_by_role("button", name="Start de chat").click()
    status = desk.get_by_role("radiogroup", name="Mijn status")
    status.get_by_text("Beschikbaar", exact=True).click()
    desk.get_by_role("button", name="Start volgende gesprek").click()
    phone.get_by_role("button", name="Ik ben er").click()
    expect(phone.get_by_role("heading", name="Je praat met")).to_be_visible()
    says(desk, "Dag Noor, zeg het maar.")
    expect(line(phone, "Dag Noor, zeg het maar.")).to_be_visible()
    phone.get_by_label("Schrijf je bericht").fill("Op welk CLB kan ik terecht?")
    phone.get_by_role("button", name="Verstuur").click()
    expect(line(desk, "Op welk CLB kan ik terecht?")).to_be_visible()


def points_the_way(desk: Page, phone: Page) -> None:
    puts_in(desk, "/", "Neem gerust je tijd.")
    puts_in(desk, "/clb joris leuven", "Sint-Jorisinstituut, Leuven", "CLB De Wissel (voorbeeld)")
    expect(phone.get_by_role("link", name="Bel 016 00 00 01")).to_be_visible()


def asks_the_team_and_writes_a_note(desk: Page) -> None:
    desk.keyboard.press("F6")
    team = desk.get_by_role("region", name="Team")
    team.get_by_label("Aan: Iedereen").fill("Wie kent dit CLB?")
    team.get_by_role("button", name="Zet in het team").click()
    expect(team.get_by_role("listitem").filter(has_text="Wie kent dit CLB?")).to_be_visible()
    desk.keyboard.press("F6")
    expect(field(desk)).to_be_focused()
    notes(desk, "CLB gegeven.")


def ends(desk: Page) -> None:
    desk.get_by_role("button", name="Einde").click()
    desk.get_by_role("button", name="Sluit het gesprek af").click()


def ends_and_registers(desk: Page, phone: Page) -> None:
    """See the answer, end, and register by one key for each question."""
    phone.get_by_label("Schrijf je bericht").fill("Dank je, ik bel morgen.")
    phone.get_by_role("button", name="Verstuur").click()
    expect(line(desk, "Dank je, ik bel morgen.")).to_be_visible()
    ends(desk)
    expect(phone.get_by_role("button", name="Overslaan")).to_be_visible()
    expect(desk.get_by_text("Typ een cijfer: dat kiest, en je gaat verder.")).to_be_visible()
    expect(desk.get_by_role("radio", name="Leerling")).to_be_focused()
    for key in ("1", "4", "p", "e", "s", "Enter", "Enter"):
        desk.keyboard.press(key)
    expect(desk.get_by_text("Bewaard om")).to_be_visible()
    desk.get_by_role("button", name="Sluit dit venster").click()


def goes_home(desk: Page) -> None:
    desk.get_by_role("radiogroup", name="Mijn status").get_by_text("Pauze", exact=True).click()
    expect(desk.get_by_text("Je hebt pauze.")).to_be_visible()
    desk.get_by_role("button", name="Afmelden").click()
    expect(desk.get_by_role("heading", name="Je bent afgemeld")).to_be_visible()

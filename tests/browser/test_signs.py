"""Pointing the way: sites of the list, and the CLB of a school."""

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import bubble, composer_of, sign_in, start_chat, take_next, write
from tests.browser.watch import Watch
from tests.service import Service

SCHOOLS = "school;plaats;postcode;clb\nDe Brug;Gent;9000;CLB A\nKapot;Gent;x;CLB A\n"


def test_a_counsellor_points_the_way_by_keys_alone(new_page: NewPage, site: Service) -> None:
    desk, phone = new_page(DESKTOP, reduced_motion="reduce"), new_page(PHONE)
    sign_in(desk, site.staff["bram"])
    start_chat(phone, "Noor")
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    choose(desk, "/link aw", "Awel", "Awel: https://www.awel.be/")
    choose(desk, "/clb st joris leuvn", "Sint-Jorisinstituut, Leuven", "CLB De Wissel (voorbeeld)")
    expect(bubble(desk, "016 00 00 01")).to_be_visible()
    ask_about_an_address_of_no_list(desk)
    write(phone, "Ik vond https://www.awel.be/ ook")
    look_at_the_cards(phone)


def choose(desk: Page, typed: str, option: str, text: str) -> None:
    """Type, choose by Enter, and send it as it stands: nobody asks about what a list holds."""
    field, options = composer_of(desk), desk.get_by_role("option")
    field.press_sequentially(typed)
    expect(options.first).to_contain_text(option)
    assert not violations(desk)
    field.press("Enter")
    assert text in field.input_value()
    field.press("Enter")
    expect(field).to_have_value("")


def ask_about_an_address_of_no_list(desk: Page) -> None:
    """Be asked once; the second press sends it."""
    field = composer_of(desk)
    field.fill("Kijk op https://ergens.example/x.")
    field.press("Enter")
    expect(desk.locator("[data-composer] [data-personal]")).to_contain_text(
        "https://ergens.example/x staat niet op"
    )
    field.press("Enter")
    expect(bubble(desk, "ergens.example")).to_be_visible()


def look_at_the_cards(phone: Page) -> None:
    """See two cards, and every other address as a text; the same after loading the page again."""
    links = phone.locator("[data-lines] a[href^='https:']")
    for _ in range(2):
        expect(bubble(phone, "ergens.example")).to_be_visible()
        expect(links).to_have_count(2)
        expect(links.first).to_have_attribute("rel", "noopener noreferrer")
        expect(links.first).to_have_attribute("target", "_blank")
        expect(phone.get_by_role("link", name="Bel 016 00 00 01")).to_be_visible()
        phone.reload()
    assert not faults(phone, "cards")


def test_the_list_the_schools_and_the_search_look_well(
    new_page: NewPage, site: Service, watch: Watch
) -> None:
    watch.expected.append("status of 422")
    desk = new_page(DESKTOP, reduced_motion="reduce")
    sign_in(desk, site.staff["eva"])
    desk.goto("/staff/sites/")
    desk.get_by_label("Adres", exact=True).fill("http://awel.be")
    desk.get_by_role("button", name="Bewaar").click()
    expect(desk.get_by_role("alert").filter(has_text="Kies https")).to_be_visible()
    assert not faults(desk, "sites")
    desk.goto("/staff/schools/")
    desk.get_by_label("Nieuw bestand").set_input_files(
        {"name": "schools.csv", "mimeType": "text/csv", "buffer": SCHOOLS.encode()}
    )
    desk.get_by_role("button", name="Kijk het bestand na").click()
    expect(desk.get_by_text("Regel 3: dit is geen postcode")).to_be_visible()
    assert not faults(desk, "schools")
    anybody = new_page(PHONE, java_script_enabled=False)
    anybody.goto("/welk-clb/")
    anybody.get_by_label("School of gemeente").fill("kastanje leuven")
    anybody.get_by_role("button", name="Zoek").click()
    expect(anybody.get_by_role("link", name="Bel 016 00 00 01")).to_be_visible()
    assert anybody.url.endswith("/welk-clb/")

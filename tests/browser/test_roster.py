"""A week is planned, a turn changes hands, and a file is brought."""

from datetime import date, timedelta

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import sign_in
from tests.browser.watch import Watch
from tests.service import Service

#: A Wednesday after the next one, so that it lies ahead whatever day it is.
DAY = date.today() + timedelta(days=9 + (2 - date.today().weekday()) % 7)  # noqa: DTZ011
TAKE = "Ik neem deze dienst over"


def plan_amina(page: Page, *, until: str) -> None:
    """Plan Amina on the day, by keyboard alone once the form is open."""
    page.locator(f"a[href='?day={DAY}&plan#turn']").press("Enter")
    who = page.get_by_label("Wie")
    who.focus()
    page.keyboard.type("Amina")
    page.get_by_label("Van", exact=True).fill("17:00")
    page.get_by_label("Tot", exact=True).fill(until)
    page.get_by_label("Tot", exact=True).press("Enter")


def bring_a_file(page: Page) -> None:
    """Look at what a file would do, and keep it."""
    page.get_by_role("link", name="Lees diensten in uit een bestand").click()
    rows = f"{DAY};17:00;21:00;amina;\n{DAY};17:00;21:00;bram;1\n{DAY};20:00;22:00;zelda;\n"
    content = f"date;start;end;username;lead\n{rows}".encode()
    file = FilePayload(name="rooster.csv", mimeType="text/csv", buffer=content)
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Kijk wat er zou gebeuren").click()
    expect(page.get_by_text("1 nieuwe dienst. Er is nog niets bewaard.")).to_be_visible()
    expect(page.get_by_text("Niemand die jij inplant heeft deze gebruikersnaam.")).to_be_visible()
    assert not faults(page, "a file")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("status").first).to_contain_text("1 dienst bewaard.")


def take_over(page: Page, site: Service) -> None:
    """See at a desk that Amina looks for somebody, and come instead."""
    sign_in(page, site.staff["chris"])
    page.goto("/staff/roster/")
    assert not faults(page, "an offer")
    page.get_by_role("button", name=TAKE).first.press("Enter")
    expect(page.get_by_text("De dienst is nu van jou.")).to_be_visible()


def plan_with_a_slip(page: Page, site: Service) -> None:
    """Plan Amina, with a slip of the pen first."""
    sign_in(page, site.staff["eva"])
    page.goto(f"/staff/roster/?day={DAY}")
    plan_amina(page, until="17:00")
    expect(page.get_by_text("Begin en einde zijn hetzelfde uur.")).to_be_visible()
    assert not faults(page, "a form sent back")
    page.get_by_label("Tot", exact=True).fill("21:00")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("status").first).to_contain_text("Bewaard.")


def test_a_week_is_planned_a_turn_changes_hands_and_a_file_is_brought(
    new_page: NewPage, site: Service, watch: Watch
) -> None:
    watch.expected += ["status of 422"]
    desk = new_page(DESKTOP)
    plan_with_a_slip(desk, site)

    # Amina looks on her phone, whose script is blocked; Chris is at a desk.
    phone = new_page(PHONE, java_script_enabled=False)
    sign_in(phone, site.staff["amina"])
    phone.goto(f"/staff/roster/?day={DAY}")
    phone.get_by_role("button", name="Wie neemt mijn dienst over?").click()
    expect(phone.get_by_role("button", name="Ik kom toch zelf").first).to_be_visible()
    take_over(new_page(DESKTOP), site)
    phone.reload()
    expect(phone.get_by_text("Chris")).to_be_visible()
    expect(phone.get_by_role("button", name="Ik kom toch zelf")).to_have_count(0)

    desk.goto(f"/staff/roster/?day={DAY}")
    plan_amina(desk, until="21:00")
    expect(desk.get_by_role("status").first).to_contain_text("Bewaard.")
    bring_a_file(desk)

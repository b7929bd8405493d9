"""A code made in the chat and used on another device: seen, corrected, taken along, erased."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import bubble, meet, sign_in, start_chat, take_next, write
from tests.browser.watch import Watch
from tests.service import Service

WRITTEN, ANSWER = "ik durf niet naar huis", "vertel maar"


def code_on(page: Page) -> str:
    """Ask for the code, and read it."""
    page.get_by_text("Wil je dit later lezen of wissen?").click()
    page.get_by_role("button", name="Maak een code").click()
    code = page.locator(".code-shown")
    expect(code).to_be_visible()
    return code.inner_text()


def opens(page: Page, code: str, nickname: str = "") -> None:
    """Type the code at "Mijn gegevens", and the nickname too if wanted."""
    page.goto("/mijn-gegevens/")
    page.get_by_label("Je code").fill(code)
    page.get_by_label("Je schuilnaam").fill(nickname)
    page.get_by_role("button", name="Toon mijn gegevens").click()


def test_a_code_from_the_chat_shows_corrects_and_erases_on_another_device(
    new_page: NewPage, site: Service, watch: Watch
) -> None:
    watch.expected += ["status of 422"]
    phone, console, other = new_page(PHONE), new_page(DESKTOP), new_page(PHONE)
    talk(phone, console, site)
    code = code_on(phone)
    console.get_by_role("button", name="Noodsituatie").click()
    expect(console.get_by_role("heading", name="Noodsituatie: Zwaluw")).to_be_visible()
    opens(other, code.replace("-", " "))
    expect(other.get_by_role("heading", name="Wat we bewaren")).to_be_visible()
    expect(other.get_by_text(WRITTEN)).to_have_count(0)
    reads_and_corrects(other)
    other.get_by_role("button", name="Wis alles").click()
    other.get_by_role("button", name="Ja, wis alles").click()
    expect(other.get_by_role("heading", name="Je gesprek is weg")).to_be_visible()
    assert other.context.cookies() == []
    assert code not in other.url
    gone_everywhere(phone, console)
    opens(other, code)
    expect(other.get_by_role("alert")).to_contain_text("Met deze code vinden we niets.")


def talk(phone: Page, console: Page, site: Service) -> None:
    """Let Zwaluw on her phone and Bram at the console talk."""
    sign_in(console, site.staff["bram"])
    start_chat(phone, "Zwaluw")
    take_next(console)
    phone.get_by_role("button", name="Ik ben er").click()
    write(phone, WRITTEN)
    expect(bubble(console, WRITTEN)).to_be_visible()
    write(console, ANSWER)
    expect(bubble(phone, ANSWER)).to_be_visible()


def reads_and_corrects(page: Page) -> None:
    """Type the nickname too, read what was written, and put an answer right."""
    page.get_by_label("Je schuilnaam").fill("Zwaluw")
    page.get_by_role("button", name="Lees en verbeter").click()
    expect(page.get_by_text(WRITTEN)).to_be_visible()
    page.get_by_label("Waarover").select_option(label="Thuis")
    page.get_by_role("button", name="Bewaar mijn antwoorden").click()
    expect(page.get_by_text("Klaar. Je antwoorden zijn veranderd.")).to_be_visible()


def gone_everywhere(phone: Page, console: Page) -> None:
    """Look whether nothing of it is left on the screens on which it was."""
    expect(console.get_by_text("Dit gesprek is gestopt en staat er niet meer")).to_be_visible()
    expect(console.get_by_text(WRITTEN)).to_have_count(0)
    expect(console.get_by_text("Zwaluw")).to_have_count(0)
    expect(console.get_by_role("heading", name="Noodsituatie")).to_be_hidden()
    expect(console.get_by_role("button", name="Noodsituatie")).to_be_hidden()
    expect(phone.get_by_role("heading", name="Nog een paar vragen")).to_be_visible()
    expect(phone.get_by_text(WRITTEN)).to_have_count(0)


def test_a_copy_is_a_page_of_its_own_and_json(
    phone: Page, amina: Colleague, new_page: NewPage, tmp_path: Path
) -> None:
    meet(phone, amina, "Zwaluw")
    write(phone, WRITTEN)
    other = new_page(DESKTOP)
    opens(other, code_on(phone), "Zwaluw")
    with other.expect_download() as page:
        other.get_by_role("button", name="Alles, om te lezen").click()
    kept = tmp_path / page.value.suggested_filename
    page.value.save_as(kept)
    assert kept.name == "gegevens.html"
    reader = new_page(PHONE, java_script_enabled=False)
    reader.set_content(kept.read_text())
    expect(reader.get_by_text(WRITTEN)).to_be_visible()
    assert reader.locator("body").evaluate("body => getComputedStyle(body).marginTop") == "0px"
    assert reader.locator("script, img, iframe").count() == 0
    with other.expect_download() as file:
        other.get_by_role("button", name="Alles, voor een computer").click()
    read = json.loads(Path(file.value.path()).read_text())
    assert (read["copy"], read["start"]["nickname"]) == ("access", "Zwaluw")


def test_without_a_script_the_code_has_a_page_of_its_own(new_page: NewPage) -> None:
    phone = new_page(PHONE, java_script_enabled=False)
    start_chat(phone, "Specht")
    phone.get_by_role("button", name="Stop met wachten").click()
    phone.get_by_text("Wil je dit later lezen of wissen?").click()
    phone.get_by_role("button", name="Maak een code").click()
    code = phone.locator(".code-shown").inner_text()
    opens(phone, code, "Specht")
    expect(phone.get_by_role("heading", name="Wat er staat")).to_be_visible()
    phone.get_by_role("button", name="Klaar, sluit dit af").click()
    expect(phone.get_by_role("heading", name="Afgesloten")).to_be_visible()


def test_the_pages_of_a_code_look_well_to_everybody(
    phone: Page, amina: Colleague, new_page: NewPage
) -> None:
    meet(phone, amina, "Zwaluw")
    code = code_on(phone)
    page = new_page(DESKTOP)
    page.goto("/mijn-gegevens/")
    found = faults(page, "before the code")
    opens(page, code)
    expect(page.get_by_role("heading", name="Wat we bewaren")).to_be_visible()
    found += faults(page, "by the code alone")
    opens(page, code, "Zwaluw")
    expect(page.get_by_role("heading", name="Wat er staat")).to_be_visible()
    found += faults(page, "with the nickname")
    page.get_by_role("button", name="Gebruik het niet").click()
    expect(page.get_by_role("heading", name="Mogen we je gesprek")).to_be_visible()
    found += faults(page, "asked once more")
    assert not found

"""A coordinator reads in a list of people; somebody new comes in by the link; the yearly question is answered."""

import re
import sqlite3
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import sign_in
from tests.browser.watch import Watch
from tests.people import code_now
from tests.service import Service

PASSWORD = "twaalf groene fietsbellen"
LIST = """username;display_name;network;discipline;roles;email
noor.v;Noor;Netwerk Noord;nurse;;
sam.d;Sam;Netwerk Zuid;;;
wim;=SUM(A1);Netwerk Zuid;;;
"""


@pytest.fixture(scope="module")
def evas_session(browser: Browser, site: Service) -> dict[str, Any]:
    """Sign in as the coordinator, once for these stories: a code works once."""
    context = browser.new_context(base_url=site.origin)
    sign_in(context.new_page(), site.staff["eva"])
    session = context.storage_state()
    context.close()
    return dict(session)


def read_in(page: Page) -> str:
    """Read in a list as an office saves it; returns the first link."""
    page.goto("/staff/people/import/")
    assert not violations(page)
    file = {"name": "mensen.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp1252")}
    page.get_by_label("Bestand (CSV)").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Bekijk de lijst").click()
    refused = page.get_by_role("row", name=re.compile("SUM"))
    expect(refused).to_contain_text("Dit begint als een formule.")
    assert not faults(page, "preview")
    page.get_by_role("button", name="Bewaar 2 mensen").click()
    expect(page.get_by_text("Je ziet deze links alleen nu.")).to_be_visible()
    assert not violations(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Bewaar als bestand").click()
    link = page.get_by_role("row", name=re.compile("Noor")).locator("code").inner_text()
    assert link in download.value.path().read_text(encoding="utf-8-sig")
    return link


def come_in(page: Page, link: str) -> None:
    """Choose a password, set up the phone, promise secrecy: all on the phone itself."""
    page.goto(link)
    expect(page.get_by_role("heading", name="Kies je wachtwoord")).to_be_visible()
    assert page.url.endswith("/staff/invitation/")
    assert not violations(page)
    page.get_by_label("Nieuw wachtwoord").fill(PASSWORD)
    page.get_by_label("Nog eens hetzelfde wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_label("Code van 6 cijfers").fill(code_now(secret))
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Naar de console").click()
    page.wait_for_url("**/staff/")


def test_from_a_list_to_somebody_new_at_the_console(
    new_page: NewPage, evas_session: dict[str, Any], watch: Watch
) -> None:
    watch.expected += ["status of 410"]
    eva = new_page(DESKTOP, storage_state=evas_session)
    noor = new_page(PHONE, color_scheme="dark")
    link = read_in(eva)
    come_in(noor, link)
    eva.goto("/staff/people/")
    expect(eva.get_by_role("row", name=re.compile("noor.v"))).to_contain_text("actief")
    expect(eva.get_by_role("row", name=re.compile("sam.d"))).to_contain_text("uitgenodigd")
    noor.goto("/staff/goodbye/")
    noor.goto(link)
    expect(noor.get_by_role("alert")).to_contain_text("Met deze link koos al iemand")
    expect(noor.get_by_text("Vraag het aan Eva.")).to_be_visible()


def test_the_yearly_question_is_answered_with_the_keyboard(
    new_page: NewPage, site: Service, evas_session: dict[str, Any]
) -> None:
    a_year_passes_for(site, "bram", "dina", "gust")
    page = new_page(DESKTOP, storage_state=evas_session)
    page.goto("/staff/people/")
    assert not faults(page, "people")
    page.get_by_text("Menu", exact=True).click()
    expect(page.get_by_role("link", name=re.compile("^Mensen 3"))).to_be_visible()
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Antwoord nu").click()
    assert not faults(page, "yearly question")
    page.get_by_role("checkbox", name=re.compile("Bram")).press("Space")
    page.get_by_role("checkbox", name=re.compile("Dina")).press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("2 mensen blijven in dienst.")
    page.get_by_role("button", name="Nee, sluiten Gust").press("Enter")
    expect(page.get_by_text("Er wacht niemand op je antwoord.")).to_be_visible()
    page.goto("/staff/people/?state=closed")
    page.get_by_role("link", name="Gust").click()
    assert not violations(page)
    page.goto("/staff/me/")
    assert not violations(page)


def a_year_passes_for(site: Service, *names: str) -> None:
    """Let it be long ago that somebody said that these people work here."""
    with sqlite3.connect(site.folder / "data" / "clbchat.sqlite3") as database:
        for name in names:
            database.execute(
                "UPDATE accounts_staff SET confirmed_on = date('now', '-370 days')"
                " WHERE username = ?",
                [name],
            )
    database.close()

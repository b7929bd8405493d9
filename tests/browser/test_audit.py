"""The auditor reads what colleagues did, opens an entry, keeps a file; somebody with the database is found out."""

import os
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import fresh_code, sign_in
from tests.service import Service

#: Changes the first entry, and changes it back.
FLIPPED = "UPDATE accounts_auditentry SET details = CASE details WHEN '{}' THEN '{\"a\": 1}' ELSE '{}' END WHERE seq = 1"


def session_of(browser: Browser, site: Service, name: str) -> dict[str, Any]:
    """Sign somebody in and keep the session: a code works once."""
    context = browser.new_context(base_url=site.origin)
    sign_in(context.new_page(), site.staff[name])
    session = context.storage_state()
    context.close()
    return dict(session)


@pytest.fixture(scope="module")
def gusts_session(browser: Browser, site: Service) -> dict[str, Any]:
    """Gust, who reads the trail."""
    return session_of(browser, site, "gust")


@pytest.fixture(scope="module")
def evas_deeds(browser: Browser, site: Service) -> None:
    """Eva plans, writes to the team, and looks where she may not."""
    context = browser.new_context(
        base_url=site.origin,
        storage_state=session_of(browser, site, "eva"),  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto("/staff/themes/")
    page.get_by_role("button", name=re.compile("^Zet uit")).first.click()
    page.goto("/staff/announcements/")
    page.get_by_label("Bericht").fill("Vanavond is de lift stuk.")
    page.get_by_role("button", name="Toon aan het team").click()
    page.goto("/staff/audit/")
    context.close()


def shot(page: Page, name: str, device: dict[str, Any] = DESKTOP) -> None:
    """Keep a picture where somebody asked for pictures."""
    if folder := os.environ.get("SHOTS"):
        page.set_viewport_size(device["viewport"])
        page.emulate_media(
            color_scheme="light" if device is DESKTOP else "dark", forced_colors="none"
        )
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def in_database(site: Service, *sentences: str) -> None:
    """Do what only somebody with the database can."""
    with sqlite3.connect(site.folder / "data" / "clbchat.sqlite3") as database:
        for sentence in sentences:
            database.execute(sentence)
    database.close()


def test_from_the_list_to_an_entry(
    new_page: NewPage, gusts_session: dict[str, Any], evas_deeds: None
) -> None:
    page = new_page(DESKTOP, storage_state=gusts_session)
    page.goto("/staff/audit/")
    expect(page.get_by_text(re.compile("De keten klopt tot"))).to_be_visible()
    refused = page.get_by_role("row", name=re.compile("kreeg geen toegang"))
    expect(refused).to_contain_text("pagina staff_audit")
    assert not faults(page, "trail")
    shot(page, "trail-desktop")
    page.get_by_label("Wie", exact=True).select_option(label="Eva (eva)")
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("row", name=re.compile("las het logboek"))).to_have_count(0)
    expect(page.get_by_role("row", name=re.compile("zette een thema uit"))).to_have_count(1)
    page.get_by_role("link", name=re.compile("^Open regel")).first.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^Regel"))).to_be_visible()
    assert not violations(page)
    page.get_by_role("link", name="Terug naar het logboek").press("Enter")
    expect(page.get_by_role("heading", name="Logboek")).to_be_visible()


def test_a_fresh_code_gives_a_file(
    new_page: NewPage, site: Service, gusts_session: dict[str, Any], evas_deeds: None
) -> None:
    page = new_page(DESKTOP, storage_state=gusts_session)
    page.goto("/staff/audit/")
    page.get_by_text("Bewaar als bestand (CSV)").first.click()
    assert not violations(page)
    shot(page, "export-desktop")
    page.get_by_label("Verse code uit je app").fill(fresh_code(page, site.staff["gust"]))
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als bestand (CSV)").click()
    assert download.value.suggested_filename.startswith("audit-")
    assert "access_refused" in download.value.path().read_text()


def test_the_same_on_a_phone(
    new_page: NewPage, gusts_session: dict[str, Any], evas_deeds: None
) -> None:
    page = new_page(PHONE, storage_state=gusts_session, color_scheme="dark")
    page.goto("/staff/audit/")
    expect(page.get_by_text(re.compile("De keten klopt tot"))).to_be_visible()
    assert not violations(page)
    shot(page, "trail-phone", PHONE)
    page.get_by_role("link", name=re.compile("^Open regel")).first.click()
    expect(page.get_by_role("heading", name=re.compile("^Regel"))).to_be_visible()
    assert not faults(page, "entry")
    shot(page, "entry-phone", PHONE)


def test_a_changed_entry_stands_at_the_top_in_red(
    new_page: NewPage, site: Service, gusts_session: dict[str, Any], evas_deeds: None
) -> None:
    in_database(site, "DROP TRIGGER IF EXISTS audit_entry_stays", FLIPPED)
    page = new_page(DESKTOP, storage_state=gusts_session)
    try:
        page.goto("/staff/audit/")
        expect(page.get_by_role("alert")).to_contain_text("Regel 1 is veranderd")
        assert not faults(page, "broken trail")
        shot(page, "broken-desktop")
    finally:
        in_database(site, FLIPPED)

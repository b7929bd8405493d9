"""Two people have a conversation kept longer, each at their own desk."""

import sqlite3
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import fresh_code
from tests.browser.test_audit import session_of
from tests.service import Service


def number_of_a_visit(new_page: NewPage, site: Service) -> UUID:
    """Let somebody join the line, and look up their visit as the trail would name it."""
    own = {"Origin": site.origin, "Sec-Fetch-Site": "same-origin"}
    joined = new_page(PHONE).request.post(
        "/chat/start/", form={"nickname": "Noor"}, headers=own, max_redirects=0
    )
    assert joined.status == 303
    with sqlite3.connect(site.folder / "data" / "clbchat.sqlite3") as database:
        (found,) = database.execute(
            "SELECT id FROM counselling_conversation ORDER BY opened_at DESC"
        ).fetchone()
    database.close()
    return UUID(found)


def test_one_asks_and_another_agrees(new_page: NewPage, browser: Browser, site: Service) -> None:
    number = number_of_a_visit(new_page, site)
    femke = new_page(DESKTOP, storage_state=session_of(browser, site, "femke"))
    femke.goto("/staff/retention/")
    femke.get_by_label("Nummer van het gesprek").fill(str(number))
    femke.get_by_label("Reden").select_option(label="Het gerecht vraagt het")
    femke.get_by_label("In je eigen woorden").fill("Vonnis van de rechtbank.")
    last_day = timezone.localdate() + timedelta(days=30)
    femke.get_by_label("Tot en met").fill(last_day.isoformat())
    femke.get_by_role("button", name="Vraag het").click()
    expect(femke.get_by_role("status")).to_contain_text("als iemand anders akkoord gaat")
    expect(femke.get_by_role("button", name="Akkoord: bewaar het")).to_have_count(0)
    chris = new_page(DESKTOP, storage_state=session_of(browser, site, "chris"))
    chris.goto("/staff/")
    chris.get_by_text("Menu", exact=True).click()
    chris.get_by_role("link", name="Wissen en bewaren").click()
    assert not faults(chris, "asked")
    chris.get_by_label("Verse code uit je app").fill(fresh_code(chris, site.staff["chris"]))
    chris.get_by_role("button", name="Akkoord: bewaar het").click()
    expect(chris.get_by_text("wordt bewaard", exact=True)).to_be_visible()
    assert not faults(chris, "held")

"""A page of the team that is not there, as people see it."""

from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import looked_at
from tests.browser.people import sign_in
from tests.browser.watch import Watch
from tests.service import Service


def finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="Dit is er niet (meer)")).to_be_visible()


def test_from_a_page_that_is_gone_a_counsellor_goes_back_by_the_menu(
    new_page: NewPage, site: Service, watch: Watch
) -> None:
    watch.expected.append("status of 404")
    amina = new_page(DESKTOP)
    sign_in(amina, site.staff["amina"])
    finds_nothing(amina, f"/staff/intervision/library/{uuid4()}/")
    looked_at(amina, "staff not found")
    amina.get_by_text("Menu", exact=True).click()
    amina.get_by_role("link", name="Afspraken").click()
    expect(amina.get_by_role("heading", name="Afspraken", exact=True)).to_be_visible()
    amina.go_back()
    amina.get_by_role("link", name="Naar het begin").click()
    expect(amina.get_by_role("heading", name="Wachtlijst")).to_be_visible()


def test_who_is_not_signed_in_goes_to_where_one_does(new_page: NewPage, watch: Watch) -> None:
    watch.expected.append("status of 404")
    page = new_page(PHONE)
    finds_nothing(page, "/staff/nergens/")
    looked_at(page, "staff not found signed out", PHONE, DESKTOP)
    page.get_by_role("link", name="Naar aanmelden").click()
    expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()

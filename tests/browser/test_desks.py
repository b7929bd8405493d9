"""The desks: a complaint read by two and answered, a request without a code refused and one done."""

import re

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from counselling.core import clock
from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import bubble, meet, sign_in, write
from tests.browser.watch import Watch
from tests.service import Service

WORDS = "Amina zei dat ik overdreef."
SECRET = "Ik heb een egel in mijn kamer."


def code_on(page: Page) -> str:
    """Return the code that is shown once."""
    expect(page.get_by_role("heading", name="We hebben het. Schrijf je code op.")).to_be_focused()
    return page.locator("[data-fill=code]").inner_text()


def picks_up(page: Page, code: str) -> None:
    """Read what waits behind a code."""
    page.goto("/antwoord/")
    page.get_by_label("Je code").fill(code)
    page.get_by_role("button", name="Lees mijn antwoord").click()
    expect(page.locator("[data-fill=heading]")).to_be_focused()


def complains(page: Page, amina: Colleague) -> str:
    """Talk with Amina, be done, and say that something was not right; returns the pick-up code."""
    meet(page, amina, "Noor")
    write(page, SECRET)
    expect(bubble(page, SECRET)).to_be_visible()
    amina.ends()
    page.get_by_role("link", name="Er klopte iets niet in dit gesprek").click()
    expect(page.get_by_label("Het gaat over het gesprek op dit toestel")).to_be_checked()
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("[data-error=words]")).to_be_visible()
    page.get_by_label("Wat klopte er niet?").fill(WORDS)
    assert not faults(page, "complaint")
    page.get_by_role("button", name="Verstuur").click()
    code = code_on(page)
    assert not faults(page, "code")
    return code


def names(page: Page, who: str) -> None:
    """Name somebody to read the conversation."""
    page.get_by_label("Wijs iemand aan").select_option(label=who)
    page.get_by_label("Waarom moet het gelezen worden?").fill("Was de toon goed?")
    page.get_by_role("button", name="Wijs aan").click()
    expect(page.locator(".saved")).to_contain_text("kan het gesprek nu lezen")


def names_two(page: Page, site: Service) -> None:
    """Open the complaint at the desk, and name two who were not there that day."""
    sign_in(page, site.staff["eva"])
    page.goto("/staff/complaints/")
    page.get_by_role("link", name="Klacht").last.click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    assert "amina" not in page.get_by_label("Wijs iemand aan").inner_text().lower()
    names(page, "Chris")
    names(page, "Dina")
    expect(page.get_by_label("Wijs iemand aan")).to_have_count(0)
    assert not faults(page, "complaint at the desk")


def decides(page: Page) -> None:
    """Read what the two found, decide and answer."""
    page.reload()
    expect(page.get_by_text("De toon was kort.")).to_be_visible()
    page.locator(".segments span", has_text="deels gegrond").click()
    page.get_by_label("Antwoord aan wie schreef").fill("Dat had anders gekund.\nDank je.")
    page.get_by_role("button", name="Beslis", exact=True).click()
    expect(page.locator(".saved")).to_contain_text("Beslist.")


def reads(page: Page, site: Service, who: str, finding: str) -> None:
    """Read the conversation as one of the two, and write down what was found."""
    sign_in(page, site.staff[who])
    page.goto("/staff/complaints/")
    page.get_by_role("link", name="Klacht").last.click()
    page.get_by_role("link", name="Lees het gesprek").click()
    expect(page.get_by_text(SECRET)).to_be_visible()
    assert not faults(page, "conversation of a complaint")
    page.get_by_label("Voor wie beslist").fill(finding)
    page.get_by_role("button", name="Bewaar mijn bevinding").click()
    expect(page.locator(".saved")).to_contain_text("Je bevinding is bewaard")


@pytest.mark.slow
def test_a_complaint_from_the_end_of_a_chat_is_read_by_two_decided_and_answered(
    new_page: NewPage, site: Service, amina: Colleague, watch: Watch
) -> None:
    watch.expected += ["status of 422"]
    noor = new_page(PHONE)
    code = complains(noor, amina)
    picks_up(noor, code)
    expect(noor.get_by_role("heading", name="Er is nog geen antwoord")).to_be_visible()

    eva = new_page(DESKTOP)
    names_two(eva, site)
    reads(new_page(DESKTOP), site, "chris", "De toon was kort.")
    reads(new_page(PHONE), site, "dina", "Eens met Chris.")

    decides(eva)
    picks_up(noor, code)
    expect(noor.get_by_text("Dat had anders gekund.")).to_be_visible()
    assert not faults(noor, "answer")


def asks(page: Page, what: str) -> str:
    """Ask for something without a conversation code; returns the pick-up code."""
    page.goto("/mijn-gegevens/vraag/")
    page.locator(".choice", has_text=what).click()
    page.get_by_label("Schuilnaam").fill("Lotte")
    page.get_by_label("Op welke dag was het?").fill(localdate(clock.now()).isoformat())
    page.get_by_label("Waarover praatten jullie?").fill("Over mijn egel.")
    page.get_by_role("button", name="Verstuur mijn vraag").click()
    return code_on(page)


def refuses(page: Page) -> None:
    """Refuse to show anything."""
    page.goto("/staff/requests/")
    assert not faults(page, "requests")
    page.get_by_role("listitem").filter(has_text="Zien wat").get_by_role("link").click()
    assert not faults(page, "request to see")
    page.get_by_label("Zonder code weten we niet van wie").check()
    page.get_by_role("button", name="Weiger").click()


def does(page: Page) -> None:
    """Look whether it fits, and have it erased."""
    page.get_by_role("listitem").filter(has_text="laten wissen").get_by_role("link").click()
    assert not faults(page, "request to erase")
    expect(page.get_by_text(SECRET)).to_have_count(0)
    page.get_by_role("link", name="Lees").click()
    expect(page.get_by_text(SECRET)).to_be_visible()
    page.get_by_role("link", name="Terug naar de vraag").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Klaar").click()
    expect(page.locator(".saved")).to_contain_text("hetzelfde of er iets gevonden is")


def test_without_a_code_nothing_is_shown_and_something_can_be_done(
    new_page: NewPage, site: Service, amina: Colleague
) -> None:
    phone = new_page(PHONE)
    meet(phone, amina, "Lotte")
    write(phone, SECRET)
    amina.ends()

    somebody = new_page(PHONE)
    somebody.goto("/mijn-gegevens/vraag/")
    assert not faults(somebody, "request")
    see, erase = asks(somebody, "Zien wat jullie bewaren"), asks(somebody, "laten wissen")

    femke = new_page(DESKTOP)
    sign_in(femke, site.staff["femke"])
    refuses(femke)
    does(femke)
    picks_up(somebody, see)
    expect(somebody.get_by_text("Dit kan alleen met de gesprekscode.")).to_be_visible()
    picks_up(somebody, erase)
    expect(somebody.get_by_text("Vonden we een gesprek dat past")).to_be_visible()
    expect(somebody.get_by_text(SECRET)).to_have_count(0)


def test_the_privacy_officer_reads_the_record_and_keeps_it_as_a_file(
    new_page: NewPage, site: Service
) -> None:
    page = new_page(DESKTOP)
    sign_in(page, site.staff["femke"])
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Register van verwerkingen").click()
    sealed = page.get_by_role("row", name=re.compile("Je internetadres, verzegeld"))
    expect(sealed).to_contain_text("een sleutel die de server niet heeft")
    sealed.get_by_text(re.compile("kolommen")).click()
    expect(sealed.get_by_text("SealedConnection.sealed")).to_be_visible()
    assert not faults(page, "record")
    with page.expect_download() as kept:
        page.get_by_role("link", name="Bewaar als tabel (CSV)").click()
    assert "SealedConnection,sealed" in kept.value.path().read_text("utf-8")

"""Browsers without JavaScript: plain forms, a link to look again, and the way out."""

from playwright.sync_api import Page, expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import PHONE, NewPage
from tests.browser.elsewhere import Elsewhere
from tests.browser.watch import Watch


def start(page: Page, nickname: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Start de chat").click()
    page.get_by_label("Schuilnaam").fill(nickname)
    page.get_by_role("button", name="Start de chat").click()
    expect(page.get_by_role("heading", name="Je bent in de wachtkamer")).to_be_visible()


def look_again(page: Page) -> None:
    page.get_by_role("link", name="Vernieuw").click()


def test_a_conversation_by_plain_forms(
    new_page: NewPage, amina: Colleague, elsewhere: Elsewhere
) -> None:
    page = new_page(PHONE, java_script_enabled=False)
    start(page, "Mol")
    # Playwright finds no texts inside <noscript>; what it holds is found by its class.
    expect(page.locator(".no-script")).to_be_visible()
    page.get_by_label("Wat wil je kwijt?").fill("Iets over thuis.")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_label("Wat wil je kwijt?")).to_have_value("Iets over thuis.")
    assert amina.takes("Mol")["question"] == "Iets over thuis."
    look_again(page)
    page.get_by_role("button", name="Ik ben er").click()
    page.get_by_label("Schrijf je bericht").fill("Dag, ben je daar?")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_role("log").get_by_text("Dag, ben je daar?")).to_have_count(1)
    amina.hears("Dag, ben je daar?")
    amina.says("Ja, vertel maar.")
    look_again(page)
    expect(page.get_by_role("log").get_by_text("Ja, vertel maar.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("log").get_by_text("Dag, ben je daar?")).to_have_count(1)
    leave(page, amina, elsewhere)


def leave(page: Page, amina: Colleague, elsewhere: Elsewhere) -> None:
    """Press the exit: the visit is over, the cookie gone, another site on the screen."""
    page.locator("header [data-exit]").click()
    page.wait_for_url(elsewhere.weather)
    amina.sees("state", state="active", visitor="left")
    assert page.context.cookies() == []
    page.goto("/chat/")
    expect(page.get_by_role("heading", name="Nog een paar vragen")).to_be_visible()


def test_mistakes_are_told_and_what_was_typed_stays(new_page: NewPage, watch: Watch) -> None:
    watch.expected += ["status of 422", "status of 409"]
    page = new_page(PHONE, java_script_enabled=False)
    page.goto("/chat/")
    page.get_by_label("Wat wil je kwijt?").fill("Dit wil ik niet opnieuw typen.")
    page.get_by_role("button", name="Start de chat").click()
    expect(page.get_by_role("alert")).to_contain_text("Vul een schuilnaam in.")
    expect(page.get_by_label("Schuilnaam")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Wat wil je kwijt?")).to_have_value("Dit wil ik niet opnieuw typen.")
    page.get_by_label("Schuilnaam").fill("Pad")
    page.get_by_role("button", name="Start de chat").click()
    expect(page.get_by_label("Wat wil je kwijt?")).to_have_value("Dit wil ik niet opnieuw typen.")
    page.get_by_role("button", name="Stop met wachten").click()
    expect(page.get_by_role("heading", name="Je bent gestopt met wachten")).to_be_visible()


def test_a_message_that_is_too_long_stays_in_the_field(
    new_page: NewPage, amina: Colleague, watch: Watch
) -> None:
    watch.expected.append("status of 409")
    page = new_page(PHONE, java_script_enabled=False)
    start(page, "Das")
    amina.takes("Das")
    look_again(page)
    page.get_by_role("button", name="Ik ben er").click()
    page.get_by_label("Schrijf je bericht").fill("x" * 2001)
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Schrijf je bericht")).to_have_value("x" * 2001)
    page.get_by_label("Schrijf je bericht").fill("kort")
    page.get_by_role("button", name="Verstuur").click()
    amina.hears("kort")
    amina.ends()
    look_again(page)
    expect(page.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()
    page.get_by_role("button", name="Overslaan").click()
    expect(page.get_by_text("Bedankt.")).to_be_visible()


def test_help_and_the_cookie_notice_are_plain_pages(new_page: NewPage) -> None:
    page = new_page(PHONE, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("button", name="Oké").click()
    expect(page.get_by_role("complementary", name="Melding")).to_have_count(0)
    kept = [(cookie["name"], cookie["expires"]) for cookie in page.context.cookies()]
    assert kept == [("clbchat_cookie_ok", -1)]
    page.get_by_role("link", name="Hulp nu").click()
    for number in ("112", "1813", "102", "106"):
        assert page.locator(f'main a[href="tel:{number}"]').first.is_visible(), number

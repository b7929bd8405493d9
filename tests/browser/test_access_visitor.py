"""Every page of a young person, in every state, can be used by everybody."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, NewPage
from tests.browser.elsewhere import Elsewhere
from tests.browser.looks import faults
from tests.browser.people import bubble, composer_of, start_chat, write
from tests.browser.watch import Watch
from tests.service import Service

TEXT_PAGES = (
    "hulp",
    "privacy",
    "wat-we-bewaren",
    "spelregels",
    "mijn-gegevens",
    "contact",
    "klacht",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, elsewhere: Elsewhere) -> Iterator[Service]:
    """A service with the style page, closed while nobody works, full when one person waits."""
    settings = {
        "NEUTRAL_SITE": elsewhere.weather,
        "OPEN_WITHOUT_STAFF": "false",
        "LIMIT_WAITING": "1",
    }
    with Service(tmp_path_factory.mktemp("access"), settings=settings) as running:
        yield running
    # Whoever is turned away gets a 503, which Django reports as an error.
    assert not [line for line in running.alarms() if "django.request" not in line]


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of any size."""
    return new_page(DESKTOP)


@pytest.mark.parametrize("name", TEXT_PAGES)
def test_a_text_page(name: str, page: Page) -> None:
    page.goto(f"/{name}/")
    assert not faults(page, name)


def test_the_style_page_with_every_component(page: Page) -> None:
    page.goto("/stijl/")
    assert not faults(page, "style")


def test_a_page_that_does_not_exist(page: Page, watch: Watch) -> None:
    watch.expected.append("status of 404")
    page.goto("/bestaat-niet/")
    assert not faults(page, "404")


def test_a_visit_from_the_landing_page_to_the_end(
    page: Page, new_page: NewPage, site: Service, watch: Watch
) -> None:
    watch.expected += ["status of 422", "status of 503"]
    others = new_page(DESKTOP)
    before_anybody_works(page)
    with Colleague(site, "bram") as bram:
        the_landing_page(page, "Open")
        the_form(page)
        the_waiting_room(page)
        the_landing_page(others, "Vol")
        bram.takes("Kikker")
        the_turn(page)
        the_landing_page(others, "Druk")
        the_conversation(page, bram)
        the_second_tab(page)
        bram.ends()
        the_end(page)


def before_anybody_works(page: Page) -> None:
    the_landing_page(page, "Dicht")
    expect(page.get_by_role("link", name="Start de chat")).to_be_hidden()
    page.goto("/chat/")
    page.get_by_label("Schuilnaam").fill("Nacht")
    page.get_by_role("button", name="Start de chat").click()
    expect(page.get_by_role("heading", name="Hier kan het wel.")).to_be_visible()
    expect(page.get_by_label("Schuilnaam")).to_have_value("Nacht")
    assert not faults(page, "turned away")


def the_landing_page(page: Page, word: str) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name=word, exact=True)).to_be_visible()
    assert not faults(page, f"landing {word}")


def the_form(page: Page) -> None:
    page.get_by_role("link", name="Start de chat").click()
    page.get_by_text("Meer vertellen (mag)").click()
    assert not faults(page, "form")
    page.get_by_role("button", name="Start de chat").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert not faults(page, "form with errors")
    page.get_by_role("link", name="Lees de spelregels").click()
    assert not faults(page, "rules")


def the_waiting_room(page: Page) -> None:
    start_chat(page, "Kikker")
    assert not faults(page, "waiting")
    page.get_by_role("button", name="Verberg").click()
    assert not faults(page, "covered")
    page.keyboard.press("Enter")


def the_turn(page: Page) -> None:
    expect(page.get_by_role("alert").get_by_text("Het is jouw beurt.")).to_be_visible()
    assert not faults(page, "turn")
    page.get_by_role("button", name="Ik ben er").click()


def the_conversation(page: Page, bram: Colleague) -> None:
    write(page, "Mag ik iets vragen?")
    seq = bram.hears("Mag ik iets vragen?")["seq"]
    bram.says("Natuurlijk.")
    bram.reads(seq)
    expect(bubble(page, "Natuurlijk.")).to_be_visible()
    bram.types()
    composer_of(page).fill("x" * 1900)
    page.get_by_role("button", name="Emoji").click()
    assert not faults(page, "conversation")
    page.get_by_role("button", name="Emoji").click()
    for dialog, opener in (("stop", "Stop de chat"), ("help", "Hulp nu")):
        page.get_by_text(opener).first.click()
        assert not faults(page, dialog)
        page.keyboard.press("Escape")


def the_second_tab(page: Page) -> None:
    second = page.context.new_page()
    second.goto("/chat/")
    expect(page.get_by_role("button", name="Hier verder")).to_be_visible()
    assert not faults(page, "opened elsewhere")
    page.get_by_role("button", name="Hier verder").click()
    expect(bubble(page, "Natuurlijk.")).to_be_visible()
    second.close()


def the_end(page: Page) -> None:
    expect(page.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()
    page.get_by_text("Lees het gesprek nog eens").click()
    assert not faults(page, "end")
    page.get_by_role("button", name="Overslaan").click()
    expect(page.get_by_text("Bedankt.")).to_be_visible()
    assert not faults(page, "thanks")

"""The story of a conversation: a phone in a hand, a console on a desk."""

import json

from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.colleague import Colleague
from tests.browser.people import (
    bubble,
    composer_of,
    meet,
    sign_in,
    start_chat,
    take_next,
    write,
)
from tests.service import Service


def frames_of(page: Page) -> list[str]:
    """Return a list that grows with everything this page hears over a socket."""
    heard: list[str] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: heard.append(str(data)))

    page.on("websocket", listen)
    return heard


def test_a_young_person_and_a_counsellor_talk(phone: Page, desktop: Page, site: Service) -> None:
    heard = frames_of(phone)
    start_chat(phone, "Noor")
    sign_in(desktop, site.staff["bram"])
    expect(desktop.locator("#queue")).to_contain_text("Noor")
    take_next(desktop)
    expect(phone).to_have_title("Chat · jouw beurt")
    phone.get_by_role("button", name="Ik ben er").click()
    expect(phone).to_have_title("Chat · gesprek")
    talk(phone, desktop)
    note(phone, desktop, heard)
    part(phone, desktop)
    tell_how_it_was(phone)


def talk(phone: Page, desktop: Page) -> None:
    composer_of(phone).press_sequentially("Ik")
    expect(desktop.get_by_text("Noor schrijft")).to_be_visible()
    write(phone, "Ik wil iets vertellen <b>hoi</b>")
    expect(bubble(desktop, "Ik wil iets vertellen <b>hoi</b>")).to_be_visible()
    expect(bubble(phone, "Ik wil iets")).to_contain_text("Gelezen")
    composer_of(desktop).press_sequentially("Dag")
    expect(phone.get_by_text("Bram schrijft")).to_be_visible()
    write(desktop, "Dag Noor, ik luister.")
    expect(bubble(phone, "Dag Noor, ik luister.")).to_be_visible()
    expect(phone.get_by_text("Bram schrijft")).to_be_hidden()
    expect(bubble(desktop, "Dag Noor")).to_contain_text("Gelezen")
    expect(bubble(phone, "Ik wil iets")).to_have_count(1)
    expect(bubble(desktop, "Dag Noor")).to_have_count(1)


def note(phone: Page, desktop: Page, heard: list[str]) -> None:
    desktop.get_by_label("Nieuwe notitie").fill("Wacht op een vriendin.")
    desktop.get_by_role("button", name="Bewaar notitie").click()
    expect(desktop.locator("[data-notes]")).to_contain_text("Wacht op een vriendin.")
    write(desktop, "Vertel maar.")
    expect(bubble(phone, "Vertel maar.")).to_be_visible()
    assert "message" in {json.loads(frame)["type"] for frame in heard}
    assert not [frame for frame in heard if "vriendin" in frame or '"note' in frame]
    expect(phone.get_by_text("vriendin")).to_have_count(0)


def part(phone: Page, desktop: Page) -> None:
    desktop.get_by_role("button", name="Einde").click()
    desktop.get_by_role("button", name="Sluit het gesprek af").click()
    expect(phone.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()
    expect(phone).to_have_title("Chat · klaar")
    expect(desktop.get_by_text("Je hebt het gesprek afgesloten.")).to_be_visible()
    phone.get_by_text("Lees het gesprek nog eens").click()
    expect(phone.get_by_text("Dag Noor, ik luister.")).to_be_visible()


def tell_how_it_was(phone: Page) -> None:
    send, skip = (phone.get_by_role("button", name=name) for name in ("Verstuur", "Overslaan"))
    assert size_of(send) == size_of(skip)
    # A radio group: the arrows choose.
    phone.get_by_role("radio", name="1 van 5 sterren").focus()
    for _ in range(3):
        phone.keyboard.press("ArrowRight")
    expect(phone.get_by_role("radio", name="4 van 5 sterren")).to_be_checked()
    phone.get_by_role("group", name="Hoe voel je je nu?").get_by_text("heel goed").click()
    phone.get_by_label("Wat was goed?").fill("Er werd geluisterd.")
    send.click()
    expect(phone.get_by_text("Bedankt.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Bedankt.")).to_be_visible()
    expect(phone.get_by_role("button", name="Overslaan")).to_have_count(0)


def size_of(button: Locator) -> tuple[float, float]:
    box = button.bounding_box()
    assert box
    return box["width"], box["height"]


def test_when_a_phone_is_turned_or_its_keyboard_opens_the_newest_message_stays_in_sight(
    phone: Page, amina: Colleague
) -> None:
    meet(phone, amina, "Mus")
    for number in range(1, 6):
        amina.says(f"{number}. " + "Neem gerust je tijd, ik lees mee. " * 6)
    newest = bubble(phone, "5. Neem gerust").locator("time")
    for width, height in ((390, 844), (390, 540), (844, 420), (390, 844), (320, 640)):
        phone.set_viewport_size({"width": width, "height": height})
        # The browser's own scrolling comes with the next picture it draws.
        phone.evaluate("() => new Promise(requestAnimationFrame)")
        expect(newest).to_be_in_viewport(ratio=1)
    phone.locator("[data-log]").locator("visible=true").evaluate("box => { box.scrollTop = 0 }")
    expect(newest).not_to_be_in_viewport()
    phone.set_viewport_size({"width": 390, "height": 844})
    expect(bubble(phone, "1. Neem gerust")).to_be_in_viewport()


def test_the_questions_at_the_end_may_be_skipped(phone: Page, desktop: Page, site: Service) -> None:
    start_chat(phone, "Mus")
    sign_in(desktop, site.staff["chris"])
    take_next(desktop)
    phone.get_by_role("button", name="Ik ben er").click()
    phone.get_by_role("button", name="Stop de chat").click()
    phone.get_by_role("button", name="Nee, blijf").click()
    write(phone, "Toch nog iets.")
    expect(bubble(desktop, "Toch nog iets.")).to_be_visible()
    composer_of(desktop).focus()
    phone.get_by_role("button", name="Stop de chat").click()
    expect(phone.get_by_role("button", name="Nee, blijf")).to_be_focused()
    phone.get_by_role("button", name="Ja, stop").click()
    expect(desktop.get_by_text("Mus heeft het gesprek afgesloten.")).to_be_visible()
    expect(desktop.get_by_role("log", name="Gesprek met Mus")).to_be_focused()
    # Who stops is told that the conversation leaves the screen.
    expect(phone.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()
    expect(phone.get_by_text("Toch nog iets.")).to_have_count(0)
    skips_and_wipes(phone)


def skips_and_wipes(phone: Page) -> None:
    phone.get_by_role("button", name="Overslaan").click()
    expect(phone.get_by_text("Bedankt.")).to_be_visible()
    phone.get_by_role("button", name="Wis dit scherm", exact=True).click()
    expect(phone.get_by_role("heading", name="Wil je praten?")).to_be_visible()
    phone.goto("/chat/")
    expect(phone.get_by_role("heading", name="Nog een paar vragen")).to_be_visible()

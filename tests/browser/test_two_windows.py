"""The same visit in two tabs, two counsellors who want the same young person, and a line that is given up."""

import time

from playwright.sync_api import Page, expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, NewPage
from tests.browser.people import bubble, meet, sign_in, start_chat, write
from tests.service import Service

ELSEWHERE = "Deze chat staat ergens anders open"
#: Enough for both pages to have been told when to press.
SOON = 600


def test_a_second_tab_takes_over_and_the_first_can_take_it_back(
    phone: Page, amina: Colleague
) -> None:
    meet(phone, amina, "Eend")
    write(phone, "eerste tab")
    second = phone.context.new_page()
    second.goto("/chat/")
    expect(bubble(second, "eerste tab")).to_be_visible()
    expect(phone.get_by_role("heading", name=ELSEWHERE)).to_be_focused()
    expect(phone.get_by_text("eerste tab")).to_have_count(0)
    write(second, "tweede tab")
    amina.hears("tweede tab")
    phone.get_by_role("button", name="Hier verder").click()
    expect(bubble(phone, "tweede tab")).to_be_visible()
    expect(second.get_by_role("heading", name=ELSEWHERE)).to_be_visible()
    write(phone, "weer hier")
    amina.hears("weer hier")
    amina.says("fijn")
    expect(bubble(phone, "fijn")).to_have_count(1)
    expect(bubble(second, "fijn")).to_have_count(0)
    amina.ends()


def test_of_two_counsellors_who_press_at_once_one_gets_it_and_the_other_reads_by_whom(
    new_page: NewPage, phone: Page, site: Service
) -> None:
    names = ("bram", "chris")
    desks = {name: new_page(DESKTOP) for name in names}
    for name, desk in desks.items():
        sign_in(desk, site.staff[name])
        desk.locator("#presence").get_by_text("Beschikbaar", exact=True).click()
    start_chat(phone, "Haas")
    for desk in desks.values():
        expect(desk.get_by_role("button", name="Start met Haas")).to_be_visible()
    press_at_once(list(desks.values()))
    winner, loser = who_has_it(desks, "Haas")
    reads = f"Al genomen door {winner.capitalize()}."
    expect(desks[loser].get_by_role("alert").get_by_text(reads)).to_be_visible()
    phone.get_by_role("button", name="Ik ben er").click()
    expect(phone.get_by_role("heading", name=f"Je praat met {winner.capitalize()}")).to_be_visible()


def who_has_it(desks: dict[str, Page], nickname: str) -> tuple[str, str]:
    """Wait until both consoles know, and return who has the conversation and who has not."""
    mine = {
        name: desk.locator("[data-talks]").get_by_role("heading", name=nickname)
        for name, desk in desks.items()
    }
    for name, desk in desks.items():
        expect(mine[name].or_(desk.get_by_text("Al genomen door"))).to_be_visible()
    first, second = desks
    assert mine[first].count() + mine[second].count() == 1
    return (first, second) if mine[first].count() else (second, first)


def press_at_once(desks: list[Page]) -> None:
    """Press the same button in every console, at the same moment of the clock."""
    moment = time.time() * 1000 + SOON
    for desk in desks:
        desk.evaluate(
            "moment => setTimeout(() => document.querySelector('[data-pick]').click(), moment - Date.now())",
            moment,
        )


GIVEN_UP = """async () => {
  const { Socket } = await import("/static/js/lib/socket.js");
  const seen = [];
  const on = (what) => () => seen.push(what);
  const handlers = { onOpen: on("open"), onFrame: on("frame"), onDown: on("down"), onRefused: on("refused") };
  const socket = new Socket({ url: "/ws/visit/", ...handlers });
  socket.start();
  socket.stop();
  await new Promise((done) => setTimeout(done, 1500));
  return seen;
}"""


def test_a_line_that_is_given_up_while_it_connects_says_nothing_anywhere(desktop: Page) -> None:
    desktop.goto("/hulp/")
    # What the browser would complain of, the watch finds.
    assert desktop.evaluate(GIVEN_UP) == []

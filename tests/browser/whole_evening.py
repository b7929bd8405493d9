"""An evening with a clock on the wall: desks, phones, and what people do there again and again."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.moved_clock import HERE, MovedClock
from tests.browser.people import bubble, sign_in, start_chat, write
from tests.browser.watch import Watch
from tests.service import Service

#: Where pictures of the evening go, to be looked at; without it none are taken.
PICTURES = os.environ.get("EVENING_PICTURES", "")


class Evening:
    """One Wednesday at the chat."""

    def __init__(self, browser: Browser, service: Service, clock: MovedClock, watch: Watch) -> None:
        self.browser = browser
        self.service = service
        self.clock = clock
        self.watch = watch
        self.phones: dict[str, Page] = {}
        self.day = clock.now.astimezone(HERE).date()

    def at(self, hour: str) -> None:
        """Move the hands of the clock to an hour of this evening."""
        hours, minutes = map(int, hour.split(":"))
        midnight = datetime(self.day.year, self.day.month, self.day.day, tzinfo=HERE)
        self.clock.move_to(self.service, midnight + timedelta(hours=hours, minutes=minutes))

    def page(self, device: dict[str, Any]) -> Page:
        """Open a browser of somebody's own."""
        context = self.browser.new_context(
            base_url=self.service.origin, locale="nl-BE", timezone_id="Europe/Brussels", **device
        )
        context.set_default_timeout(15_000)
        self.watch.look_at(context)
        self.clock.goes_with(context)
        return context.new_page()

    def desk(self, name: str) -> Page:
        """Let a counsellor sit down and become available."""
        desk = self.page(DESKTOP)
        sign_in(desk, self.service.staff[name], self.clock.now.timestamp())
        if desk.locator("#presence").count():
            expect(desk.locator("#queue [data-loading]")).to_be_hidden()
            desk.locator("#presence").get_by_text("Beschikbaar").click()
        return desk

    def phone(self, nickname: str) -> Page:
        """Let a young person come into the waiting room."""
        phone = self.phones[nickname] = self.page(PHONE)
        start_chat(phone, nickname)
        return phone

    def meet(self, desk: Page, nickname: str, name: str) -> Page:
        """Take the next one, who has waited longest, and be there on both sides."""
        phone = self.phones.get(nickname) or self.phone(nickname)
        desk.get_by_role("button", name="Start volgende gesprek").click()
        expect(desk.get_by_role("heading", name=nickname, level=2)).to_be_visible()
        phone.get_by_role("button", name="Ik ben er").click()
        expect(phone.get_by_role("heading", name=f"Je praat met {name}")).to_be_visible()
        return phone

    def talk(self, desk: Page, nickname: str, asked: str, answered: str) -> None:
        """Say one thing on each side."""
        write(self.phones[nickname], asked)
        expect(bubble(desk, asked)).to_be_visible()
        write(desk, answered)
        expect(bubble(self.phones[nickname], answered)).to_be_visible()

    def goes(self, nickname: str) -> None:
        """Let a young person close the window."""
        self.leave(self.phones.pop(nickname))

    def leave(self, page: Page) -> None:
        """Close somebody's browser."""
        self.clock.contexts.remove(page.context)
        page.context.close()

    def picture(self, page: Page, name: str) -> None:
        """Take a picture to be looked at, where pictures are asked for."""
        if PICTURES:
            page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


def end(desk: Page) -> None:
    """End the open conversation."""
    desk.get_by_role("button", name="Einde").click()
    desk.get_by_role("button", name="Sluit het gesprek af").click()


def put_aside(desk: Page) -> None:
    """Register later."""
    desk.get_by_role("button", name="Later").click()


def register(desk: Page, *keys: str) -> None:
    """Register by single keys, and put the conversation away."""
    form = desk.get_by_role("region", name="Registratie")
    expect(form.get_by_role("radio", name="Leerling")).to_be_focused()
    for key in keys:
        desk.keyboard.press(key)
    expect(desk.locator("[data-kept-told]:visible")).to_contain_text("Bewaard om")
    desk.get_by_role("button", name="Sluit dit venster").click()


@contextmanager
def a_wednesday(folder: Path, browser: Browser, neutral: str, elsewhere: str) -> Iterator[Evening]:
    """Let a service begin on a Wednesday at a quarter to five; nothing may be complained of at its end."""
    clock = MovedClock(folder)
    clock.set_before_start(wednesday_at_quarter_to_five())
    service = Service(
        folder / "service",
        settings={"MOVED_CLOCK": str(clock.file), "NEUTRAL_SITE": neutral},
        program="tests/moved_manage.py",
    )
    with service:
        expected = [f"request to another origin: {elsewhere}/"]
        watch = Watch(service.origin, expected=expected)
        story = Evening(browser, service, clock, watch)
        yield story
        for context in clock.contexts:
            context.close()
        assert not watch.complaints()
    assert not service.alarms()


def wednesday_at_quarter_to_five() -> datetime:
    today = datetime.now(UTC).astimezone(HERE)
    ahead = timedelta(days=(2 - today.weekday()) % 7 or 7)
    return (today + ahead).replace(hour=16, minute=45, second=0, microsecond=0)

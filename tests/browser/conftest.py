"""Browsers of the tests. They end with the last story here: Playwright's loop would block other async tests."""

from collections.abc import Callable, Iterator
from threading import Timer
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.browser.chromium import NONE_FOUND, arguments, executable
from tests.browser.colleague import Colleague
from tests.browser.elsewhere import Elsewhere
from tests.browser.stuck import LONG_PATIENCE, PATIENCE, end_pages
from tests.browser.watch import Watch
from tests.service import Service

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
DESKTOP = {"viewport": {"width": 1366, "height": 850}}
MILLISECONDS = 20_000
expect.set_options(timeout=10_000)

NewPage = Callable[..., Page]


@pytest.fixture(autouse=True)
def nobody_waits_for_ever(request: pytest.FixtureRequest) -> Iterator[None]:
    """End the pages of a story that stands still, so that it fails instead of the whole run waiting."""
    slow = request.node.get_closest_marker("slow") is not None
    timer = Timer(LONG_PATIENCE if slow else PATIENCE, end_pages)
    timer.daemon = True
    timer.start()
    yield
    timer.cancel()


@pytest.fixture(scope="session", autouse=True)
def sync_in_playwrights_loop() -> Iterator[None]:
    """Let Django's synchronous calls run in a test whose thread holds Playwright's loop."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def chromiums(playwright: Playwright) -> Iterator[list[Browser]]:
    """Hold the Chromium of this worker, and end it."""
    running: list[Browser] = []
    yield running
    for one in running:
        one.close()


@pytest.fixture(scope="module")
def browser(playwright: Playwright, chromiums: list[Browser]) -> Browser:
    """Return the worker's Chromium; started for the first story, and after one that it did not survive."""
    if not (chromiums and chromiums[-1].is_connected()):
        path = executable(playwright)
        if not path:
            pytest.fail(NONE_FOUND)
        chromiums.append(playwright.chromium.launch(executable_path=path, args=arguments()))
    return chromiums[-1]


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    """Start another site, to come from and to leave to."""
    with Elsewhere() as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, elsewhere: Elsewhere) -> Iterator[Service]:
    """Start one service for the tests of a module; its log may tell of no uncaught error."""
    settings = {"NEUTRAL_SITE": elsewhere.weather}
    with Service(tmp_path_factory.mktemp("site"), settings=settings) as running:
        yield running
    assert not running.alarms()


@pytest.fixture(scope="module")
def aminas_desk(site: Service) -> Iterator[Colleague]:
    """Let a counsellor at another machine come to work, for the tests of a module."""
    with Colleague(site, "amina") as colleague:
        yield colleague


@pytest.fixture
def amina(aminas_desk: Colleague) -> Iterator[Colleague]:
    """Return a counsellor at another machine, who is free."""
    yield aminas_desk
    aminas_desk.tidies()


@pytest.fixture
def watch(site: Service, elsewhere: Elsewhere) -> Iterator[Watch]:
    """Fail the test for a request to another origin, a broken policy or an error on the console."""
    watching = Watch(site.origin, expected=[f"request to another origin: {elsewhere.origin}/"])
    yield watching
    assert not watching.complaints()


@pytest.fixture
def new_page(browser: Browser, site: Service, watch: Watch) -> Iterator[NewPage]:
    """Open a page of a person's own: `new_page(PHONE)`, `new_page(DESKTOP, color_scheme="dark")`."""
    contexts: list[BrowserContext] = []

    def opened(device: dict[str, Any], **more: Any) -> Page:
        context = browser.new_context(base_url=site.origin, locale="nl-BE", **{**device, **more})
        context.set_default_timeout(MILLISECONDS)
        watch.look_at(context)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """Return a page on a phone."""
    return new_page(PHONE)


@pytest.fixture
def desktop(new_page: NewPage) -> Page:
    """Return a page on a desktop computer."""
    return new_page(DESKTOP)

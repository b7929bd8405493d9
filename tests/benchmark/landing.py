"""What the landing page costs a young person: bytes and requests, seen by a real browser."""

import shutil
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import sync_playwright


@dataclass
class Visit:
    """One first visit with an empty cache."""

    origin: str
    requests: dict[str, str] = field(default_factory=dict)
    received: dict[str, int] = field(default_factory=dict)

    def asked(self, event: dict[str, Any]) -> None:
        """Note a request."""
        self.requests[event["requestId"]] = event["request"]["url"]

    def finished(self, event: dict[str, Any]) -> None:
        """Note how many bytes a response took over the wire, headers included."""
        self.received[event["requestId"]] = int(event["encodedDataLength"])

    @property
    def sizes(self) -> dict[str, int]:
        """Bytes by path."""
        return {
            url.removeprefix(self.origin): self.received.get(number, 0)
            for number, url in self.requests.items()
        }

    @property
    def foreign(self) -> list[str]:
        """Addresses asked for that are not ours."""
        return [url for url in self.requests.values() if not url.startswith(self.origin)]


def visit_landing_page(origin: str) -> Visit:
    """Open `/` as a phone would and count until the page is quiet."""
    visit = Visit(origin)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or None, args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 390, "height": 844})
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.requestWillBeSent", visit.asked)
        wire.on("Network.loadingFinished", visit.finished)
        page.goto(f"{origin}/", wait_until="networkidle")
        page.wait_for_timeout(1000)
        browser.close()
    return visit

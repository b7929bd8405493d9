"""Watches a page: no request to anybody else, no broken policy, no error on the console."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

LISTEN = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy broken: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});
"""
OWN_SCHEMES = ("data", "blob", "about", "chrome-error", "chrome")


@dataclass
class Watch:
    """What went wrong in the pages of one test."""

    origin: str
    faults: list[str] = field(default_factory=list)
    #: Errors a test causes on purpose, by a part of their text: a cut network, a refused form.
    expected: list[str] = field(default_factory=list)

    def look_at(self, context: BrowserContext) -> None:
        """Watch every page of this context from now on."""
        context.add_init_script(LISTEN)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("page", self._page)

    def complaints(self) -> list[str]:
        """Return what went wrong and was not expected."""
        return [fault for fault in self.faults if not any(part in fault for part in self.expected)]

    def _page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._address(socket.url))
        page.on("pageerror", lambda error: self.faults.append(f"error on the page: {error}"))

    def _request(self, request: Request) -> None:
        self._address(request.url)

    def _address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in OWN_SCHEMES:
            return
        if f"{parts.scheme.replace('ws', 'http')}://{parts.netloc}" != self.origin:
            self.faults.append(f"request to another origin: {url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(
                f"console {message.type}: {message.text} ({message.location.get('url')})"
            )

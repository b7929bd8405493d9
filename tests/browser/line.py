"""The console's line, with somebody at the plug."""

import re

from playwright.sync_api import Page, WebSocketRoute


class Line:
    """The console's line, with somebody at the plug."""

    def __init__(self, page: Page) -> None:
        self.plugged = True
        #: Whether what the server says is held back until it is let through.
        self.slow = False
        self._held: list[str | bytes] = []
        self.open: list[WebSocketRoute] = []
        page.route_web_socket(re.compile("/ws/console/"), self.connect)

    def connect(self, line: WebSocketRoute) -> None:
        """Let a line through, or refuse it at once."""
        if self.plugged:
            server = line.connect_to_server()
            server.on_message(
                lambda said: self._held.append(said) if self.slow else line.send(said)
            )
            self.open.append(line)
        else:
            line.close(code=3000)

    def unplug(self) -> None:
        """Cut what is open, and let nothing through until the plug is back."""
        self.plugged = False
        while self.open:
            self.open.pop().close(code=3000)

    def delivered(self, kind: str) -> None:
        """Let what was held back through, up to the first frame of a kind."""
        while self.came(kind):
            said = self._held.pop(0)
            self.open[-1].send(said)
            if f'"type":"{kind}"' in str(said):
                return

    def came(self, kind: str) -> bool:
        """Tell whether a frame of a kind is held back."""
        return any(f'"type":"{kind}"' in str(said) for said in self._held)

    def hurry(self) -> None:
        """Let all that was held back through, and hold nothing any more."""
        while self._held:
            self.open[-1].send(self._held.pop(0))
        self.slow = False

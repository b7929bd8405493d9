"""The console's line, with somebody at the plug."""

import re

from playwright.sync_api import Page, WebSocketRoute


class Line:
    """The console's line, with somebody at the plug."""

    def __init__(self, page: Page) -> None:
        self.plugged = True
        self.open: list[WebSocketRoute] = []
        page.route_web_socket(re.compile("/ws/console/"), self.connect)

    def connect(self, line: WebSocketRoute) -> None:
        """Let a line through, or refuse it at once."""
        if self.plugged:
            line.connect_to_server()
            self.open.append(line)
        else:
            line.close(code=3000)

    def unplug(self) -> None:
        """Cut what is open, and let nothing through until the plug is back."""
        self.plugged = False
        while self.open:
            self.open.pop().close(code=3000)

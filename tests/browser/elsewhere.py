"""Another site: where people come from, and where the quick exit leads."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer any address with a page that says its own name."""
        body = f"<!doctype html><html lang=nl><title>Elders</title><h1>{self.path}</h1>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Say nothing."""


class Elsewhere:
    """A small site on a port of its own: `before` is where somebody was, `weather` is neutral."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        # Another name of this machine: another site also for the browser.
        self.origin = f"http://localhost:{self._server.server_port}"
        self.before = f"{self.origin}/ervoor"
        self.weather = f"{self.origin}/weer"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=10)

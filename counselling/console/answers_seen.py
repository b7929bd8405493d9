"""Asking the application, in this process, as a browser would, whether its answers carry what they must."""

from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from counselling.privacy.rules.selfcheck import Item, red

ASKED = ("/", "/chat/", "/privacy/", "/status.json", "/staff/login/", "/bestaat-niet/")
WANTED = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
#: What an answer may not carry at all.
UNWANTED = ("Access-Control-Allow-Origin", "ETag", "Server", "X-Powered-By")
SHARED_ON_PURPOSE = "/status.json"


def headers_item() -> Item:
    """Return what the answers of the running application say about being kept and shared."""
    found = [fault for path in ASKED for fault in _faults(path, _answer(path))]
    return red("headers", "wrong", found[0]) if found else Item("headers")


def _answer(path: str) -> HttpResponseBase:
    site = urlsplit(settings.SITE_ORIGIN)
    port = str(site.port or (443 if settings.SECURE else 80))
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": site.netloc,
        "SERVER_NAME": site.hostname or "", "SERVER_PORT": port,
    }  # fmt: skip
    return _application().get_response(request)


@cache
def _application() -> BaseHandler:
    application = BaseHandler()
    application.load_middleware()
    return application


def _faults(path: str, answer: HttpResponseBase) -> list[str]:
    wanted = WANTED | ({"Strict-Transport-Security": "max-age="} if settings.SECURE else {})
    shared = path == SHARED_ON_PURPOSE and bool(settings.STATUS_ORIGINS)
    faults = [
        f"{name}, {path}"
        for name, value in wanted.items()
        if value not in answer.headers.get(name, "")
        and not (shared and name == "Cross-Origin-Resource-Policy")
    ]
    faults += [f"{name}, {path}" for name in UNWANTED if name in answer.headers]
    # Nobody who only looks gets a cookie; the team's sign-in has one for its form.
    return faults + [
        f"Set-Cookie, {path}" for _ in answer.cookies if not path.startswith("/staff/")
    ]

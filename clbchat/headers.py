"""Headers that every answer carries, whoever asked."""

from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]

TWO_YEARS = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


class SafeHeaders:
    """Nothing is stored by the browser, framed, indexed or shared with other origins."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self._is_async = iscoroutinefunction(get_response)
        if self._is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        """Answer, and add what is missing."""
        if self._is_async:
            return self._answer_later(request)
        response = self.get_response(request)
        assert isinstance(response, HttpResponseBase)  # noqa: S101 - tells mypy which of the two modes this is
        return _with_headers(response)

    async def _answer_later(self, request: HttpRequest) -> HttpResponseBase:
        response = await self.get_response(request)  # type: ignore[misc]  # asynchronous here, see __init__
        return _with_headers(response)


def _with_headers(response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault("Permissions-Policy", PERMISSIONS)
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
    response.headers.setdefault("X-Robots-Tag", "noindex" if settings.DEMO else "nosnippet")
    if settings.SECURE:
        # Django adds this to requests it sees as https; here https ends at the proxy.
        response.headers.setdefault("Strict-Transport-Security", TWO_YEARS)
    return response

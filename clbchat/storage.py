"""Static files: one CSS file per door, hashed names, served without a thread per request."""

import re
from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT_LINE = re.compile(r"""^@import\s+(?:url\()?["']([^"']+)["']\)?([^;]*);\s*$""", re.MULTILINE)


DOC_COMMENT = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)


class JoinedManifestStorage(CompressedManifestStaticFilesStorage):
    """Puts imported CSS into the file that imports it, then hashes names in CSS and in ES modules.

    Modules are shipped without their doc comments: these name types as `import("./other.js")`, which
    Django's hashing takes for real imports, and those may go in circles.
    """

    support_js_module_import_aggregation = True
    # One pass for each step in the longest chain of imports.
    max_post_process_passes = 20

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Join and strip before the names are hashed; yields what Django's own step yields."""
        for name in paths:
            file = Path(self.path(name))
            if name.endswith(".css"):
                file.write_text(_joined(file), encoding="utf-8")
            elif name.endswith(".js"):
                file.write_text(
                    DOC_COMMENT.sub("", file.read_text(encoding="utf-8")), encoding="utf-8"
                )
        # Django would read the sources again; the collected copies are what was joined and stripped.
        collected = {name: (self, name) for name in paths}
        yield from super().post_process(collected, *args, **options)


def _joined(file: Path) -> str:
    def imported(line: re.Match[str]) -> str:
        text = _joined(file.parent / line[1])
        layer = line[2].strip()
        return (
            f"@layer {layer.removeprefix('layer(').removesuffix(')')} {{\n{text}}}\n"
            if layer
            else text
        )

    return IMPORT_LINE.sub(imported, file.read_text(encoding="utf-8"))


class StaticFiles(WhiteNoiseMiddleware):
    """WhiteNoise for both modes: its own class is synchronous and would hold a thread for each long poll."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Any) -> None:
        super().__init__(get_response)
        self._is_async = iscoroutinefunction(get_response)
        if self._is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        """Answer with the static file of this path, or pass the request on."""
        file = self.files.get(request.path_info)
        if not self._is_async:
            return self.get_response(request) if file is None else _served(file, request)
        return self._answer_later(request, file)

    async def _answer_later(
        self, request: HttpRequest, file: StaticFile | None
    ) -> HttpResponseBase:
        if file is None:
            answer: HttpResponseBase = await self.get_response(request)
            return answer
        return _served(file, request)


def _served(file: StaticFile, request: HttpRequest) -> HttpResponse:
    found = file.get_response(request.method, request.META)
    content = b""
    if found.file is not None:
        with found.file:
            content = found.file.read()
    response = HttpResponse(content, status=int(found.status))
    del response["Content-Type"]
    for name, value in found.headers:
        response[name] = value
    return response

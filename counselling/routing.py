"""The two sockets."""

from typing import Any

from django.urls import path, re_path

from counselling.console.consumer import ConsoleSocket
from counselling.live.sockets import Nowhere
from counselling.visitor.consumer import VisitorSocket

# Channels routes by the same patterns as pages; the types of `path` know of pages alone.
sockets: list[Any] = [
    path("ws/visit/", VisitorSocket.as_asgi()),  # type: ignore[arg-type]
    path("ws/console/", ConsoleSocket.as_asgi()),  # type: ignore[arg-type]
    re_path("", Nowhere.as_asgi()),  # type: ignore[arg-type]
]

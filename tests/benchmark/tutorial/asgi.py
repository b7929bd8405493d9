"""What the server of the tutorial application loads."""

import os
from typing import Any

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import re_path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmark.tutorial.settings")
http = get_asgi_application()

from tests.benchmark.tutorial.consumer import Chat  # noqa: E402 - Django must be set up first

consumer: Any = Chat.as_asgi()
routes: Any = [re_path(r"^room/\w+$", consumer)]
application = ProtocolTypeRouter({"http": http, "websocket": URLRouter(routes)})

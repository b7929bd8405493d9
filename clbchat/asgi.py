"""The application, for any ASGI server: pages through Django, sockets through Channels."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clbchat.settings")

from django.core.asgi import get_asgi_application

pages = get_asgi_application()

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import OriginValidator
from django.conf import settings

from counselling.routing import sockets

application = ProtocolTypeRouter(
    {"http": pages, "websocket": OriginValidator(URLRouter(sockets), settings.SITE_ORIGINS)}
)

# Thousands of idle sockets are thousands of objects that a full collection would walk again and again.
# What was imported holds next to no rubbish (25 of 126,000 objects): it is not looked through before either.
gc.freeze()
gc.set_threshold(50_000, 50, 1_000)

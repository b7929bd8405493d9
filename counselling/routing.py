"""The two sockets."""

from django.urls import path, re_path

from counselling.console.consumer import ConsoleSocket
from counselling.live.sockets import Nowhere
from counselling.visitor.consumer import VisitorSocket

sockets = [
    path("ws/visit/", VisitorSocket.as_asgi()),
    path("ws/console/", ConsoleSocket.as_asgi()),
    re_path("", Nowhere.as_asgi()),
]

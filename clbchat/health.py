"""Whether this process lives and whether it can work; for a supervisor process on this machine."""

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse


def healthz(request: HttpRequest) -> HttpResponse:
    """The process lives."""
    return HttpResponse("ok", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Database and bus answer; 503 and the name of what does not."""
    missing = [name for name, answers in (("database", _database), ("bus", _bus)) if not answers()]
    if missing:
        return HttpResponse(f"no {', no '.join(missing)}", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return False
    return True


def _bus() -> bool:
    layer = get_channel_layer()
    if layer is None:
        return True
    try:
        async_to_sync(layer.group_send)("readyz", {"type": "readyz"})
    except Exception:  # noqa: BLE001 - redis, sockets and pools each raise their own
        return False
    return True

"""Daphne as we ship it: on uvloop, small frames, no access log, no server name, readers that must read."""

import asyncio
import sys
from collections.abc import Callable

import uvloop

FRAME_LIMIT = 64 * 1024


def serve(
    *, host: str, port: int, unix: str = "", ready: Callable[[], None] = lambda: None
) -> None:
    """Serve until interrupted, on a port or on a unix socket; `ready` is called once it listens."""
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    # Daphne takes its event loop while it is imported, so the policy stands first.
    from daphne.endpoints import build_endpoint_description_strings

    from clbchat.asgi import application
    from clbchat.brake import BrakingServer
    from clbchat.journal import keep_marking
    from clbchat.sweeping import start_sweeping

    keep_marking()
    server = BrakingServer(
        application=application,
        endpoints=(
            build_endpoint_description_strings(unix_socket=unix)
            if unix
            else build_endpoint_description_strings(host=host, port=port)
        ),
        ready_callable=ready,
        server_name=None,
        verbosity=0,
        websocket_max_message_size=FRAME_LIMIT,
        websocket_max_frame_size=FRAME_LIMIT,
        websocket_timeout=-1,
    )
    start_sweeping()
    server.run()
    if server.abort_start:
        place = f"The socket {unix}" if unix else f"Port {port} on {host}"
        print(f"{place} is taken or may not be used.", file=sys.stderr)
        sys.exit(1)


def refuse_demo_staff() -> None:
    """Stop where demo accounts, whose passwords lie in a file, stand in a database that is not for demonstrations."""
    from django.conf import settings

    from accounts.models import Staff

    if not settings.DEMO and Staff.objects.filter(is_demo=True).exists():
        sys.exit(
            "This database holds demo accounts: remove them, or use 'quickstart' on this machine alone."
        )


def tell_of_missing_approvers() -> None:
    """Say why the chat will let nobody in; it serves all the same, so that people can be invited."""
    from django.conf import settings

    from counselling.shift.queries.approvers import approvers_missing

    missing, needed = approvers_missing(), settings.APPROVERS_NEEDED
    if missing:
        print(
            f"The chat lets nobody new in: {missing} of {needed} supervisors who can sign in are missing,"
            " because an emergency takes two.",
            file=sys.stderr,
        )


def refuse_without_keys() -> None:
    """Stop where a key is missing: fresh ones would open nothing that is stored."""
    from django.conf import settings

    from counselling.core import keys

    missing = keys.missing(settings.KEY_DIR)
    if missing:
        sys.exit(
            f"The key folder lacks {', '.join(missing)}: bring the folder back, or run 'create_keys' on a new installation and after an update that needs a new one."
        )

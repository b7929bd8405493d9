"""When so many young people come that no more sockets fit, whoever answers them still gets in."""

from functools import partial
from typing import Any
from uuid import UUID

import pytest
from channels.testing import WebsocketCommunicator
from django.conf import settings as configured

from accounts.actions import start_sign_in
from accounts.models import Staff
from clbchat.asgi import application
from counselling.live import threads
from tests.doors.test_sockets_visitor import ORIGIN, Opens, Tab
from tests.doors.test_sockets_visitor import opens as opens
from tests.doors.test_sockets_visitor import talking as talking

pytestmark = pytest.mark.django_db(transaction=True)


async def test_a_share_of_all_sockets_is_kept_for_the_team(
    opens: Opens, talking: UUID, evening: Staff, settings: Any
) -> None:
    settings.LIMIT_SOCKETS = 1
    first = await opens()
    await first.send("hello")
    await first.told("snapshot")
    assert await (await opens()).code() == 4009
    await threads.run(partial(start_sign_in, staff=evening, session_key="here"))
    cookie = f'{configured.SESSION_COOKIE_NAME}="here"'.encode()
    wire = WebsocketCommunicator(
        application, "/ws/console/", [(b"origin", ORIGIN), (b"cookie", cookie)]
    )
    assert (await wire.connect(timeout=5))[0]
    await Tab(wire).send("hello")
    await Tab(wire).told("snapshot")
    await wire.disconnect(timeout=5)

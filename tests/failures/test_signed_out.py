"""Whoever signs out, is closed out or lost their phone is gone from every console within five seconds."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.failures.crowd import SETTINGS
from tests.parts import OwnRedis
from tests.people import Counsellor, code_now
from tests.service import Service

WITHIN = 5.0
GONE = 4401


async def form_of(person: Counsellor, page: str, action: str, **fields: str) -> int:
    """Send a form of a page and return the answer's status."""
    token = (await person.web.get(page)).hidden("csrfmiddlewaretoken")
    answer = await person.web.post(action, {"csrfmiddlewaretoken": token, **fields})
    return answer.status


async def is_gone(person: Counsellor, since: float) -> None:
    """Wait until the console was shut; neither it nor a page opens again."""
    code = await person.wire.close_code(within=WITHIN - (time.monotonic() - since))
    assert code == GONE
    assert (await person.web.get("/staff/")).status == 302


@pytest.fixture
async def desks(
    tmp_path: Path, postgres: str, own_redis: OwnRedis
) -> AsyncIterator[tuple[Counsellor, Counsellor, Counsellor]]:
    """Amina at two processes and Eva, who coordinates; then Redis ends."""
    settings = {**SETTINGS, "DATABASE_URL": postgres, "REDIS_URL": own_redis.url}
    with Service(tmp_path, settings=settings, processes=2) as service:
        here, eva = Counsellor(service, "amina"), Counsellor(service, "eva")
        await here.arrive()
        there = Counsellor(service, "amina", process=1)
        there.web.cookies = here.web.cookies
        await there.connect()
        await eva.sign_in()
        own_redis.stop()
        yield here, there, eva
        assert not service.alarms(but="ConnectionError")


async def test_who_signs_out_is_gone_everywhere_with_redis_down(
    desks: tuple[Counsellor, Counsellor, Counsellor],
) -> None:
    here, there, _eva = desks
    since = time.monotonic()
    assert await form_of(here, "/staff/me/", "/staff/logout/") == 302
    await asyncio.gather(is_gone(here, since), is_gone(there, since))


async def test_a_closed_account_is_gone_everywhere_with_redis_down(
    desks: tuple[Counsellor, Counsellor, Counsellor],
) -> None:
    here, there, eva = desks
    page = await page_of_amina(eva)
    since = time.monotonic()
    assert await form_of(eva, page, f"{page}close/") == 303
    await asyncio.gather(is_gone(here, since), is_gone(there, since))


async def test_who_lost_the_phone_is_gone_everywhere_with_redis_down(
    desks: tuple[Counsellor, Counsellor, Counsellor],
) -> None:
    here, there, eva = desks
    page = await page_of_amina(eva)
    secret = str(eva.service.staff["eva"]["totp_secret"])
    since = time.monotonic()
    # The code of this half minute opened the session: the next one is taken a step early.
    code = code_now(secret, time.time() + 30)
    assert await form_of(eva, page, f"{page}device/", otp_token=code) == 200
    await asyncio.gather(is_gone(here, since), is_gone(there, since))


async def page_of_amina(eva: Counsellor) -> str:
    listed = (await eva.web.get("/staff/people/")).text
    before = listed[: listed.index(">Amina<")]
    return before[before.rindex('href="') + 6 : before.rindex('"')]

"""Somebody guesses codes at two processes at once: together they let no more through than one."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest

from counselling.visitor.tries import WRONG_CODES_PER_TAG
from tests.parts import OwnRedis
from tests.service import Service
from tests.web import Web

pytestmark = [pytest.mark.postgres, pytest.mark.redis]

GUESSER, HOME = "198.51.100.7", "198.51.100.8"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
AT_ONCE = 12
AN_HOUR_AGO = """
    UPDATE counselling_tried SET until = until - interval '1 hour', moments = (
        SELECT jsonb_agg(moment::bigint - 3600000)
        FROM jsonb_array_elements_text(moments) AS moment
    )
"""


def guessed(service: Service, number: int, address: str = GUESSER) -> int:
    """Type a code that nobody has at one of the two processes, and return the answer's status."""
    web = Web(service.origin, service.ports[number % 2])
    body = urlencode({"code": f"12345-{number:06}-12345"}).encode()
    return web.ask("POST", "/mijn-gegevens/", body, {**FORM, "X-Forwarded-For": address}).status


def crowd(service: Service, numbers: range) -> Counter[int]:
    """Guess many times at once."""
    with ThreadPoolExecutor(AT_ONCE) as hands:
        return Counter(hands.map(lambda number: guessed(service, number), numbers))


def test_sixty_wrong_codes_at_two_processes_are_sixty(
    tmp_path: Path, postgres: str, own_redis: OwnRedis
) -> None:
    settings = {
        "DATABASE_URL": postgres, "REDIS_URL": own_redis.url, "TRUSTED_PROXIES": "127.0.0.1/32",
    }  # fmt: skip
    with Service(tmp_path, settings=settings, processes=2) as service:
        # A few more than may be, all at once: none slips through between two processes.
        more = 2 * AT_ONCE
        told = crowd(service, range(WRONG_CODES_PER_TAG + more))
        assert told == {422: WRONG_CODES_PER_TAG, 429: more}
        assert [guessed(service, number) for number in (0, 1)] == [429, 429]
        assert [guessed(service, number, HOME) for number in (0, 1)] == [422, 422]
        service.servers[0].kill()
        service.restart(0)
        assert guessed(service, 0) == 429, "a process that starts anew knows of them too"
        with psycopg.connect(postgres) as connection:
            connection.execute(AN_HOUR_AGO)
        assert guessed(service, 0) == 422
        assert not service.alarms()

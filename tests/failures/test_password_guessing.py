"""A hundred addresses guess a colleague's password; she herself signs in meanwhile."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Event

from tests.failures.crowd import NO_LIMITS
from tests.people import code_now
from tests.service import Service
from tests.web import Answer, Web

#: Here each guess costs the service what it costs outside of tests.
SETTINGS = {
    **NO_LIMITS,
    "TRUSTED_PROXIES": "127.0.0.1/32",
    "DJANGO_SETTINGS_MODULE": "clbchat.settings",
}
ADDRESSES = 100
#: A hundred tries a minute.
PAUSE = 0.6
WITHIN = 10.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def gives(web: Web, address: str, path: str, **fields: str) -> Answer:
    """Send a form of the sign-in, from this address."""
    seen = {"X-Forwarded-For": address}
    token = web.ask("GET", path, b"", seen).hidden("csrfmiddlewaretoken")
    words = {"csrfmiddlewaretoken": token, **fields}
    body = "&".join(f"{name}={value}" for name, value in words.items()).encode()
    return web.ask("POST", path, body, {**FORM, **seen})


def guess(service: Service, over: Event) -> int:
    """Guess from one address after another until it is over; returns how often."""
    for number in count():
        if over.wait(PAUSE):
            return number
        web = Web(service.origin, service.ports[0])
        address = f"203.0.113.{number % ADDRESSES}"
        answer = gives(web, address, "/staff/login/", username="amina", password=f"guess{number}")
        assert answer.status in (422, 429)
    return 0


def test_whoever_is_guessed_at_is_in_within_ten_seconds(tmp_path: Path) -> None:
    with Service(tmp_path, settings=SETTINGS) as service, ThreadPoolExecutor(1) as crowd:
        before = Event()
        fast = [crowd.submit(guess_once, service, number) for number in range(ADDRESSES)]
        assert {one.result() for one in fast} == {422, 429}
        guessing = crowd.submit(guess, service, before)
        begun = time.monotonic()
        try:
            assert signs_in(service) == "/staff/"
            assert time.monotonic() - begun < WITHIN
        finally:
            before.set()
        assert guessing.result() > 1
        assert not service.alarms()


def guess_once(service: Service, number: int) -> int:
    web = Web(service.origin, service.ports[0])
    address = f"203.0.113.{number}"
    return gives(web, address, "/staff/login/", username="amina", password="guess").status


def signs_in(service: Service) -> str:
    """Do what the page says: give the password, wait five seconds, give it again, then the code."""
    web, here, amina = Web(service.origin, service.ports[0]), "192.0.2.1", service.staff["amina"]
    password = {"username": "amina", "password": str(amina["password"])}
    slowed = gives(web, here, "/staff/login/", **password)
    assert (slowed.status, "Wacht 5 seconden" in slowed.text) == (429, True)
    time.sleep(5)
    assert gives(web, here, "/staff/login/", **password).location == "/staff/verify/"
    code = code_now(str(amina["totp_secret"]))
    return gives(web, here, "/staff/verify/", otp_token=code).location

"""Codes that one colleague reads out to another: to see what was opened, and to set up another phone."""

import re
import time

from tests.failures.planted import ADDRESS
from tests.people import TOTP_STEP, Counsellor, code_now
from tests.service import Service
from tests.web import Answer

READ_OUT = re.compile(r'<p class="read-out" translate="no">([^<]+)</p>')
KEY = re.compile(r'<code class="secret" translate="no">([^<]+)</code>')


async def opened_and_shown(service: Service, amina: Counsellor, words: str) -> list[str]:
    """Let chris open the address that amina asked for, and amina see the copy; returns what was read out."""
    chris = Counsellor(service, "chris")
    await chris.sign_in()
    listed = await chris.web.get("/staff/emergency/")
    number = re.search(r"/staff/emergency/(\d+)/", listed.text)
    assert number, listed.text
    place = f"/staff/emergency/{number[1]}/"
    opened = await fills_in(chris, place, "open/", words=words, code=next_code(chris))
    assert ADDRESS in opened.text, "the dossier shows it"
    code = code_in(opened)
    shown = await fills_in(amina, place, "show/", spoken=code, code=next_code(amina))
    assert ADDRESS in shown.text, "the copy shows it"
    return [words, *both_ways(code)]


async def phone_replaced(service: Service) -> list[str]:
    """Let eva take the phone off bram's account, and bram set up another; returns the code and the app's key."""
    eva, bram = Counsellor(service, "eva"), Counsellor(service, "bram")
    await eva.sign_in()
    person = await bram_among(eva)
    freed = await fills_in(eva, person, "device/", otp_token=next_code(eva))
    code = code_in(freed)
    password = str(service.staff["bram"]["password"])
    await fills_in(bram, "/staff/login/", "", username="bram", password=password)
    await fills_in(bram, "/staff/setup/", "", setup_code=code)
    key = KEY.search((await bram.web.get("/staff/setup/")).text)
    assert key, "the page shows the key of the app"
    return [*both_ways(code), *both_ways(key[1])]


async def bram_among(eva: Counsellor) -> str:
    listed = (await eva.web.get("/staff/people/")).text
    found = re.search(r'href="(/staff/people/\d+/)"[^>]*>\s*Bram', listed)
    assert found, "bram is on the list"
    return found[1]


async def fills_in(person: Counsellor, page: str, form: str, **fields: str) -> Answer:
    """Open a page of the team, and send one of its forms."""
    token = (await person.web.get(page)).hidden("csrfmiddlewaretoken")
    return await person.web.post(f"{page}{form}", {"csrfmiddlewaretoken": token, **fields})


def next_code(person: Counsellor) -> str:
    """Return a code that was not used at the sign-in: the next one is taken one step early."""
    secret = str(person.service.staff[person.name]["totp_secret"])
    return code_now(secret, time.time() + TOTP_STEP)


def code_in(page: Answer) -> str:
    """Return the code that a page shows to be read out."""
    found = READ_OUT.search(page.text)
    assert found, page.text
    return found[1]


def both_ways(code: str) -> list[str]:
    """Return a code as it is shown and as it is compared."""
    return [code, "".join(sign for sign in code if sign.isalnum())]

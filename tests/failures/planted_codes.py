"""Codes that one colleague reads out to another: to see what was opened, and to set up another phone."""

import asyncio
import re
import time

from tests.failures.planted_words import ADDRESS, TRAM
from tests.people import TOTP_STEP, Counsellor, code_now
from tests.service import Service
from tests.web import Answer

READ_OUT = re.compile(r'<p class="read-out" translate="no">([^<]+)</p>')
CARD = re.compile(r'<ol class="card-lines" translate="no">(.+?)</ol>', re.DOTALL)
KEY = re.compile(r'<code class="secret" translate="no">([^<]+)</code>')


async def opened_and_shown(chris: Counsellor, amina: Counsellor, words: str) -> list[str]:
    """Let chris open the address that amina asked for first, and amina see the copy; returns what was read out."""
    place = "/staff/emergency/1/"
    opened = await fills_in(chris, place, "open/", words=words, code=next_code(chris))
    for address in (ADDRESS, TRAM):
        assert address in opened.text, "the dossier shows it"
    code = code_in(opened)
    shown = await fills_in(amina, place, "show/", spoken=code, code=next_code(amina))
    assert ADDRESS in shown.text, "the copy shows it"
    return [words, *both_ways(code)]


async def card_made(chris: Counsellor, words: str) -> list[str]:
    """Let chris make a card for when they are away from a screen; returns the codes on it."""
    # Both codes of this moment were used.
    await asyncio.sleep(TOTP_STEP - time.time() % TOTP_STEP + 1)
    place = "/staff/emergency/card/"
    page = await fills_in(chris, place, "", words=words, code=next_code(chris))
    lines = CARD.search(page.text)
    assert lines, page.text
    codes = re.findall(r"<li>([^<]+)</li>", lines[1])
    return [way for code in codes for way in both_ways(code)]


async def phone_replaced(service: Service, eva: Counsellor) -> list[str]:
    """Let eva take the phone off bram's account, and bram set up another; returns the code and the app's key."""
    bram = Counsellor(service, "bram")
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

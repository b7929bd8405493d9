"""What is written on the pages of the team and to its desks, and the codes that those pages show once."""

import re
import subprocess
import sys
import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.failures.planted_codes import both_ways, fills_in, next_code
from tests.failures.planted_together import words_on
from tests.failures.planted_words import ADDRESS, NICKNAME, TYPED
from tests.house.tree import ROOT
from tests.people import Counsellor, Visitor
from tests.service import Service

HERE = ZoneInfo("Europe/Brussels")
SHOWN_CODE = re.compile(r'<p class="code" translate="no">([^<]+)</p>')
RECOVERY = re.compile(r"<li><code>([^<]+)</code></li>")


async def by_appointment(service: Service, bram: Counsellor) -> list[str]:
    """Let bram keep a time and somebody come for it, in whose talk bram asks for the address; returns the secrets."""
    soon = (datetime.now(HERE) + timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M")
    made = await fills_in(bram, "/staff/appointments/", "add/", at=soon)
    code = SHOWN_CODE.search(made.text)
    assert code, made.text
    lars = Visitor(service, NICKNAME)
    lars.web.address = ADDRESS
    came = await lars.web.post("/chat/afspraak/", {"code": code[1], "nickname": NICKNAME})
    assert came.status == 303, came.text
    conversation = str((await lars.connect(after=0)).get("conversation", ""))
    expected = await bram.wire.until(
        lambda frame: bool(expected_in(frame)), wanted="an appointment"
    )
    conversation = expected_in(expected)
    assert (await bram.take(conversation))["type"] == "taken"
    await lars.wire.send("here")
    await lars.say(TYPED["afgesproken"])
    words = words_on((await lars.web.get("/chat/")).text)
    asked = {"id": str(uuid.uuid4()), "conversation": conversation, "ground": "self"}
    await bram.wire.send(
        "emergency_ask", **asked, acute="now", whom="112", discussed="yes", tried=["nothing"],
        facts=TYPED["verzoek"],
    )  # fmt: skip
    await bram.wire.expect("emergency")
    return [code[1], words, *lars.web.cookies.values()]


def expected_in(frame: dict[str, object]) -> str:
    """Return the visit that waits for an appointment, as the line tells it."""
    waiting = frame.get("waiting", [])
    assert isinstance(waiting, list)
    return next((str(one["conversation"]) for one in waiting if one.get("appointment")), "")


async def declined(chris: Counsellor) -> None:
    """Let chris say why an address stays closed."""
    listed = (await chris.web.get("/staff/emergency/")).text
    newest = max(int(number) for number in re.findall(r"/staff/emergency/(\d+)/", listed))
    place = f"/staff/emergency/{newest}/"
    said = await fills_in(chris, place, "decline/", why=TYPED["weigering"])
    assert said.status == 302, said.text


async def given(amina: Counsellor) -> None:
    """Write down to whom an address was given."""
    told = {"whom": "101", "recipient": TYPED["aanwie"], "told": "already", "told_how": ""}
    kept = await fills_in(amina, "/staff/emergency/1/", "give/", id=str(uuid.uuid4()), **told)
    assert kept.status == 302, kept.text


async def for_the_team(bram: Counsellor, eva: Counsellor) -> None:
    """Keep a reply of one's own, and tell the whole team something."""
    reply = {"code": "kan", "text": TYPED["sjabloon"]}
    assert (await fills_in(bram, "/staff/replies/", "save/", **reply)).status == 302
    today = datetime.now(HERE).date().isoformat()
    told = {"text": TYPED["mededeling"], "last_day": today}
    assert (await fills_in(eva, "/staff/announcements/", "add/", **told)).status == 302


async def to_learn_from(amina: Counsellor, chris: Counsellor, conversation: str) -> None:
    """Propose a conversation with a question, and plan a meeting."""
    asked = await fills_in(
        amina, "/staff/intervision/mine/", f"{conversation}/propose/", question=TYPED["leervraag"]
    )
    assert asked.status == 302, asked.text
    place = "/staff/intervision/meetings/new/"
    page = (await chris.web.get(place)).text
    chair = re.search(r'<option value="(\d+)"[^>]*>Chris', page)
    seat = re.search(r'name="seats" value="(\d+)"', page)
    assert chair, page
    assert seat, page
    when = (datetime.now(HERE) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    plan = {"begins_at": when, "days": "2", "chair": chair[1], "seats": seat[1]}
    planned = await fills_in(chris, place, "", **plan, agenda=TYPED["agenda"])
    assert planned.status == 302, planned.text


async def letters(noor: Visitor) -> list[str]:
    """Write to each desk without a name; returns the codes behind which the answers will wait."""
    forms = {
        "/contact/": {"words": TYPED["contact"]},
        "/klacht/": {"words": TYPED["klacht"], "this": "yes"},
        "/mijn-gegevens/vraag/": {
            "words": TYPED["aanvraag"], "asked": "see", "nickname": NICKNAME, "day": "", "topic": "",
        },
    }  # fmt: skip
    codes = [await shown_code(noor, place, **typed) for place, typed in forms.items()]
    return [way for code in codes for way in both_ways(code)]


async def conversation_code(noor: Visitor) -> list[str]:
    """Ask for the code of the conversation; returns it."""
    return both_ways(await shown_code(noor, "/chat/code/"))


async def shown_code(noor: Visitor, place: str, **typed: str) -> str:
    fields = {"page": str(uuid.uuid4()), **typed}
    answer = await noor.web.post(place, fields, Accept="application/json")
    assert answer.status == 200, answer.text
    return str(answer.json()["fill"]["code"])


async def recovery_codes(femke: Counsellor) -> list[str]:
    """Make new recovery codes; returns them."""
    page = await fills_in(femke, "/staff/me/", "codes/", otp_token=next_code(femke))
    codes = RECOVERY.findall(page.text)
    assert codes, page.text
    return [way for code in codes for way in both_ways(code)]


def invitation(service: Service) -> list[str]:
    """Invite somebody with a link; returns the secret in it."""
    command = ["invite_staff", "nieuw", "--display-name", "Nieuw", "--role", "counsellor", "--link"]
    made = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *command],
        env=service.environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [made.stdout.strip().partition("#")[2]]

"""What colleagues write to each other about a young person, and a young person who leaves quickly and comes back."""

import re
import uuid
from typing import Any

from tests.failures.planted_words import NICKNAME, TRAM, TYPED
from tests.people import Counsellor, Visitor
from tests.service import Service


async def with_a_colleague(
    noor: Visitor, amina: Counsellor, bram: Counsellor, conversation: str
) -> None:
    """Quote to a colleague, ask them in, and hand over; the young person and the colleague would rather not."""
    await bram.arrive()
    await bram.wire.send("presence", state="available", capacity=1)
    await bram.wire.expect("presence")
    about: dict[str, Any] = {"conversation": conversation, "colleague": await id_of("Bram", amina)}
    await amina.wire.send(
        "channel_say",
        id=str(uuid.uuid4()),
        text=TYPED["citaat"],
        to="colleague",
        colleague=about["colleague"],
        quote={"conversation": conversation, "seq": await line_of(amina, conversation)},
    )
    await amina.wire.until(lambda frame: frame["type"] == "channel_said", wanted="a quote")
    await amina.wire.send("ask_in", **about, note=TYPED["erbij"])
    asked = await noor.wire.until(lambda frame: bool(frame.get("asked")), wanted="a question")
    await noor.web.post("/chat/answer/", {"id": asked["asked"]["id"], "answer": "no"})
    await amina.wire.until(
        lambda frame: frame["type"] == "state" and frame["asked"] is None, wanted="a no"
    )
    await amina.wire.send("hand_over", **about, note=TYPED["overdragen"])
    asked = await bram.wire.until(lambda frame: bool(frame.get("askings")), wanted="a request")
    answer = {"conversation": conversation, "asking": asked["askings"][0]["id"], "accept": False}
    assert asked["askings"][0]["note"] == TYPED["overdragen"]
    await bram.wire.send("answer", **answer)
    await bram.wire.until(lambda frame: frame.get("askings") == [], wanted="nothing asked")


async def id_of(name: str, console: Counsellor) -> int:
    """Return the id of somebody on duty, as a console is told."""

    def there(frame: dict[str, Any]) -> bool:
        members = frame.get("members", [])
        return any(one["name"] == name and one["presence"] == "available" for one in members)

    told = await console.wire.until(there, wanted=f"{name} in the team")
    return next(int(one["id"]) for one in told["members"] if one["name"] == name)


async def line_of(console: Counsellor, conversation: str) -> int:
    """Return the number of what the young person wrote."""
    await console.wire.send("resume", conversation=conversation)
    talk = await console.wire.expect("resumed")
    return next(int(one["seq"]) for one in talk["messages"] if one.get("text") == TYPED["bericht"])


async def comes_back(service: Service, noor: Visitor, words: str) -> tuple[Visitor, list[str]]:
    """Leave quickly, and come back from another address; returns the new browser, and its secrets."""
    assert (await noor.web.post("/weg/", {})).status == 204
    await noor.hang_up()
    back = Visitor(service, NICKNAME, process=1)
    back.web.address = TRAM
    assert (await back.web.post("/chat/terug/", {"words": words})).status == 303
    await back.connect(after=0)
    return back, [words_on((await back.web.get("/chat/")).text), *back.web.cookies.values()]


def words_on(page: str) -> str:
    """Return the words that lead back, as the page of a visit shows them."""
    words = re.search(r"data-words[^>]*>([^<]+)<", page)
    assert words, "the page shows the words that lead back"
    return words[1]


async def shift_code(service: Service, amina: Counsellor) -> list[str]:
    """Let amina lead the evening and let a colleague in with a code; returns the code."""
    await amina.wire.send("lead", on=True)
    await amina.wire.send("colleagues")
    listed = (await amina.wire.expect("colleagues"))["staff"]
    person = listed[0]
    await amina.wire.send("sign_in_code", staff=person["id"])
    code = str((await amina.wire.expect("sign_in_code"))["code"])
    browser = Counsellor(service, person["name"].lower()).web
    token = (await browser.get("/staff/code/")).hidden("csrfmiddlewaretoken")
    typed = {"csrfmiddlewaretoken": token, "username": person["name"].lower(), "code": code}
    assert (await browser.post("/staff/code/", typed)).status == 302
    return [code]

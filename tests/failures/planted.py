"""An evening on which everything that somebody types is a word that can be looked for afterwards."""

import uuid

from tests.failures.planted_desks import by_appointment, conversation_code, letters
from tests.failures.planted_together import comes_back, shift_code, with_a_colleague, words_on
from tests.failures.planted_words import ADDRESS, NICKNAME, TYPED
from tests.people import Counsellor, Visitor
from tests.service import Service


async def an_evening(
    service: Service, amina: Counsellor, bram: Counsellor
) -> tuple[list[str], str]:
    """Let young people and counsellors use what there is; returns the secrets they were given, and the conversation."""
    noor = Visitor(service, NICKNAME)
    conversation, words = await a_talk(noor, amina)
    secrets = [words, *noor.web.cookies.values()]
    await grave_moments(amina, conversation)
    await with_a_colleague(noor, amina, bram, conversation)
    noor, more = await comes_back(service, noor, words)
    secrets += more + await shift_code(service, amina)
    await afterwards(noor, amina, conversation)
    secrets += await conversation_code(noor) + await letters(noor)
    return secrets + await by_appointment(service, bram), conversation


async def a_talk(noor: Visitor, amina: Counsellor) -> tuple[str, str]:
    """Let them talk; returns the conversation, and the words that lead back to it."""
    noor.web.address = ADDRESS
    await amina.arrive()
    await amina.wire.send("presence", state="available", capacity=1)
    await noor.arrive(question=TYPED["vraag"])
    page = (await noor.web.get("/chat/")).text
    conversation = str((await amina.take())["conversation"])
    await noor.wire.send("here")
    await noor.say(TYPED["bericht"])
    await noor.wire.send("typing", on=True)
    await amina.say(conversation, TYPED["antwoord"])
    await amina.wire.send("note", conversation=conversation, text=TYPED["notitie"])
    await amina.wire.expect("noted")
    await amina.wire.send(
        "channel_say",
        id=str(uuid.uuid4()),
        text=TYPED["team"],
        to="team",
        colleague=None,
        quote=None,
    )
    await amina.wire.expect("channel_said")
    await asks_consent(noor, amina, conversation)
    return conversation, words_on(page)


async def asks_consent(noor: Visitor, amina: Counsellor, conversation: str) -> None:
    """Ask whether something may be passed on, and hear yes."""
    wish = {"what": TYPED["doorgeven"], "to": TYPED["ontvanger"]}
    await amina.wire.send("ask_consent", conversation=conversation, **wish)
    asked = await noor.wire.until(lambda frame: bool(frame.get("consents")), wanted="a question")
    answer = {"answer": "yes", "id": asked["consents"][-1]["id"]}
    assert (await noor.web.post("/chat/consent/", answer)).status == 303


async def grave_moments(amina: Counsellor, conversation: str) -> None:
    """Warn kindly, note an approach, call help, and ask for the address."""
    about = {"conversation": conversation}
    await amina.wire.send("measure", **about, kind="warning", ground="fake", note=TYPED["waarom"])
    await amina.wire.send("hint", **about)
    await amina.wire.expect("hint")
    await amina.wire.send("approach", **about, text=TYPED["aanpak"])
    told = {"id": str(uuid.uuid4()), **about, "whom": "112", "discussed": "yes"}
    await amina.wire.send("help_called", **told, said=TYPED["noodhulp"])
    await amina.wire.expect("emergency")
    asked = {
        **told,
        "id": str(uuid.uuid4()),
        "ground": "self",
        "acute": "now",
        "tried": ["nothing"],
    }
    await amina.wire.send("emergency_ask", **asked, facts=TYPED["verzoek"])
    await amina.wire.expect("emergency")
    refused = [frame for frame in amina.wire.frames if frame["type"] == "refused"]
    assert not refused, refused


async def afterwards(noor: Visitor, amina: Counsellor, conversation: str) -> None:
    """End it, and let both say what they have to say about it."""
    await amina.wire.send("end", conversation=conversation)
    await noor.wire.until(lambda frame: frame.get("state") == "ended", wanted="the end")
    await noor.web.post("/chat/feedback/", {"stars": "3", "mood": "", "comment": TYPED["mening"]})
    await amina.wire.send(
        "register", conversation=conversation, who="pupil", level="secondary_1", themes=[], referral="none",
        serious=False, line=TYPED["regel"],
    )  # fmt: skip
    await amina.wire.until(lambda frame: frame["type"] == "registered", wanted="registered")

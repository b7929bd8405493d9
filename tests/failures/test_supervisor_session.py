"""All that a supervisor is sent in a whole session is searched, byte by byte, for what was taken out: it is nowhere."""

import json
import re
from collections import deque
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.doors.access_table import PAGES, rows, who
from tests.failures.searches import found, ways_to_write
from tests.people import Counsellor
from tests.redactions import told
from tests.service import Service
from tests.web import Answer
from tests.wire import Frame

pytestmark = pytest.mark.slow

ADDRESS = "127.93.71.58"
NICKNAME = "Wiebelmus"
OTHERS = [
    "Karekieta",
    "Roerdompstraat 7",
    "Snippegem",
    "Grutterij",
    "0470 93 71 58",
    "wulp@vogelpost.example",
]
LINES = [
    f"hoi, hier {NICKNAME}, ik woon in de Roerdompstraat 7 in Snippegem",
    "dag, wat zou je willen vertellen?",
    "mijn nicht Karekieta zit op de Grutterij, ze belt op 0470 93 71 58",
    "en wie weet dat nog?",
    "niemand. wulp@vogelpost.example is van haar",
]
#: Yesterday, at a moment that no clock shows while this story is told.
MOMENT = (datetime.now(UTC) - timedelta(days=1)).replace(
    hour=3, minute=17, second=41, microsecond=0
)
TIMES = [
    MOMENT.astimezone(ZoneInfo("Europe/Brussels")).strftime("%H:%M"),
    MOMENT.strftime("%Y-%m-%dT%H:%M"),
]
LEAVE = re.compile(r"^/staff/(logout|goodbye|login|code)/")
HREF = re.compile(r'(?:href|data-[a-z-]+)="(/staff/[^"#]*)')

SAID: dict[str, Any] = {
    "moment": MOMENT.isoformat(),
    "address": ADDRESS,
    "lines": LINES,
    "nickname": NICKNAME,
    "others": OTHERS,
}

HELD = """
import time_machine
from datetime import datetime
from ipaddress import ip_address
from counselling.origin.actions.arrivals import note_arrival
from counselling.intervision.models import Candidate
with time_machine.travel(datetime.fromisoformat(said["moment"]), tick=True):
    begin_work()
    made = proposed(amina, *said["lines"], learning="Wat vroeg dit kind?", nickname=said["nickname"])
    room = Candidate.objects.get(pk=made).conversation_id
    note_arrival(conversation_id=room, address=ip_address(said["address"]), port=None, shared=False)
bench(made, amina)
print(json.dumps(str(made)))
"""
HANDED_IN = """
from counselling.intervision.actions.handing_in import hand_in
from counselling.intervision.models import Candidate
from tests.counselling.intervision.candidates import on_words
from tests.counselling.intervision.copies import finished
made = said["candidate"]
for words in [said["nickname"], *said["others"]]:
    shown = bench(made, amina)
    open_text = "|".join(piece.text for line in shown.lines for piece in line.pieces if piece.mark is None)
    if words in open_text:
        does(made, amina, on_words(shown, words, everywhere=True))
hand_in(candidate_id=finished(made, amina), staff_id=amina.id)
begin_work()
for number in range(4):
    hand_in(candidate_id=finished(proposed(amina, "hallo", "dag"), amina), staff_id=amina.id)
print(json.dumps(Candidate.objects.get(pk=made).stage))
"""
MEETING = """
from counselling.intervision.models import Source
from tests.counselling.intervision.table import brings, meeting, says
chris, dina = (Staff.objects.get(username=name) for name in ("chris", "dina"))
copy = Source.objects.get(conversation__candidate=said["candidate"]).transcript
room = meeting(chris, dina, amina)
brings(chris, room, copy)
says(dina, room, "hier vroeg iemand mooi door")
print(json.dumps([str(room), str(copy.id)]))
"""


class Session:
    """Somebody of the staff, and every byte that they are sent."""

    def __init__(self, service: Service, name: str) -> None:
        self.person = Counsellor(service, name)
        self.sent: list[str] = []
        self.frames: list[Frame] = []

    async def begin(self) -> None:
        """Sign in, and open the console on its socket."""
        await self.person.arrive()
        self.frames = self.person.wire.frames

    async def asks(self, path: str) -> Answer:
        """Ask for a page, and keep it."""
        return self._kept(path, await self.person.web.get(path))

    async def posts(self, path: str, **fields: str) -> Answer:
        """Send a form of a page, and keep the answer."""
        page = await self.asks(path.rsplit("/", 2)[0] + "/")
        token = page.hidden("csrfmiddlewaretoken")
        return self._kept(
            path, await self.person.web.post(path, {"csrfmiddlewaretoken": token, **fields})
        )

    async def goes_everywhere(self, *from_here: str) -> set[str]:
        """Follow every link there is, from some pages on; returns where that led."""
        waiting, been = deque(from_here), set[str]()
        while waiting:
            path = waiting.popleft()
            if path in been or LEAVE.match(path):
                continue
            been.add(path)
            answer = await self.asks(path)
            assert answer.status < 500, path
            waiting += [link.replace("&amp;", "&") for link in HREF.findall(answer.text)]
        return been

    def all(self) -> bytes:
        """Return all that was sent, frames included."""
        frames = [json.dumps(frame, ensure_ascii=False) for frame in self.frames]
        return "\n".join([*self.sent, *frames]).encode()

    def _kept(self, path: str, answer: Answer) -> Answer:
        self.sent.append(f"{path}\n{answer.headers}\n{answer.text}")
        return answer


def supervisors_pages() -> list[str]:
    """Return every address of the team without a hole that a supervisor may look at."""
    table = rows(PAGES).items()
    known = [
        name
        for name, cells in table
        if "supervisor" in (who(cells[0]) if cells[0] != "-" else set())
    ]
    return [f"/{name}" for name in known if name.startswith("staff/") and "<" not in name]


async def who_sees_every_word(service: Service, candidate: str) -> bytes:
    """Return all that the counsellor whose conversation it was is sent."""
    amina = Session(service, "amina")
    await amina.begin()
    workbench = f"/staff/intervision/redact/{candidate}/data/"
    await amina.goes_everywhere("/staff/intervision/mine/", workbench)
    await amina.person.hang_up()
    return amina.all()


async def who_reviews(service: Service, said: dict[str, Any]) -> bytes:
    """Return all that a supervisor is sent who goes everywhere, releases it, and talks about it."""
    chris = Session(service, "chris")
    await chris.begin()
    text = f"/staff/intervision/review/{said['candidate']}/"
    assert text in await chris.goes_everywhere(*supervisors_pages())
    assert "mijn nicht [" in (await chris.asks(text)).text
    assert (await chris.posts(f"{text}release/", difficulty="2")).status == 302
    room, copy = told(service, MEETING, said)
    been = await chris.goes_everywhere(*supervisors_pages())
    shelf = "/staff/intervision/library/"
    assert {f"{shelf}{copy}/", f"/staff/intervision/meetings/{room}/1/"} <= been
    assert copy in (await chris.posts(shelf, words="nicht")).text
    await chris.person.hang_up()
    return chris.all()


async def test_a_supervisor_is_sent_nothing_of_what_was_taken_out(tmp_path: Path) -> None:
    secrets = [NICKNAME, *OTHERS, *TIMES, *ways_to_write(ADDRESS)]
    with Service(tmp_path / "service") as service:
        said = {**SAID, "candidate": told(service, HELD, SAID)}
        shown = await who_sees_every_word(service, said["candidate"])
        assert told(service, HANDED_IN, said) == "reviewing"
        sent = await who_reviews(service, said)
    # The search finds each where it does stand: with whoever sees every word, and what nobody is shown in clear.
    shown += "\n".join([TIMES[1], *ways_to_write(ADDRESS)]).encode("latin-1")
    assert not [one for one in secrets if not found(one, shown)]
    assert not [one for one in secrets if found(one, sent) or found(one.lower(), sent.lower())]

"""What nobody may read in passing is looked for wherever a service leaves anything, and is nowhere in clear."""

import http.client
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.failures.planted import an_evening
from tests.failures.planted_codes import card_made, opened_and_shown, phone_replaced
from tests.failures.planted_desks import (
    declined,
    for_the_team,
    given,
    invitation,
    recovery_codes,
    to_learn_from,
)
from tests.failures.planted_words import ADDRESS, NICKNAME, TRAM, TYPED
from tests.failures.searches import CONTROL, found, kept_in, left_in, overheard, ways_to_write
from tests.failures.ways import ANYBODYS
from tests.house.tree import ROOT
from tests.nginx import nginx
from tests.parts import OwnRedis
from tests.people import Counsellor, Visitor
from tests.ports import free_port
from tests.service import Service

pytestmark = [pytest.mark.slow, pytest.mark.redis]


async def test_what_is_said_and_from_where_is_left_in_clear_nowhere(
    tmp_path: Path, own_redis: OwnRedis
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    settings = {"REDIS_URL": own_redis.url, "TMPDIR": str(scratch)}
    with (
        overheard(own_redis) as bus,
        Service(tmp_path / "service", settings, processes=2) as service,
    ):
        words = seven_words(service)
        amina, bram = Counsellor(service, "amina", process=1), Counsellor(service, "bram")
        secrets, conversation = await an_evening(service, amina, bram)
        secrets += await at_the_office(amina, bram, conversation, words)
        await bad_moments(service)
        secrets += known_from_the_start()
        places = {
            "logs and what is printed": printed(service),
            "database": stored(service),
            "temporary files": left_in(scratch),
            "Redis": kept_in(own_redis),
        }
    places["traffic of Redis"] = b"\n".join(bus)
    for place, content in places.items():
        assert found(CONTROL, content), f"what lies in the {place} would not have been found"
        told = [secret for secret in secrets if found(secret, content)]
        assert not told, f"the {place}: {told}"


def test_nginx_writes_nothing_down_while_the_service_behind_it_is_gone(tmp_path: Path) -> None:
    port, nobody = free_port(), free_port()
    with nginx(tmp_path / "nginx", port, f"127.0.0.1:{nobody}") as folder:
        asking = http.client.HTTPSConnection(
            "127.0.0.1", port, context=ANYBODYS, source_address=(ADDRESS, 0)
        )
        asking.request("POST", f"/{TYPED['pad']}/", f"nickname={NICKNAME}&text={TYPED['bericht']}")
        assert asking.getresponse().status == 502
        asking.close()
        content = left_in(folder)
    assert found(CONTROL, content)
    assert not [one for one in known_from_the_start() if found(one, content)]


def known_from_the_start() -> list[str]:
    return [NICKNAME, *TYPED.values(), *ways_to_write(ADDRESS), *ways_to_write(TRAM)]


async def at_the_office(
    amina: Counsellor, bram: Counsellor, conversation: str, words: str
) -> list[str]:
    """Let the team do what is done on its pages; returns the secrets that these showed."""
    service = amina.service
    chris, eva, femke = (Counsellor(service, name) for name in ("chris", "eva", "femke"))
    for person in (chris, eva, femke):
        await person.sign_in()
    secrets = await opened_and_shown(chris, amina, words)
    await given(amina)
    await declined(chris)
    await for_the_team(bram, eva)
    await to_learn_from(amina, chris, conversation)
    secrets += await recovery_codes(femke) + invitation(service)
    secrets += await card_made(chris, words)
    return secrets + await phone_replaced(service, eva)


def seven_words(service: Service) -> str:
    """Let a supervisor hold the key to which addresses are sealed; returns the words that open it."""
    made = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "make_seal_pair", "eva", "chris"],
        env=service.environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return made.stdout.strip()


async def bad_moments(service: Service) -> None:
    """Let what people send meet every kind of failure: not found, not readable, and a database that breaks."""
    late = Visitor(service, NICKNAME)
    late.web.address = ADDRESS
    assert (await late.web.get(f"/{TYPED['pad']}/?v={TYPED['pad']}")).status == 404
    await late.arrive()
    await late.wire.send_raw(f'{{"type": "message", "text": "{TYPED["fout"]}')
    await late.wire.expect("refused")
    wrong = {"username": NICKNAME, "password": TYPED["fout"], "otp_token": TYPED["fout"]}
    assert (await late.web.post("/staff/login/", wrong)).status == 403
    with broken(service):
        answers = [
            await late.web.post(
                "/chat/messages/", {"id": str(uuid.uuid4()), "text": TYPED["fout"]}
            ),
            await late.web.post("/chat/start/", {"nickname": NICKNAME, "question": TYPED["fout"]}),
        ]
    assert {answer.status for answer in answers} & {500, 503}, answers
    await late.hang_up()


@contextmanager
def broken(service: Service) -> Iterator[None]:
    """Take the table of the conversations away for a moment."""
    with closing(sqlite3.connect(file_of(service), isolation_level=None)) as database:
        database.execute("ALTER TABLE counselling_conversation RENAME TO elsewhere")
        yield
        database.execute("ALTER TABLE elsewhere RENAME TO counselling_conversation")


def file_of(service: Service) -> Path:
    return service.folder / "data/clbchat.sqlite3"


def printed(service: Service) -> bytes:
    with service.log.open("a") as log:
        log.write(CONTROL)
    return b"".join(file.read_bytes() for file in service.folder.glob("*.*") if file.is_file())


def stored(service: Service) -> bytes:
    """Return the database file and its log, sessions included, as they lie there while the servers run."""
    file = file_of(service)
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("INSERT INTO accounts_network (name) VALUES (?)", [CONTROL])
    return b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))

"""What was erased is looked for wherever two servers, their database and their bus leave anything, byte by byte."""

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.copying import Desk, Safe
from tests.failures.planted import a_talk, afterwards
from tests.failures.planted_words import ADDRESS, NICKNAME, TYPED
from tests.failures.raw_disk import every_file, kept_log, log_since
from tests.failures.searches import CONTROL, found, kept_in, left_in, overheard, ways_to_write
from tests.failures.test_erased import code_of, erases
from tests.parts import OwnRedis
from tests.people import Counsellor, Visitor
from tests.service import Service

pytestmark = [pytest.mark.slow, pytest.mark.postgres, pytest.mark.redis]


@dataclass
class Story:
    """A conversation that was held and erased, and what could be looked for then."""

    conversation: str = ""
    #: In clear, these stand nowhere, at no time.
    words: list[str] = field(default_factory=list)
    #: Sealed, these stand in the database until it is erased.
    sealed: list[bytes] = field(default_factory=list)


async def test_of_an_erased_conversation_nothing_is_found_in_database_log_journal_backup_or_bus(
    tmp_path: Path, postgres: str, own_redis: OwnRedis
) -> None:
    safe, scratch = Safe.furnished(tmp_path / "safe"), tmp_path / "scratch"
    scratch.mkdir()
    settings = {**safe.settings, "DATABASE_URL": postgres, "REDIS_URL": own_redis.url}
    settings["TMPDIR"] = str(scratch)
    with (
        overheard(own_redis) as said,
        Service(tmp_path / "service", settings, processes=2) as service,
        psycopg.connect(postgres, autocommit=True) as there,
        kept_log(postgres) as begin,
    ):
        story = await held_and_erased(service, there, safe, tmp_path)
        there.execute("INSERT INTO accounts_network (name) VALUES (%s)", [CONTROL])
        backup = await asyncio.to_thread(in_next_backup, service, safe, tmp_path)
        places = {
            "files of the database": every_file(there),
            "its log": log_since(there, begin),
            "next backup": backup,
            "data folder, with the journal": left_in(service.data),
            "what is printed": left_in(service.folder),
            "temporary files": left_in(scratch),
            "what Redis keeps": kept_in(own_redis),
        }
        assert not service.alarms()
    places["what Redis was told"] = b"\n".join(said)
    for place, content in places.items():
        assert found(CONTROL, content), f"what lies in the {place} would not have been found"
        told = [word for word in story.words if found(word, content)]
        assert not told, f"the {place}: {told}"
    assert len(said) > 10, "both processes told each other of it"
    assert found(story.conversation, places["data folder, with the journal"])
    kept = backup + places["what Redis keeps"]
    assert not [one for one in story.sealed if one in kept or one.hex().encode() in kept]


async def held_and_erased(
    service: Service, there: "psycopg.Connection[Any]", safe: Safe, folder: Path
) -> Story:
    """Talk, keep a code and erase with it elsewhere; what is sealed is found in a backup from before."""
    noor, amina = Visitor(service, NICKNAME), Counsellor(service, "amina", process=1)
    conversation, back = await a_talk(noor, amina)
    await afterwards(noor, amina, conversation)
    with pytest.raises(psycopg.Error, match="append-only"):
        there.execute("DELETE FROM counselling_consententry")
    code = await code_of(noor)
    story = Story(conversation)
    story.words = [NICKNAME, *TYPED.values(), *ways_to_write(ADDRESS), back, code]
    story.words += [code.replace(" ", ""), *noor.web.cookies.values()]
    story.sealed = sealed_in(there, conversation)
    before = await asyncio.to_thread(in_next_backup, service, safe, folder)
    for one in story.sealed:
        assert one.hex().encode() in before, "the same search finds it in a backup from before"
    await erases(service, code)
    await amina.wire.expect("closed", why="erased")
    for person in (noor, amina):
        await person.hang_up()
    return story


def sealed_in(there: "psycopg.Connection[Any]", conversation: str) -> list[bytes]:
    """Return what lies sealed of a conversation: its key, nickname and question, lines, note, feedback."""
    asked = {
        "counselling_conversation": ("id", "wrapped_key, nickname, question"),
        "counselling_message": ("conversation_id", "body"),
        "counselling_note": ("conversation_id", "body"),
        "counselling_feedback": ("conversation_id", "comment"),
        "counselling_consententry": ("conversation_id", "body"),
    }
    rows = [
        row
        for table, (key, columns) in asked.items()
        for row in there.execute(f"SELECT {columns} FROM {table} WHERE {key} = %s", [conversation])  # type: ignore[call-overload,unused-ignore]
    ]
    sealed = [bytes(value) for row in rows for value in row if value]
    assert len(sealed) >= 3 + 2 + 2
    return sealed


def in_next_backup(service: Service, safe: Safe, folder: Path) -> bytes:
    """Return all that a backup made now holds: manifest, journal, and the dump as it would be read in."""
    opened = safe.opened(Desk.of(service).backup(folder / "backups"))
    assert json.loads(opened["manifest.json"])["counts"]
    return b"\n".join(opened.values())

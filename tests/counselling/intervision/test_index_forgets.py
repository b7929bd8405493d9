"""After a removal the words are gone from the bytes of the index, and no backup ever has them."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from pytest_django.fixtures import Settings

from accounts.actions import create_staff
from accounts.models import Staff
from counselling.core.copies import database
from counselling.core.copies.envelope import identities_in
from counselling.intervision.actions.indexing import rebuild
from counselling.intervision.models import Transcript, TranscriptWords
from counselling.privacy.actions.erasing import erase
from counselling.privacy.actions.learning import say_whether_to_learn, withdraw
from counselling.privacy.actions.objecting import object_to
from counselling.retention.actions.backup import make_backup
from counselling.retention.actions.sweep import sweep
from counselling.retention.actions.unpacking import unpacked
from tests.copying import Safe
from tests.counselling.evening import PASSWORD, counsellor, reason
from tests.counselling.intervision.raw import on_disk
from tests.counselling.intervision.shelf import ENDS, looked_up, released
from tests.counselling.retention.years import told

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]

#: A word that begins as no other does: FTS5 writes a beginning that two words share once.
RARE = "xylofoonzwaluw"
SAID = f"dan hoor ik de {RARE} weer"


@pytest.fixture(autouse=True)
def safe(tmp_path: Path, settings: Settings) -> Safe:
    safe = Safe.furnished(tmp_path / "safe")
    settings.BACKUP_RECIPIENT = safe.recipient
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    return safe


@pytest.fixture
def amina() -> Staff:
    return counsellor("Amina")


@pytest.fixture
def femke() -> Staff:
    return create_staff(
        username="femke", display_name="Femke", roles=["privacy_officer"], password=PASSWORD
    )


def lies_there(word: str = RARE) -> bool:
    return word.encode() in on_disk()


@pytest.mark.parametrize("who", ["counsellor", "privacy officer", "code", "objection", "erasure"])
def test_after_each_way_of_removing_it_the_word_is_nowhere_on_the_disk(
    who: str, amina: Staff, femke: Staff
) -> None:
    room = told(by=amina)
    row = released(amina, SAID, of=room)
    stays = released(amina, "de ooievaarsklepper blijft")
    assert lies_there(), "the search would find it"
    ways: dict[str, Callable[[], object]] = {
        "counsellor": lambda: withdraw(transcript_id=row.id, staff_id=amina.id),
        "privacy officer": lambda: withdraw(transcript_id=row.id, staff_id=femke.id),
        "code": lambda: say_whether_to_learn(conversation_id=room, may=False),
        "objection": lambda: object_to(conversation_id=room),
        "erasure": lambda: erase(conversation_id=room),
    }
    ways[who]()
    assert not Transcript.everything.filter(pk=row.id).exists()
    assert not lies_there()
    assert lies_there("ooievaarsklepper")
    assert looked_up("ooievaars", amina) == {stays.id}
    assert not looked_up(RARE, amina)


def test_with_its_quarter_it_leaves_the_disk(amina: Staff) -> None:
    released(amina, SAID)
    with time_machine.travel(ENDS, tick=False):
        assert not looked_up(RARE, amina), "from that day on nobody meets it"
        sweep(trust_clock=True)
    assert not lies_there()


def test_of_many_one_goes_and_the_others_are_found(amina: Staff) -> None:
    others = [released(amina, f"de ooievaar vloog {n} keer rond{n}") for n in range(30)]
    row = released(amina, SAID, of=told(by=amina))
    withdraw(transcript_id=row.id, staff_id=amina.id)
    assert not lies_there()
    assert looked_up("ooievaar", amina) <= {one.id for one in others}
    assert looked_up("rond7", amina) == {others[7].id}


def test_a_withdrawal_that_fails_leaves_it_to_be_found(amina: Staff) -> None:
    row = released(amina, SAID, of=told(by=amina))
    with suppress(RuntimeError), transaction.atomic():
        withdraw(transcript_id=row.id, staff_id=amina.id)
        raise RuntimeError
    assert looked_up(RARE, amina) == {row.id}


def test_nobody_else_withdraws_it_and_twice_is_once(amina: Staff) -> None:
    row = released(amina, SAID, of=told(by=amina))
    bram = counsellor("Bram")
    assert reason(withdraw, transcript_id=row.id, staff_id=bram.id) == "gone"
    withdraw(transcript_id=row.id, staff_id=amina.id)
    assert reason(withdraw, transcript_id=row.id, staff_id=amina.id) == "gone"


def test_who_asked_only_to_keep_it_is_found_by_nobody(amina: Staff) -> None:
    room = told(by=amina)
    released(amina, SAID, of=room)
    row = Transcript.objects.get().source.conversation
    row.restricted_at = row.ended_at
    row.save()
    assert not looked_up(RARE, amina)


def test_no_backup_has_the_index_and_it_is_made_anew(
    amina: Staff, safe: Safe, tmp_path: Path
) -> None:
    row = released(amina, SAID)
    assert lies_there()
    file = make_backup(to=tmp_path).file
    with unpacked(file, identities_in([safe.identity])) as backup:
        backup.content.seek(0)
        assert RARE.encode() not in backup.content.read()
        with database.copies().looked_at(backup.content):
            assert Transcript.objects.count() == 1
            assert not TranscriptWords.objects.exists()
            rebuild()
            assert looked_up(RARE, amina) == {row.id}

from uuid import uuid4

import pytest

from accounts.models import Staff
from counselling.conversation.actions.replies import drop_reply, keep_reply
from counselling.conversation.models import CannedReply
from counselling.conversation.queries.replies import replies_for
from counselling.conversation.rules import REPLIES_MOST
from counselling.core.errors import Refused
from tests.counselling.evening import counsellor

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


def keeps(owner: Staff | None, code: str = "dag", body: str = "Dag {naam}") -> str:
    """Keep a reply, and return why not."""
    try:
        keep_reply(owner_id=owner.id if owner else None, code=code, body=body)
    except Refused as refused:
        return refused.reason
    return ""


def offered(staff: Staff) -> list[tuple[str, str, bool]]:
    return [(reply.code, reply.text, reply.team) for reply in replies_for(staff.id)]


def test_own_replies_come_before_those_of_the_team(amina: Staff) -> None:
    assert keeps(None, "dag", "Dag van het team") == ""
    assert keeps(amina, "/Dag ", "Dag van Amina") == ""
    assert keeps(counsellor("Bram"), "dag", "Dag van Bram") == ""
    assert offered(amina) == [("dag", "Dag van Amina", False), ("dag", "Dag van het team", True)]


def test_a_code_stands_once(amina: Staff) -> None:
    for owner in (amina, None):
        assert keeps(owner) == ""
        assert keeps(owner, body="nog een") == "code_taken"


def test_what_is_changed_keeps_its_place(amina: Staff) -> None:
    keeps(amina)
    (reply,) = replies_for(amina.id)
    keep_reply(owner_id=amina.id, code="hallo", body="Hallo", reply_id=reply.id)
    assert offered(amina) == [("hallo", "Hallo", False)]


def test_nobody_changes_or_drops_what_is_not_theirs(amina: Staff) -> None:
    keeps(None)
    (reply,) = replies_for(amina.id)
    for wanted in (reply.id, uuid4()):
        with pytest.raises(Refused, match="not_yours"):
            keep_reply(owner_id=amina.id, code="ander", body="weg", reply_id=wanted)
        drop_reply(owner_id=amina.id, reply_id=wanted)
    assert offered(amina) == [("dag", "Dag {naam}", True)]
    drop_reply(owner_id=None, reply_id=reply.id)
    assert offered(amina) == []


@pytest.mark.parametrize(
    ("code", "body", "why"),
    [
        ("dag", "x" * 5_000, "too_long"),
        ("dag", "x" * 2_000, ""),
        ("dag", " ", "empty"),
        ("dag", "\x00", "invalid"),
        ("", "tekst", "bad_code"),
        ("twee woorden", "tekst", "bad_code"),
        ("é", "tekst", "bad_code"),
        ("a" * 21, "tekst", "bad_code"),
    ],
)
def test_a_reply_has_limits(amina: Staff, code: str, body: str, why: str) -> None:
    assert keeps(amina, code, body) == why


def test_there_is_an_end_to_how_many(amina: Staff) -> None:
    CannedReply.objects.bulk_create(
        CannedReply(owner_id=amina.id, code=f"c{number}", body=b"")
        for number in range(REPLIES_MOST)
    )
    assert keeps(amina) == "too_many"
    assert keeps(None) == ""


def test_texts_lie_sealed_in_the_table(amina: Staff) -> None:
    keeps(amina, body="Bel Jan Peeters")
    assert b"Peeters" not in bytes(CannedReply.objects.get().body)

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID, uuid4

import pytest

from accounts.models import Staff
from counselling.conversation.actions.append import Outcome, append_messages
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.events import Numbered, Submission
from counselling.conversation.models import Message
from counselling.conversation.rules import EndedBy
from counselling.core.crypto import DataKey
from tests.counselling.evening import counsellor, message, row, said, talk, visitor

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def noor(amina: Staff) -> UUID:
    """A conversation of Noor and Amina, with one line: Amina joined."""
    return talk(amina, "Noor")


def numbers(outcomes: Sequence[Outcome]) -> list[int]:
    """Return the numbers given; fails where something was refused."""
    assert all(isinstance(one, Numbered) for one in outcomes), outcomes
    return [one.seq for one in outcomes if isinstance(one, Numbered)]


def test_messages_get_numbers_in_the_order_they_came(noor: UUID, amina: Staff) -> None:
    batch = [
        message(noor, "een"),
        message(noor, "twee", by=amina),
        message(noor, "drie"),
    ]
    assert numbers(append_messages(batch)) == [2, 3, 4]
    assert [line.text for line in said(noor)] == ["een", "twee", "drie"]
    assert [line.by for line in said(noor)] == ["", "Amina", ""]
    assert row(noor).last_seq == 4


def test_each_conversation_of_a_batch_counts_for_itself(noor: UUID, amina: Staff) -> None:
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    first, second = talk(amina, "Elif"), talk(counsellor("Bram"), "Senne")
    batch = [message(room, str(n)) for n, room in enumerate([first, second, second, first, second])]
    assert numbers(append_messages(batch)) == [2, 2, 3, 3, 4]
    assert [line.text for line in said(first)] == ["0", "3"]
    assert [line.text for line in said(second)] == ["1", "2", "4"]


def test_a_message_sent_twice_stands_once_and_gets_its_first_number_again(noor: UUID) -> None:
    hello = message(noor, "hallo")
    (first,) = append_messages([hello])
    append_messages([message(noor, "meer")])
    (again,) = append_messages([hello])
    assert isinstance(first, Numbered)
    assert isinstance(again, Numbered)
    assert (again.seq, again.at) == (first.seq, first.at)
    assert first.fresh
    assert not again.fresh
    assert len(said(noor)) == 2


def test_the_same_message_twice_in_one_batch_stands_once(noor: UUID) -> None:
    hello = message(noor, "hallo")
    outcomes = append_messages([hello, message(noor, "iets"), hello])
    assert numbers(outcomes) == [2, 3, 2]
    assert [cast("Numbered", one).fresh for one in outcomes] == [True, True, False]
    assert len(said(noor)) == 2


def test_another_text_under_the_same_id_changes_nothing(noor: UUID) -> None:
    id = uuid4()
    append_messages([message(noor, "eerst", id=id)])
    assert numbers(append_messages([message(noor, "later", id=id)])) == [2]
    assert [line.text for line in said(noor)] == ["eerst"]


def test_the_two_sides_may_come_up_with_the_same_id(noor: UUID, amina: Staff) -> None:
    id = uuid4()
    batch = [message(noor, "kind", id=id), message(noor, "amina", by=amina, id=id)]
    assert numbers(append_messages(batch)) == [2, 3]


def test_the_same_id_in_two_conversations_is_two_messages(noor: UUID) -> None:
    id, other = uuid4(), talk(counsellor("Bram"))
    batch = [message(noor, id=id), message(other, id=id)]
    assert numbers(append_messages(batch)) == [2, 2]


def test_nobody_reads_who_waits_so_nothing_is_taken_from_them(amina: Staff) -> None:
    waiting = visitor()
    assert append_messages([message(waiting)]) == ["waiting"]
    assert said(waiting) == []


def test_after_the_end_nothing_is_added(noor: UUID, amina: Staff) -> None:
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    assert append_messages([message(noor), message(noor, by=amina)]) == ["ended", "ended"]


def test_what_was_sent_before_the_end_keeps_its_number_after_it(noor: UUID) -> None:
    hello = message(noor)
    append_messages([hello])
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    assert numbers(append_messages([hello])) == [2]


def test_a_counsellor_writes_in_no_conversation_of_a_colleague(noor: UUID) -> None:
    bram = counsellor("Bram")
    assert append_messages([message(noor, by=bram)]) == ["not_yours"]
    assert append_messages([message(visitor("Elif"), by=bram)]) == ["not_yours"]
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    assert append_messages([message(noor, by=bram)]) == ["not_yours"]


def test_a_conversation_that_is_not_there_is_nobodys(noor: UUID) -> None:
    nowhere = Submission.sealed(
        DataKey.make(), room=uuid4(), sender=message(noor).sender, author=None, by="",  # type: ignore[arg-type]  # stored as a number
        client_id=uuid4(), text="hallo",
    )  # fmt: skip
    assert append_messages([nowhere]) == ["not_yours"]


def test_refused_and_accepted_messages_share_a_batch_without_gaps(noor: UUID) -> None:
    waiting, bram = visitor("Elif"), counsellor("Bram")
    outcomes = append_messages(
        [message(noor, "een"), message(waiting), message(noor, by=bram), message(noor, "twee")]
    )
    assert [one if isinstance(one, str) else one.seq for one in outcomes] == [
        2, "waiting", "not_yours", 3,
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_row_the_database_will_not_take_is_refused_alone(noor: UUID) -> None:
    good = [message(noor, f"goed {number}") for number in range(3)]
    bad = message(noor, "slecht")
    fields: dict[str, Any] = {name: getattr(bad, name) for name in bad.__struct_fields__}
    unstorable = Submission(**(fields | {"body": None}))
    outcomes = append_messages([good[0], unstorable, good[1], good[2]])
    assert [one if isinstance(one, str) else one.seq for one in outcomes] == [2, "invalid", 3, 4]
    assert [line.text for line in said(noor)] == ["goed 0", "goed 1", "goed 2"]
    assert append_messages([unstorable]) == ["invalid"]


def test_the_two_sides_and_the_house_are_told_apart_in_the_table(noor: UUID, amina: Staff) -> None:
    append_messages([message(noor), message(noor, by=amina)])
    stored = Message.objects.filter(conversation_id=noor).order_by("seq")
    assert list(stored.values_list("sender", "author_id")) == [(0, None), (1, None), (2, amina.id)]

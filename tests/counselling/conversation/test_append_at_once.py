"""Several processes write into the same conversations; threads with connections of their own stand for them."""

import random
from uuid import UUID

import pytest
from django.test import override_settings

from accounts.models import Staff
from counselling.conversation.actions.append import Outcome, append_messages
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.events import Numbered, Submission
from counselling.conversation.queries.lines import lines_after
from counselling.conversation.rules import EndedBy
from tests.counselling.evening import counsellor, message, row, talk, together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("open_door"),
]

PROCESSES = 4
EACH = 24
BATCH = 6


@pytest.fixture
def amina(open_door: None) -> Staff:
    with override_settings(CAPACITY_MAX=3):
        return counsellor("Amina", capacity=3)


def write_all(messages: list[Submission]) -> list[tuple[UUID, Outcome]]:
    """Write them as a process does: batch after batch, answered in order."""
    answered: list[tuple[UUID, Outcome]] = []
    for start in range(0, len(messages), BATCH):
        batch = messages[start : start + BATCH]
        outcomes = append_messages(batch)
        answered += [(one.client_id, out) for one, out in zip(batch, outcomes, strict=True)]
    return answered


def test_several_processes_number_without_gaps_or_doubles(amina: Staff) -> None:
    rooms = [talk(amina, name) for name in ("Noor", "Elif", "Senne")]
    shares = [
        [
            message(random.choice(rooms), f"{process}:{number}", by=amina if number % 2 else None)
            for number in range(EACH)
        ]
        for process in range(PROCESSES)
    ]
    told = together(*(lambda share=share: write_all(share) for share in shares))
    numbers = dict(pair for answers in told if isinstance(answers, list) for pair in answers)
    assert len(numbers) == PROCESSES * EACH
    for room in rooms:
        lines = lines_after(room, 0)
        assert [line.seq for line in lines] == list(range(1, row(room).last_seq + 1))
        assert len({line.id for line in lines}) == len(lines)
        for line in lines[1:]:
            outcome = numbers[line.id]
            assert isinstance(outcome, Numbered)
            assert outcome.seq == line.seq
    for process, share in enumerate(shares):
        for room in rooms:
            order = [one.text for one in share if one.room == room]
            stored = [line.text for line in lines_after(room, 0)[1:]]
            assert [text for text in stored if text.startswith(f"{process}:")] == order


def test_a_message_that_comes_through_two_processes_at_once_stands_once(amina: Staff) -> None:
    room = talk(amina)
    same = [message(room, str(number)) for number in range(EACH)]
    told = together(*(lambda: write_all(same) for _ in range(PROCESSES)))
    first = told[0]
    assert isinstance(first, list)
    for answers in told:
        assert isinstance(answers, list)
        assert [
            (id, out.seq) for id, out in answers if isinstance(out, Numbered)
        ] == [(id, out.seq) for id, out in first if isinstance(out, Numbered)]  # fmt: skip
    fresh = [out.fresh for answers in told if isinstance(answers, list) for _, out in answers
             if isinstance(out, Numbered)]  # fmt: skip
    assert sum(fresh) == EACH
    assert [line.text for line in lines_after(room, 1)] == [str(number) for number in range(EACH)]


def test_an_end_in_the_middle_is_the_last_line_for_everybody(amina: Staff) -> None:
    room = talk(amina)
    shares = [[message(room, str(number)) for number in range(EACH)] for _ in range(2)]
    together(
        lambda: write_all(shares[0]),
        lambda: write_all(shares[1]),
        lambda: end_conversation(conversation_id=room, by=EndedBy.VISITOR),
    )
    lines = lines_after(room, 0)
    assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
    assert lines[-1].system
    assert lines[-1].system.code == "ended"
    assert append_messages([message(room)]) == ["ended"]

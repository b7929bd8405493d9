"""Taking a conversation up: who may, who sees what, and for how long nobody else may."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from time_machine import Traveller

from accounts.models import AuditEntry, Staff
from counselling.conversation.models import Conversation, Message
from counselling.core import clock as house_clock
from counselling.core.errors import Refused
from counselling.core.register import Reader
from counselling.intervision.actions.taking_up import take_up
from counselling.intervision.models import Batch, Candidate, Stage
from counselling.intervision.queries.workbench import bench_of, to_redact
from counselling.intervision.rules.times import FIRST_PASS, LEASE
from counselling.privacy.actions.learning import say_whether_to_learn
from counselling.privacy.queries.register import REGISTER
from tests.counselling.evening import counsellor, reason
from tests.counselling.intervision.candidates import (
    bench,
    drawn,
    proposed,
    reading,
    redactor,
    seen,
)

pytestmark = pytest.mark.django_db


def takes_up(candidate: UUID, staff: Staff) -> str:
    """Take it up, and return the word with which that is refused."""
    return reason(take_up, candidate_id=candidate, staff_id=staff.id)


def test_the_counsellor_sees_their_own_words_with_what_the_machine_found(amina: Staff) -> None:
    shown = bench(proposed(amina), amina)
    assert shown.whole
    assert reading(shown)[0] == "hoi ik ben femke"
    marked = {piece.text for line in shown.lines for piece in line.pieces if piece.mark is not None}
    assert {"femke", "Amina", "jelle", "Jelle", "0470 12 34 56"} <= marked


def test_a_redactor_sees_no_word_that_is_marked(amina: Staff, robin: Staff) -> None:
    shown = bench(drawn(amina), robin)
    assert not shown.whole
    everything = repr(shown).casefold()
    for word in ("femke", "amina", "jelle", "0470"):
        assert word not in everything
    assert reading(shown)[1] == "dag, ik ben [hulpverlener]"
    assert reading(shown)[0] == "hoi ik ben [chatter]"


def test_whatever_a_redactor_reads_names_redactors_among_its_readers(
    amina: Staff, robin: Staff
) -> None:
    room = drawn(amina, "ik durf niet naar huis", "zeg het maar", opening="ik ben bang")
    read = reading(bench(room, robin))
    assert read == ["ik ben bang", "ik durf niet naar huis", "zeg het maar"]
    readers = {(column.table, column.name): column.kept.readers for column in REGISTER}
    # The nickname stands under marks that can be opened.
    for read_by_them in ((Message, "body"), (Conversation, "question"), (Conversation, "nickname")):
        assert Reader.REDACTORS in readers[read_by_them]


def test_one_person_has_one_number_in_every_spelling(amina: Staff, robin: Staff) -> None:
    read = reading(
        bench(drawn(amina, "jelle en JELLE", "wie is Jelle", "jelle's broer Wannes"), robin)
    )
    assert read == ["[naam 1] en [naam 1]", "wie is [naam 1]", "[naam 1]'s broer [naam 2]"]


def test_the_learning_question_comes_first_and_the_opening_question_after_it(amina: Staff) -> None:
    room = proposed(
        amina, "dag", "zeg het maar", learning="Hoe vraag ik door?", opening="ik ben bang"
    )
    shown = bench(room, amina)
    assert [(line.number, line.speaker) for line in shown.lines] == [
        (0, "counsellor"), (1, "young"), (2, "young"), (3, "counsellor"),
    ]  # fmt: skip
    assert reading(shown) == ["Hoe vraag ik door?", "ik ben bang", "dag", "zeg het maar"]


def test_what_is_proposed_is_its_counsellors_for_fourteen_days(
    amina: Staff, robin: Staff, clock: Traveller
) -> None:
    candidate = proposed(amina)
    assert takes_up(candidate, robin) == "gone"
    assert not to_redact(robin.id)
    clock.shift(FIRST_PASS - timedelta(seconds=1))
    assert takes_up(candidate, amina) == ""
    clock.shift(LEASE)
    assert takes_up(candidate, amina) == "gone"
    assert bench_of(candidate, amina.id) is None
    assert takes_up(candidate, robin) == ""
    assert not seen(candidate, robin).whole


def test_what_was_drawn_is_for_redactors_who_had_no_part_in_it(amina: Staff, robin: Staff) -> None:
    assert takes_up(drawn(amina), amina) == "gone"
    own = drawn(robin, nickname="Lotje")
    assert takes_up(own, robin) == "gone"
    assert [row.candidate for row in to_redact(robin.id)] != [own]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage != Stage.REDACTING])
def test_nobody_works_on_it_before_or_after(amina: Staff, robin: Staff, stage: Stage) -> None:
    candidate = drawn(amina)
    batch = Batch.objects.create(made_at=house_clock.now())
    Candidate.objects.filter(pk=candidate).update(stage=stage, batch=batch)
    assert takes_up(candidate, robin) == "gone"


def test_nobody_else_finds_it_or_one_that_is_not_there(amina: Staff, robin: Staff) -> None:
    candidate = drawn(amina)
    assert takes_up(candidate, counsellor("Chris")) == "gone"
    assert takes_up(uuid4(), robin) == "gone"
    assert bench_of(uuid4(), robin.id) is None


def test_while_one_works_another_reads_who(amina: Staff, robin: Staff, clock: Traveller) -> None:
    wannes = redactor("Wannes")
    candidate = drawn(amina)
    bench(candidate, robin)
    with pytest.raises(Refused, match="taken") as told:
        take_up(candidate_id=candidate, staff_id=wannes.id)
    assert told.value.details["by"] == "Robin"
    assert told.value.details["since"] == seen(candidate, wannes).held_since
    assert [row.held_by for row in to_redact(wannes.id)] == ["Robin"]
    clock.shift(LEASE)
    assert takes_up(candidate, wannes) == ""
    assert takes_up(candidate, robin) == "taken"


def test_taking_up_is_in_the_trail_once_for_each_time(amina: Staff, robin: Staff) -> None:
    candidate = drawn(amina)
    bench(candidate, robin)
    bench(candidate, robin)
    (entry,) = AuditEntry.objects.filter(action="names_taken_up")
    room = Candidate.objects.get(pk=candidate).conversation_id
    assert (entry.actor_id, entry.subject) == (robin.id, f"conversation {room}")


def test_who_looked_can_never_release_it(amina: Staff, robin: Staff) -> None:
    candidate = drawn(amina)
    bench(candidate, robin)
    assert Candidate.objects.get(pk=candidate).redacted_by == [robin.id]


def test_after_rather_not_restriction_objection_or_erasure_there_is_nothing(
    amina: Staff, robin: Staff
) -> None:
    no, restricted, objected, erased = (
        drawn(amina, nickname=name) for name in ("Lotje", "Mirte", "Sanne", "Jelke")
    )
    rooms = {
        one: Candidate.objects.get(pk=one).conversation_id
        for one in (no, restricted, objected, erased)
    }
    for one in rooms:
        bench(one, robin)
    say_whether_to_learn(conversation_id=rooms[no], may=False)
    now = house_clock.now()
    Conversation.everything.filter(pk=rooms[restricted]).update(restricted_at=now)
    Conversation.everything.filter(pk=rooms[objected]).update(objected_at=now)
    Conversation.everything.filter(pk=rooms[erased]).delete()
    for one in rooms:
        assert takes_up(one, robin) == "gone"
        assert bench_of(one, robin.id) is None
    assert to_redact(robin.id) == []


def test_the_work_lies_sealed(amina: Staff, robin: Staff) -> None:
    candidate = proposed(amina, learning="Hoe help ik Jelle?")
    bench(candidate, amina)
    row = Candidate.objects.get(pk=candidate)
    assert row.work
    assert b"marks" not in bytes(row.work)
    assert b"Jelle" not in bytes(row.question)

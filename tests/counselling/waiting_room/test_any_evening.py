"""Any evening at all: people join, are taken, leave, vanish and return in any order and at once.

Hypothesis makes the evenings up. What must never happen is looked for after each step: in the
tables, and in the numbered lines, which tell the whole story of a conversation.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

import pytest
import time_machine
from django.db.models import QuerySet
from hypothesis import HealthCheck
from hypothesis import settings as evenings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as live_through

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.actions.visit import renew_leases as renew_visitors
from counselling.conversation.models import Conversation
from counselling.conversation.queries.lines import lines_after
from counselling.conversation.rules import EndedBy, State
from counselling.core.errors import Refused
from counselling.shift.actions.presence import renew_leases as renew_staff
from counselling.waiting_room.actions import come_back, let_time_pass
from counselling.waiting_room.queries import read_queue
from tests.counselling.conftest import MONDAY_EVENING
from tests.counselling.evening import counsellor, open_the_door, row, takes, together, visitor

CAPACITIES = {"Amina": 1, "Bram": 2, "Chris": 3}
SOMEBODY = st.integers(0, 7)
COUNSELLOR = st.sampled_from(sorted(CAPACITIES))
Taken = UUID | Refused


class Evening(RuleBasedStateMachine):
    """One evening; `here` and `at_desk` are those whose pages are open."""

    def __init__(self) -> None:
        super().__init__()
        self.travel = time_machine.travel(MONDAY_EVENING, tick=False)
        self.clock = self.travel.start()
        Conversation.objects.all().delete()
        self.staff = {one.display_name: one for one in Staff.objects.all()}
        self.at_desk = set(CAPACITIES)
        self.joined: dict[UUID, datetime] = {}
        self.here: set[UUID] = set()
        self.checked: dict[UUID, int] = {}
        self.let_pass(0)

    def teardown(self) -> None:
        self.travel.stop()

    def let_pass(self, seconds: float) -> None:
        """Let time pass: open pages are heard of, and two processes look at the clock at once."""
        self.clock.shift(seconds)
        renew_visitors(self.here)
        renew_staff([self.staff[name].id for name in self.at_desk])
        together(let_time_pass, let_time_pass)
        for one in self.running().select_related("counsellor"):
            assert one.counsellor
            assert (one.orphaned_at is None) == (one.counsellor.display_name in self.at_desk)

    def running(self) -> QuerySet[Conversation]:
        return Conversation.objects.filter(state=State.ACTIVE)

    def one(self, number: int) -> UUID:
        return list(self.joined)[number % len(self.joined)]

    def room_of(self, name: str) -> int:
        return CAPACITIES[name] - self.running().filter(counsellor=self.staff[name]).count()

    def next_for(self, *names: str) -> list[UUID]:
        """Return who may be taken, in order: who lost a colleague of theirs, then who waits longest."""
        fits = [one for one in read_queue().entries if one.present and one.orphan not in names]
        return [one.conversation for one in fits]

    # --- one after another -------------------------------------------------------------

    @rule()
    def somebody_joins(self) -> None:
        self.clock.shift(1)
        new = visitor(f"kind {len(self.joined)}")
        self.joined[new] = row(new).place.joined_at
        self.here.add(new)

    @rule(name=COUNSELLOR)
    def a_counsellor_takes_the_next(self, name: str) -> None:
        line, room = self.next_for(name), self.room_of(name)
        self.at_desk.add(name)
        (told,) = together(partial(takes, self.staff[name]))
        if not room:
            assert isinstance(told, Refused)
            assert told.reason == "at_capacity"
        elif not line:
            assert isinstance(told, Refused)
            assert told.reason == "nobody_waiting"
        else:
            assert told == line[0], "the place in the line did not stand"

    @precondition(lambda self: self.joined)
    @rule(name=COUNSELLOR, number=SOMEBODY)
    def a_counsellor_picks_somebody(self, name: str, number: int) -> None:
        self.at_desk.add(name)
        together(partial(takes, self.staff[name], self.one(number)))

    @precondition(lambda self: self.joined)
    @rule(number=SOMEBODY)
    def somebody_does_something(self, number: int) -> None:
        one = self.one(number)
        self.here.add(one)
        renew_visitors([one])
        be_here(conversation_id=one)
        come_back(conversation_id=one)

    @precondition(lambda self: self.joined)
    @rule(number=SOMEBODY)
    def a_phone_is_put_away(self, number: int) -> None:
        self.here.discard(self.one(number))
        self.let_pass(61)

    @precondition(lambda self: self.joined)
    @rule(number=SOMEBODY)
    def somebody_leaves(self, number: int) -> None:
        end_conversation(conversation_id=self.one(number), by=EndedBy.VISITOR)

    @rule(name=COUNSELLOR)
    def a_counsellor_ends_what_they_have(self, name: str) -> None:
        staff = self.staff[name]
        for one in self.running().filter(counsellor=staff):
            end_conversation(conversation_id=one.id, by=EndedBy.COUNSELLOR, staff_id=staff.id)

    @rule(name=COUNSELLOR)
    def a_laptop_dies(self, name: str) -> None:
        self.at_desk.discard(name)
        self.let_pass(61)

    @rule(name=COUNSELLOR)
    def a_counsellor_returns(self, name: str) -> None:
        self.at_desk.add(name)
        self.let_pass(1)

    @rule()
    def a_turn_passes(self) -> None:
        self.let_pass(181)
        assert not self.running().filter(turn_until__isnull=False).exists()

    # --- at once -----------------------------------------------------------------------

    @rule()
    def everybody_takes_the_next_at_once(self) -> None:
        free = sum(self.room_of(name) > 0 for name in CAPACITIES)
        line = self.next_for(*CAPACITIES)
        alone = not self.running().filter(orphaned_at__isnull=False).exists()
        self.at_desk = set(CAPACITIES)
        told = together(*(partial(takes, one) for one in self.staff.values()))
        if alone:
            assert {one for one in told if isinstance(one, UUID)} == set(line[:free])

    @precondition(lambda self: self.joined)
    @rule(number=SOMEBODY)
    def everybody_picks_the_same_at_once(self, number: int) -> None:
        self.at_desk = set(CAPACITIES)
        together(*(partial(takes, one, self.one(number)) for one in self.staff.values()))

    @precondition(lambda self: self.joined)
    @rule(numbers=st.tuples(SOMEBODY, SOMEBODY, SOMEBODY))
    def everything_happens_at_once(self, numbers: tuple[int, int, int]) -> None:
        first, second, third = (self.one(number) for number in numbers)
        self.at_desk = set(CAPACITIES)
        acts: list[Callable[[], object]] = [
            partial(takes, self.staff["Amina"]),
            partial(takes, self.staff["Amina"], third),
            partial(takes, self.staff["Bram"]),
            partial(takes, self.staff["Chris"], first),
            partial(end_conversation, conversation_id=second, by=EndedBy.VISITOR),
            partial(be_here, conversation_id=third),
            partial(renew_visitors, list(self.here)),
            let_time_pass,
        ]
        together(*acts)

    # --- what must never be ------------------------------------------------------------

    @invariant()
    def nobody_holds_more_than_they_chose(self) -> None:
        for name in CAPACITIES:
            assert self.room_of(name) >= 0

    @invariant()
    def the_place_of_joining_stands(self) -> None:
        stored = Conversation.objects.values_list("pk", "place__joined_at")
        assert dict(stored) == self.joined

    @invariant()
    def every_story_has_one_counsellor_at_a_time(self) -> None:
        for one in Conversation.objects.select_related("counsellor"):
            if self.checked.get(one.id) != one.last_seq:
                talks = self.told_by_the_lines(one)
                present = one.counsellor.display_name if one.counsellor else None
                assert one.state == State.ENDED or talks == present
                self.checked[one.id] = one.last_seq

    def told_by_the_lines(self, conversation: Conversation) -> str | None:
        lines = lines_after(conversation.id, 0)
        assert [line.seq for line in lines] == list(range(1, conversation.last_seq + 1))
        talks: str | None = None
        for line in lines:
            assert line.system
            said, name = line.system.code, line.system.params.get("name")
            if said == "joined":
                assert talks is None, "two counsellors in one conversation"
            elif said == "taken_over":
                assert talks == line.system.params["before"] != name
            elif said == "ended":
                assert line is lines[-1]
            else:
                assert (said, bool(talks)) == ("nobody_came", True)
            talks = name
        return talks


@pytest.mark.django_db(transaction=True)
def test_whatever_happens_nobody_is_shared_forgotten_or_passed_over(
    settings: pytest.FixtureRequest,
) -> None:
    settings.CAPACITY_MAX = 3  # type: ignore[attr-defined]
    settings.OPEN_WITHOUT_STAFF = True  # type: ignore[attr-defined]
    open_the_door()
    for name, capacity in CAPACITIES.items():
        counsellor(name, capacity=capacity)
    live_through(Evening, settings=EVENINGS)


EVENINGS = evenings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

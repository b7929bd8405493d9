"""What happens on an evening, one thing after another; `test_any_evening` adds what happens at once."""

from datetime import datetime
from functools import partial
from uuid import UUID

import time_machine
from django.db.models import QuerySet
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.actions.visit import renew_leases as renew_visitors
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy, State
from counselling.core.errors import Refused
from counselling.shift.actions.presence import renew_leases as renew_staff
from counselling.waiting_room.actions import (
    Manner,
    call_unfounded,
    come_back,
    let_time_pass,
    mark_unsafe,
)
from counselling.waiting_room.models import LineTurn
from counselling.waiting_room.queries import read_queue
from tests.counselling.conftest import MONDAY_EVENING
from tests.counselling.evening import (
    UNSAFE,
    USUAL,
    row,
    takes,
    together,
    visitor,
)

CAPACITIES = {"Amina": 1, "Bram": 2, "Chris": 3}
SOMEBODY = st.integers(0, 7)
COUNSELLOR = st.sampled_from(sorted(CAPACITIES))
Taken = UUID | Refused


class OneAfterAnother(RuleBasedStateMachine):
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
        #: Who said not to be safe, and how many of them were taken since the last of the ordinary line.
        self.unsafe: set[UUID] = set()
        self.went_first = 0
        LineTurn.objects.all().delete()
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
        """Return who may be taken, in order: who is not safe, who lost a colleague, who waits longest.

        After two who are not safe comes one of the others.
        """
        fits = [one for one in read_queue().entries if one.present and one.orphan not in names]
        first = [one.conversation for one in fits if one.conversation in self.unsafe]
        others = [one.conversation for one in fits if one.conversation not in self.unsafe]
        line, before = list[UUID](), self.went_first
        while first or others:
            is_first = bool(first) and (before < 2 or not others)
            before = before + 1 if is_first else 0
            line.append((first if is_first else others).pop(0))
        return line

    def stored_turn(self) -> int:
        turn = LineTurn.objects.first()
        return turn.went_first if turn else 0

    # --- one after another -------------------------------------------------------------

    @rule()
    def somebody_joins(self) -> None:
        self.join(USUAL)

    @rule()
    def somebody_joins_who_is_not_safe(self) -> None:
        self.unsafe.add(self.join(UNSAFE))

    @rule(order=st.permutations([True, True, True, False]))
    def four_join_of_whom_most_are_not_safe(self, order: list[bool]) -> None:
        for unsafe in order:
            if unsafe:
                self.somebody_joins_who_is_not_safe()
            else:
                self.somebody_joins()

    @rule(name=COUNSELLOR)
    def a_counsellor_works_down_the_line(self, name: str) -> None:
        for _ in range(4):
            self.a_counsellor_ends_what_they_have(name)
            self.a_counsellor_takes_the_next(name)

    def join(self, manner: Manner) -> UUID:
        self.clock.shift(1)
        new = visitor(f"kind {len(self.joined)}", manner=manner)
        self.joined[new] = row(new).place.joined_at
        self.here.add(new)
        return new

    @precondition(lambda self: self.joined)
    @rule(number=SOMEBODY)
    def somebody_says_not_to_be_safe(self, number: int) -> None:
        one = self.one(number)
        mark_unsafe(conversation_id=one)
        if row(one).state != State.ENDED and row(one).place.unfounded_at is None:
            self.unsafe.add(one)

    @rule(name=COUNSELLOR)
    def a_counsellor_finds_no_danger(self, name: str) -> None:
        staff = self.staff[name]
        for one in self.running().filter(counsellor=staff, turn_until__isnull=True):
            if one.id in self.unsafe:
                call_unfounded(conversation_id=one.id, staff_id=staff.id)
                self.unsafe.discard(one.id)

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
            self.went_first = min(self.went_first + 1, 2) if told in self.unsafe else 0

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

"""Any evening at all: people join, are taken, leave, vanish and return in any order and at once.

Hypothesis makes the evenings up. What must never happen is looked for after each step: in the
tables, and in the numbered lines, which tell the whole story of a conversation.
"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as evenings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as live_through

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.actions.visit import renew_leases as renew_visitors
from counselling.conversation.models import Conversation
from counselling.conversation.queries.lines import lines_after
from counselling.conversation.rules import EndedBy, State
from counselling.waiting_room.actions import (
    let_time_pass,
)
from counselling.waiting_room.models import Place
from tests.counselling.evening import (
    counsellor,
    open_the_door,
    takes,
    together,
)
from tests.counselling.waiting_room.one_after_another import CAPACITIES, SOMEBODY, OneAfterAnother


class Evening(OneAfterAnother):
    """All of that, and what several do at once."""

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
        self.went_first = self.stored_turn()

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
        self.went_first = self.stored_turn()

    # --- what must never be ------------------------------------------------------------

    @invariant()
    def whose_turn_it_is_stands(self) -> None:
        assert self.stored_turn() == self.went_first

    @invariant()
    def who_said_not_to_be_safe_is_known(self) -> None:
        stored = Place.objects.filter(goes_first=True).values_list("pk", flat=True)
        assert set(stored) == self.unsafe

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

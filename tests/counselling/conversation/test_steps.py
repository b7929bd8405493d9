import pytest

from counselling.conversation.actions.steps import step_to
from counselling.conversation.models import Conversation
from counselling.conversation.rules import STEPS, State
from tests.counselling.evening import reason

MAY = {
    ("waiting", "active"): "somebody takes the visit",
    ("waiting", "ended"): "the visitor leaves, or the door closes",
    ("active", "waiting"): "the visitor did not come when called",
    ("active", "ended"): "one of the two ends it",
}


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_a_visit_goes_the_ways_of_the_table_and_no_other(before: State, after: State) -> None:
    visit = Conversation(state=before)
    allowed = (before.value, after.value) in MAY
    assert reason(step_to, visit, after) == ("" if allowed else before.value)
    assert visit.state == (after if allowed else before)


def test_every_state_has_its_row() -> None:
    assert set(STEPS) == set(State)
    assert STEPS[State.ENDED] == frozenset()

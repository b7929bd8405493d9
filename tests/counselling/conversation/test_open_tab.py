from uuid import UUID

import pytest

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import open_tab, save_seen
from counselling.conversation.models import Conversation
from counselling.conversation.rules import LEASE, EndedBy, hash_of_token
from counselling.core import clock as moments
from tests.counselling.evening import counsellor, reason, row, says, talk

pytestmark = pytest.mark.usefixtures("open_door")


TOKEN = "een koekje"


@pytest.fixture
def noor(open_door: None) -> UUID:
    conversation = talk(counsellor())
    Conversation.objects.update(visit_hash=hash_of_token(TOKEN))
    return conversation


def test_every_new_tab_has_a_higher_number(noor: UUID) -> None:
    assert [open_tab(conversation_id=noor, token=TOKEN) for _ in range(3)] == [1, 2, 3]
    assert row(noor).visitor_until == moments.now() + LEASE


def test_a_tab_with_the_cookie_of_before_is_not_let_in_again(noor: UUID) -> None:
    assert reason(open_tab, conversation_id=noor, token="een ouder koekje") == "not_yours"
    assert row(noor).tab == 0


def test_after_the_end_every_tab_may_read(noor: UUID) -> None:
    open_tab(conversation_id=noor, token=TOKEN)
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    assert [open_tab(conversation_id=noor, token=TOKEN) for _ in range(2)] == [1, 1]


def test_how_far_each_side_read_goes_forward_alone_and_never_beyond_the_end(noor: UUID) -> None:
    for _ in range(4):
        says(noor)
    save_seen({(noor, "visitor"): 3, (noor, "counsellor"): 5})
    assert (row(noor).visitor_seen, row(noor).counsellor_seen) == (3, 5)
    save_seen({(noor, "visitor"): 2, (noor, "counsellor"): 999})
    assert (row(noor).visitor_seen, row(noor).counsellor_seen) == (3, 5)

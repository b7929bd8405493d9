import pytest
import time_machine

from counselling.conversation.actions.open import Opened, Traits, open_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.queries.visits import talk_of_visit, visit_of_token
from counselling.conversation.rules import FIRST_LEASE
from counselling.core import clock as moments
from counselling.core.errors import Refused
from tests.counselling.evening import reason

pytestmark = pytest.mark.django_db


def opens(nickname: str = "Noor", question: str = "") -> Opened:
    return open_conversation(
        nickname=nickname, question=question, traits=Traits(), language="nl"
    )  # fmt: skip


def test_a_visit_waits_and_its_cookie_opens_it() -> None:
    opened = opens()
    found = visit_of_token(opened.token)
    assert found
    assert (found.id, found.state, found.language) == (opened.conversation.id, "waiting", "nl")


def test_the_table_does_not_hold_what_is_in_the_cookie() -> None:
    opened = opens()
    assert len(opened.token) >= 43
    assert opened.token not in str(Conversation.objects.values().get())


def test_two_visits_have_two_cookies_and_two_keys() -> None:
    first, second = opens(), opens()
    assert first.token != second.token
    assert first.conversation.wrapped_key != second.conversation.wrapped_key


def test_what_was_told_is_read_by_whoever_takes_the_visit() -> None:
    told = Traits(topic="bullying", age_band="12-14", i_am="pupil", gender="girl", mood=2,
                  overlooked="yes")  # fmt: skip
    opened = open_conversation(
        nickname=" Noe\u0301 ", question="Ik word\r\ngepest", traits=told, language="fr"
    )
    read = talk_of_visit(opened.conversation.id)
    assert read
    assert (read.nickname, read.question) == ("No\u00e9", "Ik word\ngepest")
    assert (read.topic, read.age_band, read.i_am) == ("bullying", "12-14", "pupil")
    assert (read.gender, read.mood, read.overlooked) == ("girl", 2, "yes")


@pytest.mark.parametrize(
    ("nickname", "why"),
    [("", "empty"), (" \u200b ", "empty"), ("a" * 41, "too_long"), ("a\x00b", "invalid")],
)
def test_a_nickname_that_cannot_be_is_refused_and_nothing_is_kept(nickname: str, why: str) -> None:
    assert reason(opens, nickname) == why
    assert not Conversation.objects.exists()


def test_a_question_may_be_empty_and_may_be_long_but_not_longer() -> None:
    opens(question="   ")
    opens(question="a" * 1_000)
    with pytest.raises(Refused, match="too_long"):
        opens(question="a" * 1_001)


def test_somebody_who_never_connects_counts_as_here_for_half_a_minute(
    clock: time_machine.Traveller,
) -> None:
    opened = opens()
    assert opened.conversation.visitor_until == moments.now() + FIRST_LEASE
    assert FIRST_LEASE.total_seconds() == 30

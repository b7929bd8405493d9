"""Codes guessed: each wrong one is answered alike, by the same steps, and nobody else waits for who guesses."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.core import clock as moments
from counselling.privacy.actions.erasing import erase
from counselling.privacy.rules.codes import make_code
from counselling.visitor.views import my_data
from tests.counselling.evening import talk
from tests.doors.my_data import ADDRESS, Holder, device, ended, holder

pytestmark = pytest.mark.django_db(transaction=True)

FEW = 3
TOLD = "Met deze code vinden we niets."


@pytest.fixture(autouse=True)
def nobody_tried() -> Iterator[None]:
    """Begin and end without tries that count."""
    for tries in (my_data.code_tries, my_data.nickname_tries):
        tries.forget()
    yield
    for tries in (my_data.code_tries, my_data.nickname_tries):
        tries.forget()


@pytest.fixture
def talked(evening: Staff) -> UUID:
    return ended(talk(evening))


@pytest.fixture
def few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three wrong codes an hour instead of sixty: what holds for three connections holds for thousands."""
    monkeypatch.setattr(my_data.code_tries, "_most", FEW)


def unknown(room: UUID) -> str:
    return make_code()


def replaced(room: UUID) -> str:
    older = holder(room).code
    holder(room)
    return older


def erased(room: UUID) -> str:
    code = holder(room).code
    erase(conversation_id=room)
    return code


def held_and_erased(room: UUID) -> str:
    code = holder(room).code
    until = moments.now() + timedelta(days=9)
    Conversation.everything.filter(pk=room).update(held_until=until)
    erase(conversation_id=room)
    return code


def expired(room: UUID) -> str:
    code = holder(room).code
    ended_at = moments.now() - timedelta(days=730)
    Conversation.everything.filter(pk=room).update(ended_at=ended_at)
    return code


WRONG: dict[str, Callable[[UUID], str]] = {
    "unknown": unknown,
    "replaced": replaced,
    "erased": erased,
    "erased while held": held_and_erased,
    "expired": expired,
    "empty": lambda _: "",
    "too short": lambda _: "48213-806471-2935",
    "letters": lambda _: "mijn code is weg",
    "huge": lambda _: "9" * 60_000,
    "control characters": lambda _: "\x00\x01\x1b[2J",
    "SQL": lambda _: "' OR '1'='1",
    "markup": lambda _: "<script>alert(1)</script>",
    "emoji": lambda _: "😀" * 16,
}


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_malformed_unknown_erased_and_expired_codes_get_one_and_the_same_answer(
    talked: UUID, kind: str
) -> None:
    plain = device().post(ADDRESS, {"code": make_code()})
    answer = Holder(WRONG[kind](talked)).opens("Noor")
    assert (answer.status_code, answer.content) == (422, plain.content)
    assert f'id="error-code" data-error="code">{TOLD}' in answer.text
    assert headers(answer) == headers(plain)


def headers(answer: Any) -> dict[str, str]:
    # `never_cache` writes the second of the answer into one of them.
    return {name: value for name, value in answer.headers.items() if name != "Expires"}


def test_a_code_that_was_right_until_a_moment_ago_is_answered_alike_until_the_last_second(
    clock: time_machine.Traveller, talked: UUID
) -> None:
    code = holder(talked).code
    clock.move_to(moments.now() + timedelta(days=730, seconds=-1))
    assert Holder(code).opens().status_code == 200
    clock.shift(timedelta(seconds=1))
    assert Holder(code).opens().status_code == 422


def steps(code: str) -> list[str]:
    """Return what the database is asked for a code, without the values."""
    with CaptureQueriesContext(connection) as asked:
        device().post(ADDRESS, {"code": code})
    return [re.sub(r"'[^']*'|\d+", "?", str(query["sql"])) for query in asked]


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_code_takes_the_same_steps_whatever_is_wrong_with_it(
    talked: UUID, kind: str
) -> None:
    # How long they take is a figure of the benchmark: `wrong_codes`.
    code = WRONG[kind](talked)
    expected = steps(make_code())
    assert steps(code) == expected
    assert sum("counselling_conversationcode" in one for one in expected) == 1


def test_sixty_wrong_codes_an_hour_from_one_connection_and_even_a_right_one_waits(
    talked: UUID,
) -> None:
    guesser, code = device(), holder(talked).code
    for _ in range(60):
        assert guesser.post(ADDRESS, {"code": make_code()}).status_code == 422
    for typed in (make_code(), code):
        told = guesser.post(ADDRESS, {"code": typed})
        assert told.status_code == 429
        assert "Wacht een uur" in told.text
    assert device("198.51.100.4").post(ADDRESS, {"code": code}).status_code == 200


def test_codes_guessed_without_end_find_nothing_and_stop_nobody(
    talked: UUID, few_tries: None
) -> None:
    code = holder(talked).code
    guessers = [device(f"198.51.100.{number}") for number in range(1, 31)]
    answers = Counter(
        guesser.post(ADDRESS, {"code": make_code()}).status_code
        for guesser in guessers
        for _ in range(FEW + 1)
    )
    assert answers == {422: 30 * FEW, 429: 30}
    assert device("203.0.113.200").post(ADDRESS, {"code": code}).status_code == 200


def test_right_codes_are_no_tries(talked: UUID, few_tries: None) -> None:
    noor = holder(talked)
    assert {noor.opens().status_code for _ in range(FEW + 2)} == {200}


def test_an_impostor_who_knows_nickname_and_evening_gets_nothing_without_the_code(
    talked: UUID,
) -> None:
    for typed in ("23112026", "2026-11-23", "Noor", "4821380647129350"):
        answer = device().post(ADDRESS, {"code": typed, "nickname": "Noor"})
        assert (answer.status_code, TOLD in answer.text) == (422, True)


def test_ten_wrong_nicknames_close_the_reading_for_an_hour_and_not_the_rights(
    talked: UUID,
) -> None:
    noor = holder(talked)
    for number in range(10):
        assert noor.opens(f"Noor{number}").status_code == 422
    assert noor.opens("Noor").status_code == 429
    assert "Wat er staat" not in noor.page.text
    assert "Ja, wis alles" in noor.does("erase").text


def test_no_code_stands_in_an_address(talked: UUID) -> None:
    code = holder(talked).code
    assert 'id="bewaard"' in Holder(code).opens().text
    assert 'id="bewaard"' not in device().get(ADDRESS, {"code": code}).text
    assert device().get(f"{ADDRESS}{code}/").status_code == 404


def test_where_nothing_can_be_written_down_nothing_is_done_and_the_page_says_so(
    talked: UUID, settings: Any
) -> None:
    settings.ERASURE_JOURNAL = "/nowhere/erasures.jsonl"
    noor = holder(talked, "Noor")
    answer = noor.does("erase_sure")
    assert answer.status_code == 503
    assert "Er ging iets mis bij ons." in answer.text
    assert Conversation.objects.filter(pk=talked, hidden_at=None).exists()

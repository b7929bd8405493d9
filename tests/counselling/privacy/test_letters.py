from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from counselling.core import clock as moments
from counselling.core.errors import Refused
from counselling.privacy.actions.letters import complain, write_to_us
from counselling.privacy.models import Letter, RightsRequest
from counselling.privacy.queries.complaints import is_open
from counselling.privacy.rules.desk import due_after
from tests.counselling.evening import counsellor, reason, talk, together, visitor
from tests.counselling.privacy.writing import WORDS, asks, complains, writes, written

pytestmark = pytest.mark.usefixtures("open_door")


def test_what_is_sent_twice_stands_once_and_gives_the_same_code() -> None:
    sent = written()
    first, second = write_to_us(written=sent), write_to_us(written=sent)
    assert first == second
    assert Letter.objects.count() == 1


def test_of_two_at_once_one_stands(transactional_db: None) -> None:
    sent = written()
    codes = together(*[lambda: write_to_us(written=sent)] * 4)
    assert len(set(map(str, codes))) == 1
    assert Letter.objects.count() == 1


def test_what_was_changed_before_it_was_sent_again_is_another_letter() -> None:
    page = uuid4()
    first = write_to_us(written=written(page))
    second = write_to_us(written=written(page, "Ik vergat iets."))
    assert first != second
    assert Letter.objects.count() == 2


def test_the_same_words_on_another_page_are_another_letter_with_another_code() -> None:
    assert writes()[1] != writes()[1]
    assert Letter.objects.count() == 2


def test_no_word_of_a_letter_lies_readable_in_its_row() -> None:
    asks("erase", nickname="Noor", day="2026-11-22", topic="home")
    told = bytes(Letter.objects.get().told)
    assert not [word for word in (WORDS, "Noor", "home") if word.encode() in told]
    assert RightsRequest.objects.get().asked == "erase"


def test_a_letter_opens_under_its_own_key_alone() -> None:
    one, other = writes()[0], writes()[0]
    assert WORDS in one.read("told", one.told)
    with pytest.raises(Exception, match="does not open"):
        other.read("told", one.told)


@pytest.mark.parametrize(
    ("told", "refused", "field"),
    [
        ({"words": "  "}, "empty", "words"),
        ({"words": "x" * 100_000}, "too_long", "words"),
        ({"words": "x\x00"}, "invalid", "words"),
        ({"nickname": "n" * 41}, "too_long", "nickname"),
        ({"day": "gisteren"}, "no_day", "day"),
        ({"day": "2026-11-24"}, "no_day", "day"),
        ({"day": "9" * 5000}, "no_day", "day"),
    ],
)
def test_what_cannot_be_read_is_refused_and_names_its_field(
    told: dict[str, str], refused: str, field: str
) -> None:
    with pytest.raises(Refused) as no:
        writes(**told)
    assert (no.value.reason, no.value.details["field"]) == (refused, field)
    assert not Letter.objects.exists()


def test_a_right_that_there_is_not_is_refused() -> None:
    assert reason(asks, "everything") == "choose"


def test_a_complaint_knows_its_conversation_and_keeps_it_open() -> None:
    conversation = talk(counsellor())
    assert not is_open(conversation)
    complains(conversation)
    assert is_open(conversation)


def test_nobody_complains_of_a_conversation_that_never_was_one() -> None:
    counsellor()
    assert reason(complain, written=written(), conversation_id=visitor()) == "gone"
    assert reason(complain, written=written(), conversation_id=uuid4()) == "gone"
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("came", "due"),
    [
        ((2026, 11, 23, 19), (2026, 12, 24)),
        ((2027, 1, 31, 12), (2027, 3, 1)),
        ((2026, 12, 31, 23, 30), (2027, 2, 1)),
        ((2028, 1, 30, 12), (2028, 3, 1)),
    ],
)
def test_the_month_is_over_at_the_end_of_the_same_day_or_of_the_last_there_is(
    came: tuple[int, ...], due: tuple[int, ...]
) -> None:
    zone = ZoneInfo("Europe/Brussels")
    assert due_after(datetime(*came, tzinfo=zone)) == datetime(*due, tzinfo=zone)  # type: ignore[misc,arg-type]


def test_an_answer_is_due_within_a_month() -> None:
    letter, _code = writes()
    assert timedelta(days=30) < letter.due_at - moments.now() < timedelta(days=32)

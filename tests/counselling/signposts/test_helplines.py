"""Which lines a young person is shown, in what order and words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from counselling.signposts.actions.helplines import load_helplines
from counselling.signposts.models import Helpline
from counselling.signposts.queries import helplines as queries
from counselling.signposts.queries.helplines import Line, helplines
from counselling.signposts.rules.opening import BRUSSELS

pytestmark = pytest.mark.django_db

ESSENTIAL = {"112", "101", "zelfmoordlijn", "tele-onthaal", "awel", "prevention-suicide"}
CHECKED = date(2026, 11, 1)
MONDAY_18 = datetime(2026, 11, 23, 18, tzinfo=BRUSSELS).astimezone(UTC)
MONDAY_9 = MONDAY_18 - timedelta(hours=9)


@pytest.fixture(autouse=True)
def _lines_of_this_test() -> Iterator[None]:
    queries.forget()
    yield
    queries.forget()


@pytest.fixture
def checked() -> None:
    """Somebody checked every line three weeks ago."""
    load_helplines()
    Helpline.objects.update(checked_on=CHECKED)


def shown(now: datetime, language: str = "nl") -> dict[str, Line]:
    return {line.key: line for line in helplines(now=now, language=language)}


@pytest.mark.usefixtures("checked")
def test_open_chats_come_first_then_open_telephones_then_the_rest() -> None:
    keys = list(shown(MONDAY_18))
    assert keys[:3] == ["zelfmoordlijn", "tele-onthaal", "jac"]
    assert keys[3:6] == ["awel", "112", "101"]
    assert keys.index("1712") > keys.index("awel")


@pytest.mark.usefixtures("checked")
def test_hours_are_said_in_the_language_of_the_page() -> None:
    assert shown(MONDAY_18)["awel"].hours_text == "nu open, tot 22 uur"
    assert shown(MONDAY_9)["awel"].hours_text == "open vandaag om 16 uur"
    assert shown(MONDAY_18)["1712"].hours_text == "open morgen om 9 uur"
    assert shown(MONDAY_18)["112"].hours_text == "dag en nacht"
    assert shown(MONDAY_18)["zelfmoordlijn"].chat_hours_text == "nu open, tot middernacht"
    assert shown(MONDAY_18, "fr")["awel"].hours_text == "ouvert maintenant, jusqu'à 22\u00a0h"
    assert shown(MONDAY_18, "en")["awel"].hours_text == "open now, until 22:00"
    assert shown(MONDAY_18, "fr")["112"].name == "Centrale d'urgence"


def test_after_181_days_the_hours_are_hidden_and_the_number_stays() -> None:
    load_helplines()
    today = MONDAY_18.astimezone(BRUSSELS).date()
    Helpline.objects.filter(key="awel").update(checked_on=today - timedelta(days=181))
    awel = shown(MONDAY_18)["awel"]
    assert (awel.tel, awel.hours_text, awel.open_now) == ("102", "", False)
    Helpline.objects.filter(key="awel").update(checked_on=today - timedelta(days=180))
    queries.forget()
    assert shown(MONDAY_18)["awel"].open_now


def test_as_delivered_no_unchecked_hours_are_claimed_but_112_1813_and_106_answer_day_and_night() -> (
    None
):
    lines = shown(MONDAY_18)
    assert {key for key, line in lines.items() if line.open_now and line.speaks} == {
        "112",
        "101",
        "zelfmoordlijn",
        "tele-onthaal",
    }
    assert not any(line.chat_open for line in lines.values())
    assert all(line.number or line.chat for line in lines.values())


@pytest.mark.usefixtures("checked")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_who_speaks_the_language_of_the_page_comes_first(language: str) -> None:
    lines = list(shown(MONDAY_18, language).values())
    speaking = [line.speaks for line in lines]
    assert speaking == sorted(speaking, reverse=True)
    assert lines[0].speaks
    assert any("nl" in line.languages and not line.speaks for line in lines)


@pytest.mark.usefixtures("checked")
def test_a_line_can_be_taken_off_the_list_but_not_an_essential_one() -> None:
    Helpline.objects.update(shown=False)
    assert set(shown(MONDAY_18)) == ESSENTIAL


@pytest.mark.usefixtures("checked")
def test_a_second_load_adds_nothing_and_keeps_what_somebody_checked_themselves() -> None:
    Helpline.objects.filter(key="awel").update(number="103 103")
    assert load_helplines() == 0
    assert Helpline.objects.get(key="awel").number == "103 103"


def test_a_later_check_in_the_product_replaces_an_older_row() -> None:
    load_helplines()
    Helpline.objects.filter(key="awel").update(number="old", checked_on=date(2001, 1, 1))
    assert load_helplines() == 1
    assert Helpline.objects.get(key="awel").number == "102"


def test_an_empty_table_still_shows_every_number() -> None:
    assert set(shown(MONDAY_18)) >= ESSENTIAL


@pytest.mark.usefixtures("checked")
def test_the_list_is_read_once_a_minute(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        helplines(now=MONDAY_18, language="nl")
        helplines(now=MONDAY_18 + timedelta(seconds=59), language="nl")

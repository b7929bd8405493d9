import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.shift.actions.hours import hold_door
from counselling.shift.models import DoorMode
from counselling.statistics.models import TurnedAway
from counselling.visitor import limits
from tests.doors.conftest import OUR_PAGE

JSON = {"Accept": "application/json"}
TYPED = {
    "nickname": "Noor & <b>co</b>",
    "age_band": "12-14",
    "topic": "bullying",
    "question": "Ze lachen mij uit.\nElke dag.",
    "i_am": "pupil",
    "gender": "girl",
    "mood": "2",
    "overlooked": "yes",
}


def starts(browser: Client, **fields: str) -> Any:
    return browser.post("/chat/start/", {"nickname": "Noor", **fields})


def starts_by_script(browser: Client, **fields: str) -> Any:
    return browser.post("/chat/start/", {"nickname": "Noor", **fields}, headers=JSON)


def test_a_nickname_is_enough(browser: Client) -> None:
    answer = starts(browser)
    assert (answer.status_code, answer["Location"]) == (303, "/chat/")
    page = browser.get("/chat/")
    assert page.status_code == 200
    assert 'data-page="form"' not in page.text
    assert Conversation.objects.get().state == "waiting"


def test_all_that_was_told_is_kept(browser: Client) -> None:
    assert starts(browser, **TYPED).status_code == 303
    visit = Conversation.objects.get()
    told = (visit.age_band, visit.topic, visit.i_am, visit.gender, visit.mood, visit.overlooked)
    assert told == ("12-14", "bullying", "pupil", "girl", 2, "yes")
    assert visit.read("nickname", visit.nickname) == "Noor & <b>co</b>"
    assert visit.read("question", visit.question) == "Ze lachen mij uit.\nElke dag."


def test_a_page_that_moves_by_itself_is_told_where_to(browser: Client) -> None:
    answer = starts_by_script(browser)
    assert (answer.status_code, answer.json()) == (200, {"location": "/chat/"})
    assert "visit" in answer.cookies


def test_the_cookie_lives_as_long_as_the_browser_and_no_script_sees_it(browser: Client) -> None:
    (cookie,) = starts(browser).cookies.values()
    assert cookie.key == "visit"
    assert re.fullmatch(r"[\w-]{43}", cookie.value)
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert not any(cookie[name] for name in ("max-age", "expires", "domain", "secure"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nickname", ""),
        ("nickname", "   "),
        ("nickname", "\u200b"),
        ("nickname", "a" * 41),
        ("nickname", "No\x1bor"),
        ("question", "a" * 1_001),
        ("age_band", "99"),
        ("topic", "anything"),
        ("i_am", "king"),
        ("gender", "x" * 500),
        ("mood", "6"),
        ("mood", "²"),
        ("overlooked", "perhaps"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_kept(
    browser: Client, field: str, value: str
) -> None:
    answer = starts(browser, **{field: value})
    assert answer.status_code == 422
    assert f'id="error-{field}"' in answer.text or f"#id_{field}" in answer.text
    assert not Conversation.objects.exists()
    assert "visit" not in answer.cookies
    told = starts_by_script(browser, **{field: value})
    assert told.status_code == 422
    assert list(told.json()["errors"]) == [field]
    assert told.json()["text"]


def test_the_form_comes_back_as_it_was_typed(browser: Client) -> None:
    page = starts(browser, **(TYPED | {"age_band": "99"})).text
    assert 'value="Noor &amp; &lt;b&gt;co&lt;/b&gt;"' in page
    assert "Ze lachen mij uit.\nElke dag.</textarea>" in page
    for name in ("topic", "i_am", "gender", "mood", "overlooked"):
        (chosen,) = re.findall(
            rf'<input[^>]*name="{name}"[^>]*\bchecked\b[^>]*>', page
        ) or re.findall(
            rf'<select[^>]*name="{name}"[^>]*>.*?(<option[^>]*\bselected\b[^>]*>)', page, re.DOTALL
        )
        assert f'value="{TYPED[name]}"' in chosen
    assert re.search(r'<details class="more" open>', page)


def test_a_second_start_keeps_the_first_visit(waiting: Client) -> None:
    before = waiting.cookies["visit"].value
    answer = starts(waiting, nickname="Iemand anders")
    assert (answer.status_code, answer["Location"]) == (303, "/chat/")
    assert not answer.cookies
    assert waiting.cookies["visit"].value == before
    assert Conversation.objects.count() == 1


def test_after_the_end_a_new_visit_may_start(waiting: Client) -> None:
    end_conversation(conversation_id=Conversation.objects.get().id, by=EndedBy.VISITOR)
    before = waiting.cookies["visit"].value
    assert starts(waiting).status_code == 303
    assert waiting.cookies["visit"].value != before
    assert Conversation.objects.count() == 2


def test_a_cookie_that_opens_nothing_opens_the_form(browser: Client) -> None:
    browser.cookies["visit"] = "x" * 43
    assert 'data-page="form"' in browser.get("/chat/").text
    assert starts(browser).status_code == 303


def turned_away(answer: Any) -> None:
    """Look at a page that says no: it keeps what was typed and names other help."""
    assert answer.status_code == 503
    assert "visit" not in answer.cookies
    assert "Ze lachen mij uit." in answer.text
    assert re.search(r'<section class="other-help" data-other-help\s*>', answer.text)
    for number in ("112", "1813"):
        assert f'href="tel:{number}"' in answer.text


def test_at_a_closed_door_the_form_stays_with_other_help(browser: Client) -> None:
    hold_door(mode=DoorMode.CLOSED)
    turned_away(starts(browser, **TYPED))
    told = starts_by_script(browser)
    assert (told.status_code, bool(told.json()["text"])) == (503, True)


def test_at_a_full_waiting_room_the_form_stays_with_other_help(
    browser: Client, settings: Any
) -> None:
    settings.LIMIT_WAITING = 1
    assert starts(browser).status_code == 303
    browser.cookies.clear()
    turned_away(starts(browser, **TYPED))


def test_beyond_the_limit_of_a_school_people_queue_at_the_form(
    browser: Client, settings: Any, evening: Staff
) -> None:
    settings.LIMIT_WAITING_PER_TAG = 1
    assert starts(browser).status_code == 303
    browser.cookies.clear()
    turned_away(starts(browser, **TYPED))
    end_conversation(conversation_id=Conversation.objects.get().id, by=EndedBy.VISITOR)
    assert starts(browser).status_code == 303


def test_too_many_starts_in_a_minute_wait_at_the_form(browser: Client, settings: Any) -> None:
    settings.LIMIT_STARTS_PER_TAG_MINUTE = 1
    limits.starts_of_late.forget()
    assert starts(browser).status_code == 303
    browser.cookies.clear()
    limits.starts_of_late.forget()
    turned_away(starts(browser, **TYPED))


def test_a_start_is_a_post(browser: Client) -> None:
    assert browser.get("/chat/start/").status_code == 405


def no_place() -> dict[str, int]:
    return dict(TurnedAway.objects.values_list("why", "count"))


def test_who_finds_the_chat_full_or_closed_is_counted_and_nothing_else(
    browser: Client, settings: Any
) -> None:
    limits._turned_away.clear()
    settings.LIMIT_WAITING = 1
    assert starts(Client(headers=OUR_PAGE)).status_code == 303
    assert starts(browser).status_code == 503
    hold_door(mode=DoorMode.CLOSED)
    assert starts(browser).status_code == 503
    assert no_place() == {"full": 1, "closed": 1}


def test_who_tries_without_end_is_counted_ten_times_an_hour(browser: Client) -> None:
    limits._turned_away.clear()
    hold_door(mode=DoorMode.CLOSED)
    for _ in range(limits.COUNTED_PER_TAG + 5):
        assert starts(browser).status_code == 503
    assert no_place() == {"closed": limits.COUNTED_PER_TAG}

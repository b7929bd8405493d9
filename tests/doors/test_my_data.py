"""What a code shows and does, as a browser without script sees it."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from accounts.models import AuditEntry, Staff
from counselling.conversation.models import Conversation
from counselling.core import clock as moments
from counselling.privacy.models import ConversationCode
from counselling.visitor.views import my_data
from tests.counselling.evening import says, talk
from tests.doors.my_data import ADDRESS, Holder, device, ended, holder

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "ik durf niet naar huis"


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
    """A conversation of Noor and Amina that is over."""
    room = talk(evening)
    says(room, SECRET)
    says(room, "vertel maar", by=evening)
    return ended(room)


def test_the_code_comes_by_post_once_and_only_its_hash_is_kept(waiting: Client) -> None:
    page = waiting.post("/chat/code/")
    code = page.text.split('class="code-shown" translate="no">')[1].split("<")[0]
    assert code not in waiting.get("/chat/").text
    assert waiting.get("/chat/code/").status_code == 405
    kept = ConversationCode.objects.get()
    assert code.replace("-", "") not in kept.code_hash
    assert Holder(code).opens().status_code == 200


def test_a_newer_code_replaces_the_older_one(talked: UUID) -> None:
    older, newer = holder(talked), holder(talked)
    assert (older.opens().status_code, newer.opens().status_code) == (422, 200)


def test_without_a_visit_there_is_no_code(browser: Client) -> None:
    assert browser.post("/chat/code/")["Location"] == "/chat/"
    assert not ConversationCode.objects.exists()


def test_another_site_makes_no_code_and_opens_nothing(waiting: Client, talked: UUID) -> None:
    elsewhere = {"Origin": "https://elsewhere.example"}
    assert waiting.post("/chat/code/", headers=elsewhere).status_code == 403
    code = holder(talked).code
    assert device().post(ADDRESS, {"code": code}, headers=elsewhere).status_code == 403


def test_the_code_alone_shows_what_is_kept_and_no_word_of_it(talked: UUID) -> None:
    page = holder(talked).opens()
    assert "Het gesprek zelf" in page.text
    assert "Tot en met" in page.text
    for word in (SECRET, "vertel maar", "Noor", "Amina"):
        assert word not in page.text


def test_with_the_nickname_as_typed_it_is_read_and_staff_has_no_name(talked: UUID) -> None:
    page = holder(talked).opens("Noor")
    assert SECRET in page.text
    assert "vertel maar" in page.text
    assert "Amina" not in page.text


@pytest.mark.parametrize("nickname", ["noor", "Noortje", "N", "\x00", "x" * 5000])
def test_another_nickname_reads_nothing(talked: UUID, nickname: str) -> None:
    page = holder(talked).opens(nickname)
    assert page.status_code == 422
    assert "Deze schuilnaam hoort niet bij de code." in page.text
    assert SECRET not in page.text


def test_what_needs_the_nickname_is_not_done_without(talked: UUID) -> None:
    noor = holder(talked)
    noor.opens()
    for step in ("copy_page", "copy_file", "copy_mine", "correct", "add"):
        assert noor.does(step, note="x").status_code == 422
    assert SECRET not in noor.page.text


def test_no_page_leaves_a_cookie_or_is_kept_by_the_browser(talked: UUID) -> None:
    noor = holder(talked, "Noor")
    assert noor.page["Cache-Control"].count("no-store")
    assert not noor.browser.cookies


def test_the_page_works_for_a_quarter_of_an_hour(
    talked: UUID, clock: time_machine.Traveller
) -> None:
    noor = holder(talked, "Noor")
    clock.shift(14 * 60)
    assert noor.does("show").status_code == 200
    carried = noor.ticket
    clock.shift(15 * 60)
    late = noor.does("add", note="dit wil ik niet kwijt")
    assert late.status_code == 422
    assert "langer dan een kwartier" in late.text
    assert 'name="note" value="dit wil ik niet kwijt"' in late.text
    assert carried not in late.text


def test_closing_makes_what_the_page_carried_worthless_and_not_the_code(talked: UUID) -> None:
    noor = holder(talked, "Noor")
    carried = noor.ticket
    noor.does("close")
    old = device().post(ADDRESS, {"ticket": carried, "step": "show"})
    assert old.status_code == 422
    assert SECRET not in old.text


@pytest.mark.parametrize("ticket", ["", "x", "AAAA", "é" * 40, "A" * 50_000])
def test_a_forged_ticket_opens_nothing(talked: UUID, ticket: str) -> None:
    assert device().post(ADDRESS, {"ticket": ticket, "step": "show"}).status_code == 422


def test_a_ticket_of_the_code_alone_reads_nothing(talked: UUID) -> None:
    noor = holder(talked)
    noor.opens()
    assert SECRET not in noor.does("show", reads="true").text
    assert SECRET in noor.does("read", nickname="Noor").text


def test_everything_that_was_looked_at_stands_in_the_trail_without_code_or_text(
    talked: UUID,
) -> None:
    noor = holder(talked, "Noor")
    noor.does("copy_file")
    deeds = AuditEntry.objects.filter(subject=f"conversation {talked}")
    assert [deed.action for deed in deeds.order_by("seq")] == [
        "code_made",
        "conversation_seen_with_code",
        "copy_taken_with_code",
    ]
    assert not [deed for deed in deeds if noor.code in str(deed.details)]


def test_erasing_is_asked_once_more_and_done_once(talked: UUID) -> None:
    noor = holder(talked)
    noor.opens()
    asked = noor.does("erase")
    assert "Ja, wis alles" in asked.text
    carried = noor.ticket
    assert "Je gesprek is weg" in noor.does("erase_sure").text
    again = device().post(ADDRESS, {"ticket": carried, "step": "erase_sure"})
    assert "Je gesprek is weg" in again.text
    assert not Conversation.everything.filter(pk=talked).exists()
    assert noor.opens().status_code == 422


def test_who_erases_reads_the_same_whether_something_still_holds_it(evening: Staff) -> None:
    pages = []
    for nickname, until in (("Noor", None), ("Sem", moments.now() + timedelta(days=9))):
        room = ended(talk(evening, nickname))
        Conversation.everything.filter(pk=room).update(held_until=until)
        pages.append(holder(room, nickname).does("erase_sure").content)
    assert pages[0] == pages[1]
    assert Conversation.everything.filter(hidden_at__isnull=False).count() == 1


def test_a_script_trades_the_code_for_a_ticket_so_that_no_history_holds_it(talked: UUID) -> None:
    noor, script = holder(talked), {"Accept": "application/json"}
    asked = {"code": noor.code, "nickname": "Noor"}
    traded = noor.browser.post(ADDRESS, asked, headers=script)
    assert list(traded.json()) == ["ticket"]
    page = noor.browser.post(ADDRESS, {"ticket": traded.json()["ticket"]})
    assert SECRET in page.text
    wrong = noor.browser.post(ADDRESS, {**asked, "nickname": "Sem"}, headers=script)
    assert (wrong.status_code, list(wrong.json()["errors"])) == (422, ["nickname"])

"""The register of what was told about young people: who reads it, and what stands out in it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from accounts.models import AuditEntry
from counselling.conversation.models import Conversation
from counselling.core import clock as hours
from counselling.emergency.actions.answering import review_opening
from counselling.emergency.actions.calling import Call, keep_call
from counselling.emergency.actions.disclosing import Given, keep_disclosure
from counselling.emergency.queries.yearly import Year, register_of, years
from tests.counselling.emergency.danger import FACTS, Holder, amina, asks, ends, holders, in_danger
from tests.counselling.origin.holding import supervisor
from tests.doors.test_console_replies import desk_of

PAGE = "/staff/disclosures/"
SAID = "Veertien jaar, op het dak van Sint-Jozef"
GIVEN = Given(whom="101", recipient="Politie Gent, PV 12", told="later", told_how="Morgen")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_door")]


@pytest.fixture
def chris(open_door: None) -> Holder:
    return holders("Chris")[0]


def this_year() -> Year:
    now = hours.now()
    return register_of(now.year, now)


def called(helper_id: int, room: object) -> None:
    call = Call(whom="112", said=SAID, discussed="no", why="zou springen")
    keep_call(id=uuid4(), conversation_id=room, staff_id=helper_id, call=call)  # type: ignore[arg-type]


def test_a_call_and_an_address_with_ground_and_recipient_newest_first(
    chris: Holder, clock: time_machine.Traveller
) -> None:
    helper = amina()
    room = in_danger(helper)
    called(helper.id, room)
    clock.shift(5)
    number = asks(room, helper)
    chris.opens(number)
    keep_disclosure(id=uuid4(), number=number, staff_id=helper.id, given=GIVEN)
    year = this_year()
    given, call = year.lines
    told = given.entry
    assert (told.whom, told.recipient, told.ground) == ("101", "Politie Gent, PV 12", "self")
    assert given.request
    assert (given.request.number, given.request.to_review) == (number, False)
    assert (call.entry.whom, call.discussed, call.request) == ("112", "no", None)
    assert (year.calls, year.addresses, year.alone, year.unwritten, year.overdue) == (1, 1, 0, 0, 0)


def test_an_opening_of_which_nobody_wrote_down_who_got_it_stands_out(chris: Holder) -> None:
    helper = amina()
    number = asks(in_danger(helper), helper)
    chris.opens(number)
    (line,) = this_year().lines
    assert (line.given, line.entry.by, this_year().unwritten) == (False, "Chris", 1)
    keep_disclosure(id=uuid4(), number=number, staff_id=chris.id, given=GIVEN)
    assert [one.given for one in this_year().lines] == [True]


def test_a_late_review_counts_until_somebody_looked(
    chris: Holder, clock: time_machine.Traveller
) -> None:
    number = asks(in_danger(chris.staff), chris.staff)
    clock.shift(timedelta(minutes=5))
    chris.opens_alone(number)
    assert (this_year().alone, this_year().overdue) == (1, 0)
    clock.shift(timedelta(hours=25))
    assert this_year().overdue == 1
    eva = supervisor("Eva")
    review_opening(number=number, staff_id=eva.id, agreed=True, words="Kon niet anders")
    assert this_year().overdue == 0


def test_it_outlives_the_conversation_and_is_read_by_year(
    chris: Holder, clock: time_machine.Traveller
) -> None:
    helper = amina()
    room = in_danger(helper)
    called(helper.id, room)
    ends(room)
    Conversation.objects.filter(pk=room).delete()
    then = hours.now().year
    clock.shift(timedelta(days=366))
    assert years(hours.now()) == [hours.now().year, then]
    assert this_year().lines == []
    assert len(register_of(then, hours.now()).lines) == 1


@pytest.mark.parametrize("role", ["supervisor", "privacy_officer"])
def test_it_is_read_without_a_word_of_the_young_person_and_each_look_is_written_down(
    chris: Holder, role: str
) -> None:
    helper = amina()
    room = in_danger(helper)
    called(helper.id, room)
    number = asks(room, helper)
    chris.opens(number)
    desk = desk_of("Femke", role)
    page = desk.get(PAGE)
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    for there in ("112", "Gevaar voor zichzelf", "nog niet genoteerd", "met twee geopend"):
        assert there in page.text
    for not_there in (SAID, FACTS, "Noor", "zou springen", "203.0.113.9", "op het dak"):
        assert not_there not in page.text
    assert (f"/staff/emergency/{number}/" in page.text) == (role == "supervisor")
    assert AuditEntry.objects.filter(action="disclosures_read").count() == 1


@pytest.mark.parametrize("year", ["", "x", "0", "99999999999", "2026'--"])
def test_a_strange_year_is_this_one(open_door: None, year: str) -> None:
    page = desk_of("Eva", "supervisor").get(PAGE, {"year": year})
    assert f"Wat we vertelden in {hours.now().year}" in page.text


@pytest.mark.parametrize("role", ["counsellor", "coordinator", "auditor", "network_manager"])
def test_for_others_there_is_no_such_page(open_door: None, role: str) -> None:
    assert desk_of("Gust", role).get(PAGE).status_code == 404

"""A code for one shift: for a colleague who phones and cannot get in."""

import math
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from axes.models import AccessAttempt

from accounts.actions import create_staff, disable_staff
from accounts.models import AuditEntry, ShiftCode, SignIn, Staff
from accounts.queries import signed_in, still_signed_in
from accounts.rules import CODE_ALPHABET
from accounts.shift_codes import extend_shift, give_shift_code
from counselling.core import clock as present
from counselling.core.errors import Refused
from tests.accounts.conftest import PASSWORD, Desk

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


@pytest.fixture
def dina(db: None) -> Staff:
    """Dina leads tonight."""
    return create_staff(
        username="dina", display_name="Dina", roles=["supervisor"], password=PASSWORD
    )


def code_for(desk: Desk, dina: Staff) -> str:
    """Return the code that Dina reads out, for a shift of three hours."""
    until = present.now() + timedelta(hours=3)
    return give_shift_code(staff_id=desk.staff.id, given_by=dina.id, until=until).code


def types(desk: Desk, code: str, name: str = "amina") -> "Answer":
    return desk.client.post("/staff/code/", {"username": name, "code": code})


def test_the_sign_in_page_leads_there_and_the_code_lets_in(amina: Desk, dina: Staff) -> None:
    assert 'href="/staff/code/"' in amina.client.get("/staff/login/").text
    code = code_for(amina, dina)
    assert 'name="code"' in amina.client.get("/staff/code/").text
    assert types(amina, code)["Location"] == "/staff/"
    assert amina.is_in()
    deeds = [(deed.action, deed.actor_id, deed.subject) for deed in AuditEntry.objects.all()]
    assert deeds == [
        ("shift_code_given", dina.id, f"staff {amina.staff.id}"),
        ("shift_code_used", amina.staff.id, f"staff {dina.id}"),
    ]


def test_it_reads_out_in_two_groups_and_is_hard_to_guess(amina: Desk, dina: Staff) -> None:
    code = code_for(amina, dina)
    groups = code.split()
    assert [len(group) for group in groups] == [6, 6]
    assert len("".join(groups)) * math.log2(len(CODE_ALPHABET)) >= 50
    assert code.replace(" ", "") not in ShiftCode.objects.get().code_hash


def test_capitals_spaces_and_dashes_do_not_matter(amina: Desk, dina: Staff) -> None:
    code = code_for(amina, dina).upper().replace(" ", " - ")
    assert types(amina, code, name=" AMINA ")["Location"] == "/staff/"


def test_it_works_once(amina: Desk, dina: Staff) -> None:
    code = code_for(amina, dina)
    types(amina, code)
    amina.client.cookies.clear()
    assert types(amina, code).status_code == 422
    assert not amina.is_in()


def test_a_quarter_of_an_hour_later_it_is_too_late(amina: Desk, dina: Staff) -> None:
    code = code_for(amina, dina)
    amina.clock.shift(timedelta(minutes=15))
    assert types(amina, code).status_code == 422


def test_after_five_wrong_ones_it_is_dead(amina: Desk, dina: Staff) -> None:
    code = code_for(amina, dina)
    for number in range(5):
        amina.client.defaults["REMOTE_ADDR"] = f"203.0.113.{number}"
        assert types(amina, "bbbbbb bbbbbb").status_code == 422
    amina.client.defaults["REMOTE_ADDR"] = "203.0.113.9"
    assert types(amina, code).status_code == 422
    assert types(amina, code_for(amina, dina))["Location"] == "/staff/"


def test_a_new_code_ends_the_one_before(amina: Desk, dina: Staff) -> None:
    first, second = code_for(amina, dina), code_for(amina, dina)
    assert types(amina, first).status_code == 422
    assert types(amina, second)["Location"] == "/staff/"


def test_it_is_of_no_use_to_somebody_else(amina: Desk, newcomer: Desk, dina: Staff) -> None:
    code = code_for(amina, dina)
    assert types(newcomer, code, name="noor").status_code == 422
    assert types(amina, code)["Location"] == "/staff/"


def test_unknown_name_and_wrong_code_get_the_same_answer(amina: Desk, dina: Staff) -> None:
    code_for(amina, dina)
    told = [
        types(amina, code, name=name).content.replace(name.encode(), b"")
        for name, code in (("amina", "fout"), ("niemand", "fout"), ("amina", "b" * 40))
    ]
    page = [text.split(b'name="csrf')[0] for text in told]
    assert page[0] == page[1] == page[2]


@pytest.mark.parametrize("code", ["", "x" * 5000, "\x00", "' OR 1=1 --"])
def test_whatever_is_typed_gets_a_kind_answer(amina: Desk, code: str) -> None:
    answer = types(amina, code)
    assert answer.status_code == 422
    assert "Naam of code klopt niet" in answer.text


@pytest.mark.parametrize("name", ["amina", "niemand"])
def test_the_fifth_wrong_code_locks_like_a_wrong_password(amina: Desk, name: str) -> None:
    answers = [types(amina, "fout", name=name).status_code for _ in range(6)]
    assert answers == [422, 422, 422, 422, 429, 429]


def test_who_locked_themselves_out_gets_in_with_a_code_at_once(amina: Desk, dina: Staff) -> None:
    for _ in range(5):
        amina.give_password("verkeerd wachtwoord hier")
    assert types(amina, "fout").status_code == 429
    assert types(amina, code_for(amina, dina))["Location"] == "/staff/"
    assert not AccessAttempt.objects.exists()


def test_it_signs_in_as_a_counsellor_and_nothing_else(amina: Desk, dina: Staff) -> None:
    amina.staff.roles = ["coordinator", "counsellor", "supervisor"]
    amina.staff.save()
    types(amina, code_for(amina, dina))
    person = signed_in(amina.session_key())
    assert person is not None
    assert (set(person.roles), person.by_code) == ({"counsellor"}, True)
    assert amina.client.get("/staff/hours/").status_code == 404


def test_the_sign_in_ends_with_the_shift(amina: Desk, dina: Staff) -> None:
    types(amina, code_for(amina, dina))
    sign_in = SignIn.objects.get()
    for _ in range(18):
        amina.clock.shift(timedelta(minutes=9, seconds=59))
        assert amina.is_in()
    assert still_signed_in([sign_in.id])
    amina.clock.shift(timedelta(minutes=1))
    assert not amina.is_in()
    assert not still_signed_in([sign_in.id])


def test_a_longer_shift_is_a_longer_sign_in(amina: Desk, dina: Staff) -> None:
    types(amina, code_for(amina, dina))
    ends_at = SignIn.objects.get().ends_at
    assert ends_at is not None
    extend_shift(before=ends_at, until=ends_at + timedelta(hours=1))
    assert SignIn.objects.get().ends_at == ends_at + timedelta(hours=1)


def test_only_an_active_counsellor_other_than_oneself_gets_a_code(
    amina: Desk, newcomer: Desk, dina: Staff
) -> None:
    until = present.now() + timedelta(hours=3)
    disable_staff(staff=newcomer.staff)
    gust = create_staff(username="gust", display_name="Gust", roles=["auditor"], password=PASSWORD)
    pairs = [(newcomer.staff, dina), (gust, dina), (amina.staff, amina.staff)]
    for staff, giver in pairs:
        with pytest.raises(Refused, match="invalid"):
            give_shift_code(staff_id=staff.id, given_by=giver.id, until=until)
    assert not ShiftCode.objects.exists()


def test_an_account_closed_meanwhile_stays_out(amina: Desk, dina: Staff) -> None:
    code = code_for(amina, dina)
    disable_staff(staff=amina.staff)
    assert types(amina, code).status_code == 422

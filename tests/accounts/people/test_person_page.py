from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from accounts import totp
from accounts.actions import enrol_totp
from accounts.models import Staff
from counselling.core import clock as present
from tests.accounts.people.office import desk_of, somebody

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.usefixtures("clock")


def save(by: Staff, staff: Staff, **fields: object) -> "Answer":
    form = {
        "display_name": staff.display_name,
        "discipline": staff.discipline,
        "network": str(staff.network_id or ""),
        "roles": staff.roles,
        **fields,
    }
    return desk_of(by).post(f"/staff/people/{staff.id}/change/", form, follow=True)


def test_roles_take_a_fresh_code_and_names_do_not(
    eva: Staff, amina: Staff, clock: time_machine.Traveller
) -> None:
    key = totp.from_text(enrol_totp(staff=eva))
    assert "Bewaard: naam." in save(eva, amina, display_name="Mina").text
    more = ["counsellor", "supervisor"]
    refused = save(eva, amina, roles=more)
    assert refused.status_code == 422
    assert "Die code klopt niet" in refused.text
    code = totp.code_of(key, totp.step_at(present.now()))
    assert "Bewaard: naam, rollen." in save(eva, amina, roles=more, otp_token=code).text
    assert save(eva, amina, roles=["auditor"], otp_token=code).status_code == 422
    clock.shift(timedelta(seconds=30))
    amina.refresh_from_db()
    assert amina.roles == more


def test_a_network_manager_has_no_field_for_roles_and_network_and_cannot_add_one(
    nadia: Staff, amina: Staff, bram: Staff
) -> None:
    page = desk_of(nadia).get(f"/staff/people/{amina.id}/").text
    form = page[page.index("/change/") : page.index('id="deeds"')]
    for field in ('name="roles"', 'name="network"', 'name="otp_token"'):
        assert field not in form
    save(nadia, amina, roles=["coordinator"], network=str(bram.network_id), discipline="nurse")
    amina.refresh_from_db()
    assert (amina.discipline, amina.roles, amina.network) == (
        "nurse",
        ["counsellor"],
        nadia.network,
    )


def test_what_a_network_manager_may_not_change_has_no_button(nadia: Staff) -> None:
    chris = somebody("chris", "supervisor", network="Noord")
    for staff in (chris, nadia):
        page = desk_of(nadia).get(f"/staff/people/{staff.id}/").text
        assert "Dit account verandert een coördinator." in page
        assert "Sluit dit account" not in page
        assert "Bewaar" not in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"display_name": "N" * 61}, "Dit is te lang."),
        ({"display_name": " \u200b"}, "Hier hoort een naam."),
        ({"display_name": "=cmd"}, "Dit begint als een formule."),
        ({"discipline": "tovenaar"}, "tovenaar"),
        ({"network": "999"}, "999"),
        ({"roles": ["wizard"]}, "wizard"),
        ({"roles": []}, "Die code klopt niet"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_a_sentence(
    eva: Staff, amina: Staff, fields: dict[str, object], sentence: str
) -> None:
    answer = save(eva, amina, **fields)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_closing_reopening_and_inviting_are_one_button_each(eva: Staff, amina: Staff) -> None:
    desk = desk_of(eva)
    closed = desk.post(f"/staff/people/{amina.id}/close/", follow=True).text
    assert "Het account is gesloten." in closed
    assert "gesloten" in desk.get("/staff/people/").text
    assert desk.post(f"/staff/people/{amina.id}/invite/").status_code == 422
    assert (
        "Het account is weer open."
        in desk.post(f"/staff/people/{amina.id}/reopen/", follow=True).text
    )
    assert desk.post(f"/staff/people/{amina.id}/invite/").status_code == 200
    assert "werkt tot" in desk.get(f"/staff/people/{amina.id}/").text


@pytest.mark.parametrize("id", [0, 999, 2**63, 10**40])
def test_somebody_who_is_not_there_is_not_found(eva: Staff, id: int) -> None:
    desk = desk_of(eva)
    assert desk.get(f"/staff/people/{id}/").status_code == 404
    for deed in ("change", "close", "reopen", "invite"):
        assert desk.post(f"/staff/people/{id}/{deed}/").status_code == 404, deed


def test_my_own_account_has_no_button_to_close_it(eva: Staff) -> None:
    page = desk_of(eva).get(f"/staff/people/{eva.id}/").text
    assert "Sluit dit account" not in page
    assert 'name="roles"' not in page

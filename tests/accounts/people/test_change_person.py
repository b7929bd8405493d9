from dataclasses import replace

import pytest

from accounts.actions import open_session
from accounts.models import AuditEntry, Invitation, Network, Staff
from accounts.people.actions import (
    Wanted,
    change_person,
    close_account,
    invite_again,
    reopen_account,
)
from accounts.queries import signed_in
from tests.accounts.people.office import manager, somebody
from tests.counselling.evening import reason, together

pytestmark = pytest.mark.usefixtures("clock")


def as_is(staff: Staff) -> Wanted:
    return Wanted(staff.display_name, staff.discipline, staff.network_id, tuple(staff.roles))


def test_a_coordinator_changes_what_an_account_says(eva: Staff, amina: Staff, bram: Staff) -> None:
    wanted = Wanted(" Mina ", "nurse", bram.network_id, ("counsellor", "supervisor"))
    changed = change_person(manager=manager(eva), staff_id=amina.id, wanted=wanted)
    amina.refresh_from_db()
    assert changed == ["display_name", "discipline", "network_id", "roles"]
    assert (amina.display_name, amina.discipline) == ("Mina", "nurse")
    assert (amina.network, amina.roles) == (bram.network, ["counsellor", "supervisor"])


def test_changing_nothing_writes_nothing_down(eva: Staff, amina: Staff) -> None:
    assert change_person(manager=manager(eva), staff_id=amina.id, wanted=as_is(amina)) == []
    assert not AuditEntry.objects.exists()


def test_a_network_manager_changes_name_and_discipline_alone(
    nadia: Staff, amina: Staff, bram: Staff
) -> None:
    near, wanted = manager(nadia), as_is(amina)
    change_person(manager=near, staff_id=amina.id, wanted=replace(wanted, display_name="Mina"))
    for other, word in (
        (replace(wanted, network_id=bram.network_id), "not_yours"),
        (replace(wanted, network_id=None), "not_yours"),
        (replace(wanted, roles=("counsellor", "supervisor")), "not_yours_to_give"),
    ):
        assert reason(change_person, manager=near, staff_id=amina.id, wanted=other) == word
    amina.refresh_from_db()
    assert (amina.display_name, amina.roles) == ("Mina", ["counsellor"])


def test_a_network_manager_touches_nobody_elsewhere_or_with_more_to_do(
    nadia: Staff, bram: Staff, eva: Staff
) -> None:
    chris = somebody("chris", "counsellor", "supervisor", network="Noord")
    Staff.objects.filter(id=eva.id).update(network=nadia.network)
    near = manager(nadia)
    for staff, word in ((bram, "not_found"), (chris, "not_yours"), (eva, "not_yours"),
                        (nadia, "not_yours")):  # fmt: skip
        for verb in (close_account, reopen_account):
            assert reason(verb, manager=near, staff_id=staff.id) == word
        assert reason(invite_again, manager=near, staff_ids=[staff.id]) == word
        found = reason(change_person, manager=near, staff_id=staff.id, wanted=as_is(staff))
        assert found == word
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"display_name": ""}, "empty"),
        ({"display_name": "N" * 61}, "too_long"),
        ({"display_name": "=cmd()"}, "formula"),
        ({"display_name": "twee\nregels"}, "invalid"),
        ({"roles": ()}, "no_role"),
        ({"network_id": None, "roles": ("network_manager",)}, "no_network"),
        ({"network_id": 999}, "not_found"),
    ],
)
def test_what_cannot_be_is_refused_with_a_word(
    eva: Staff, amina: Staff, fields: dict[str, object], word: str
) -> None:
    wanted = replace(as_is(amina), **fields)  # type: ignore[arg-type]
    assert reason(change_person, manager=manager(eva), staff_id=amina.id, wanted=wanted) == word


def test_nobody_changes_their_own_roles_or_closes_their_own_account(eva: Staff) -> None:
    more = replace(as_is(eva), roles=("coordinator", "supervisor"))
    assert reason(change_person, manager=manager(eva), staff_id=eva.id, wanted=more) == "own_roles"
    assert reason(close_account, manager=manager(eva), staff_id=eva.id) == "own_account"
    named = replace(as_is(eva), display_name="Eef")
    assert change_person(manager=manager(eva), staff_id=eva.id, wanted=named) == ["display_name"]


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_who_take_each_other_away_leave_one(eva: Staff) -> None:
    finn = somebody("finn", "coordinator")
    evas, finns = manager(eva), manager(finn)
    together(
        lambda: close_account(manager=evas, staff_id=finn.id),
        lambda: close_account(manager=finns, staff_id=eva.id),
    )
    assert Staff.objects.filter(is_active=True).count() == 1


def test_who_is_no_coordinator_any_more_changes_nothing(eva: Staff, amina: Staff) -> None:
    was = manager(eva)
    Staff.objects.filter(id=eva.id).update(roles=["auditor"])
    assert reason(close_account, manager=was, staff_id=amina.id) == "not_found"


def test_closing_ends_sign_ins_and_invitations_at_once(eva: Staff, amina: Staff) -> None:
    session = open_session(staff=amina)
    invite_again(manager=manager(eva), staff_ids=[amina.id])
    close_account(manager=manager(eva), staff_id=amina.id)
    assert signed_in(session) is None
    assert not Invitation.objects.exists()
    assert reason(invite_again, manager=manager(eva), staff_ids=[amina.id]) == "closed"
    reopen_account(manager=manager(eva), staff_id=amina.id)
    assert Staff.objects.get(id=amina.id).is_active
    assert signed_in(session) is None


def test_who_loses_a_role_is_signed_out(eva: Staff) -> None:
    chris = somebody("chris", "counsellor", "supervisor")
    session = open_session(staff=chris)
    more = replace(as_is(chris), roles=("counsellor", "supervisor", "auditor"))
    change_person(manager=manager(eva), staff_id=chris.id, wanted=more)
    assert signed_in(session) is not None
    less = replace(as_is(chris), roles=("counsellor",))
    change_person(manager=manager(eva), staff_id=chris.id, wanted=less)
    assert signed_in(session) is None


def test_every_deed_is_written_down_without_a_name(eva: Staff, amina: Staff) -> None:
    change_person(
        manager=manager(eva), staff_id=amina.id, wanted=replace(as_is(amina), display_name="Mina")
    )
    for verb in (close_account, close_account, reopen_account, reopen_account):
        verb(manager=manager(eva), staff_id=amina.id)
    invite_again(manager=manager(eva), staff_ids=[amina.id])
    deeds = list(AuditEntry.objects.values_list("action", "actor", "subject"))
    assert [deed[0] for deed in deeds] == [
        *("account_changed", "account_closed", "account_reopened", "invited"),
    ]
    assert {deed[1:] for deed in deeds} == {(eva.id, f"staff {amina.id}")}
    assert "Mina" not in str(list(AuditEntry.objects.values()))
    assert Network.objects.get().name not in str(list(AuditEntry.objects.values()))

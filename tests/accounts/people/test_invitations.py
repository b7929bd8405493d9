import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.actions import enrol_totp, open_session
from accounts.invitations import Invited, accept_invitation, invited_by, make_invitations
from accounts.models import Invitation, Staff
from accounts.people.actions import close_account, invite_again
from accounts.queries import signed_in
from counselling.core.errors import Refused
from tests.accounts.people.office import PASSWORD, desk_of, manager, somebody
from tests.counselling.evening import reason, together

OTHER = "twaalf groene fietsbellen"

pytestmark = pytest.mark.usefixtures("clock")


def invited(staff: Staff) -> Invited:
    (one,) = make_invitations(staff=[staff])
    return one


def new(username: str = "noor", network: str = "") -> Staff:
    staff = somebody(username, network=network)
    staff.set_unusable_password()
    staff.secrecy_acknowledged_at = None
    staff.save()
    return staff


def test_a_token_is_long_random_and_kept_only_as_a_hash(db: None) -> None:
    tokens = {invited(staff).token for staff in (new("noor"), new("sam"))}
    assert len(tokens) == 2
    assert all(len(token) == 43 for token in tokens)
    kept = str(list(Invitation.objects.values()))
    assert not any(token in kept for token in tokens)


def test_with_the_link_somebody_chooses_a_password_once(db: None) -> None:
    noor = new()
    token = invited(noor).token
    accept_invitation(token=token, password=OTHER)
    noor.refresh_from_db()
    assert noor.check_password(OTHER)
    assert reason(accept_invitation, token=token, password=PASSWORD) == "used"


def test_a_newer_link_takes_the_place_of_an_older_one(eva: Staff) -> None:
    noor = new()
    first = invited(noor).token
    (second,) = invite_again(manager=manager(eva), staff_ids=[noor.id])
    assert reason(invited_by, first) == "unknown"
    assert invited_by(second.token) == noor


def test_after_a_used_link_a_new_one_works_again(eva: Staff) -> None:
    noor = new()
    accept_invitation(token=invited(noor).token, password=OTHER)
    accept_invitation(token=invited(noor).token, password=PASSWORD)
    noor.refresh_from_db()
    assert noor.check_password(PASSWORD)


def test_a_link_dies_after_14_days(db: None, clock: time_machine.Traveller) -> None:
    token = invited(new()).token
    clock.shift(timedelta(days=14) - timedelta(seconds=1))
    assert invited_by(token).username == "noor"
    clock.shift(timedelta(seconds=1))
    assert reason(accept_invitation, token=token, password=OTHER) == "expired"


def test_a_closed_account_has_no_link(eva: Staff) -> None:
    noor = new()
    token = invited(noor).token
    close_account(manager=manager(eva), staff_id=noor.id)
    assert reason(invited_by, token) == "unknown"


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "a" * 100_000, "\x00", "é" * 43, "' OR 1=1"])
def test_a_made_up_link_opens_nothing(db: None, token: str) -> None:
    new()
    assert reason(invited_by, token) == "unknown"


def test_a_poor_password_is_refused_and_the_link_still_works(db: None) -> None:
    token = invited(new()).token
    with pytest.raises(ValidationError):
        accept_invitation(token=token, password="noor noor noor noor")
    assert invited_by(token).username == "noor"


def test_a_new_password_ends_every_sign_in_of_before(db: None) -> None:
    amina = somebody("amina")
    session = open_session(staff=amina)
    accept_invitation(token=invited(amina).token, password=OTHER)
    assert signed_in(session) is None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_one_link_at_the_same_moment_one_is_told_it_is_used(db: None) -> None:
    token = invited(new()).token
    answers = together(
        lambda: accept_invitation(token=token, password=OTHER),
        lambda: accept_invitation(token=token, password=PASSWORD),
    )
    assert [isinstance(answer, Refused) for answer in sorted(answers, key=str)].count(True) == 1


def test_from_the_link_to_the_second_factor(db: None, client: Client) -> None:
    token = invited(new()).token
    assert "Plak hier de link" in client.get("/staff/invitation/").text
    page = client.post("/staff/invitation/", {"token": token})
    assert "Kies je wachtwoord" in page.text
    assert "<strong>noor</strong>" in page.text
    poor = client.post(
        "/staff/invitation/", {"token": token, "new_password": "kort", "again": "kort"}
    )
    assert poor.status_code == 422
    assert "van 15 tot 256 tekens" in poor.text
    two = client.post(
        "/staff/invitation/", {"token": token, "new_password": OTHER, "again": PASSWORD}
    )
    assert "twee verschillende wachtwoorden" in two.text
    done = client.post(
        "/staff/invitation/", {"token": token, "new_password": OTHER, "again": OTHER}
    )
    assert done["Location"] == "/staff/setup/"
    assert "Scan deze tekening." in client.get("/staff/setup/").text


def test_a_pasted_address_works_as_well_as_its_token(db: None, client: Client) -> None:
    token = invited(new()).token
    link = f" https://chat.example/staff/invitation/#{token} "
    assert "Kies je wachtwoord" in client.post("/staff/invitation/", {"token": link}).text


def test_who_has_the_app_already_gives_a_code_before_coming_in(db: None, client: Client) -> None:
    amina = somebody("amina")
    enrol_totp(staff=amina)
    form = {"token": invited(amina).token, "new_password": OTHER, "again": OTHER}
    assert client.post("/staff/invitation/", form)["Location"] == "/staff/verify/"
    assert client.get("/staff/").status_code == 302


def test_a_dead_link_says_whom_to_ask(
    nadia: Staff, client: Client, clock: time_machine.Traveller
) -> None:
    token = invited(new(network="Noord")).token
    clock.shift(timedelta(days=15))
    page = client.post("/staff/invitation/", {"token": token})
    assert page.status_code == 410
    assert "14 dagen" in page.text
    assert "Vraag het aan Nadia." in page.text
    unknown = client.post("/staff/invitation/", {"token": "x"})
    assert unknown.status_code == 410
    assert "Nadia" not in unknown.text


def test_no_token_stands_in_an_address_or_is_kept_by_a_browser(eva: Staff) -> None:
    noor = new()
    page = desk_of(eva).post(f"/staff/people/{noor.id}/invite/")
    link = re.search(r"(http[^<]*/staff/invitation/)#([\w-]{43})<", page.text)
    assert link is not None
    assert "no-store" in page["Cache-Control"]
    opened = Client().get("/staff/invitation/")
    assert "no-store" in opened["Cache-Control"]
    assert opened["Referrer-Policy"] == "same-origin"


def test_new_links_for_all_who_never_came_in(eva: Staff) -> None:
    for name in ("noor", "sam"):
        new(name)
    somebody("amina")
    page = desk_of(eva).post("/staff/people/invite/").text
    assert len(set(re.findall(r"invitation/#([\w-]{43})<", page))) == 2
    assert Invitation.objects.count() == 2


def test_the_command_prints_a_first_password_or_a_link(db: None) -> None:
    said = StringIO()
    person = ("--display-name", "Hanne", "--role", "counsellor")
    call_command("invite_staff", "hanne", *person, stdout=said)
    assert Staff.objects.get(username="hanne").check_password(said.getvalue().strip())
    said = StringIO()
    call_command("invite_staff", "Irma", "--link", *person, stdout=said)
    staff = invited_by(said.getvalue().strip().rpartition("#")[2])
    assert staff.username == "irma"
    assert not staff.has_usable_password()
    with pytest.raises(CommandError):
        call_command("invite_staff", "irma", "--link", *person)

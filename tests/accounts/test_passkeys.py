import html
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client
from django_otp_webauthn.models import WebAuthnAttestation, WebAuthnCredential

from accounts.actions import create_staff, disable_staff, enrol_totp
from accounts.models import AuditEntry
from accounts.passkeys import MOST, passkeys_of
from tests.accounts.authenticator import Authenticator
from tests.accounts.conftest import PASSWORD, Desk


@pytest.fixture
def desk(amina: Desk) -> Desk:
    """Amina, signed in."""
    amina.sign_in()
    return amina


def options_in(page: str) -> dict[str, Any]:
    found = re.search(r'data-passkey="([^"]+)"', page)
    assert found is not None, "nothing about a passkey"
    options: dict[str, Any] = json.loads(html.unescape(found[1]))
    return options


def proposal(desk: Desk) -> dict[str, Any]:
    """Ask for a passkey with a fresh code."""
    desk.clock.shift(timedelta(seconds=30))
    answer = desk.client.post("/staff/me/passkeys/", {"otp_token": desk.code()})
    return options_in(answer.text)


def keep(desk: Desk, answer: str) -> int:
    return desk.client.post("/staff/me/passkeys/new/", {"passkey": answer}).status_code


def with_passkey(desk: Desk) -> Authenticator:
    phone = Authenticator()
    assert keep(desk, phone.make(proposal(desk))) == 303
    desk.client.post("/staff/logout/")
    return phone


def asked(desk: Desk) -> dict[str, Any]:
    """Give the password and read what the next page asks the browser."""
    desk.give_password()
    return options_in(desk.client.get("/staff/verify/").text)


def give(desk: Desk, answer: str) -> int:
    return desk.client.post("/staff/verify/", {"passkey": answer}).status_code


def test_a_passkey_stands_in_for_the_code_after_the_password(desk: Desk) -> None:
    phone = with_passkey(desk)
    assert give(desk, phone.use(asked(desk))) == 302
    assert desk.is_in()
    assert "laatst gebruikt" in desk.client.get("/staff/me/").text
    assert [entry.action for entry in AuditEntry.objects.all()] == ["passkey_added"]


def test_a_passkey_alone_opens_nothing(desk: Desk) -> None:
    phone = with_passkey(desk)
    options = asked(desk)
    stranger = Client()
    stranger.get("/staff/login/")
    answer = stranger.post("/staff/verify/", {"passkey": phone.use(options)})
    assert answer["Location"] == "/staff/login/"
    assert stranger.get("/staff/").status_code == 302


def test_an_answer_works_once_and_for_what_was_asked_last(desk: Desk) -> None:
    phone = with_passkey(desk)
    older = asked(desk)
    newer = options_in(desk.client.get("/staff/verify/").text)
    assert give(desk, phone.use(older)) == 422
    answer = phone.use(newer)
    assert give(desk, answer) == 422
    assert give(desk, phone.use(options_in(desk.client.get("/staff/verify/").text))) == 302
    desk.client.post("/staff/logout/")
    desk.give_password()
    assert give(desk, answer) == 422


def test_the_passkey_of_a_colleague_does_not_let_somebody_else_in(desk: Desk) -> None:
    phone = with_passkey(desk)
    bram = create_staff(
        username="bram",
        display_name="Bram",
        roles=["counsellor"],
        password=PASSWORD,
        secrecy_acknowledged=True,
    )
    his = Desk(Client(), bram, desk.clock, enrol_totp(staff=bram))
    his.sign_in()
    with_passkey(his)
    assert give(his, phone.use(asked(his))) == 422
    assert not his.is_in()


@pytest.mark.parametrize(
    "origin", ["https://clb-chat.example", "http://localhost.evil.example", "http://localhost:81"]
)
def test_a_page_that_only_looks_like_ours_gets_nothing(desk: Desk, origin: str) -> None:
    phone = with_passkey(desk)
    phone.origin = origin
    assert give(desk, phone.use(asked(desk))) == 422
    liar = Authenticator(origin=origin)
    desk.sign_in()
    assert keep(desk, liar.make(proposal(desk))) == 422
    assert len(passkeys_of(desk.staff)) == 1


def test_a_copied_passkey_that_fell_behind_is_refused(desk: Desk) -> None:
    phone = with_passkey(desk)
    phone.used = 5
    assert give(desk, phone.use(asked(desk))) == 302
    desk.client.post("/staff/logout/")
    phone.used = 2
    assert give(desk, phone.use(asked(desk))) == 422


def test_without_a_fresh_code_no_passkey_is_made(desk: Desk) -> None:
    for code in ("", "000000", "x" * 10_000):
        answer = desk.client.post("/staff/me/passkeys/", {"otp_token": code})
        assert answer.status_code == 422
        desk.clock.shift(timedelta(minutes=1))
    assert keep(desk, Authenticator().make({"rp": {"id": "localhost"}, "challenge": "AAAA"})) == 422
    assert not passkeys_of(desk.staff)


HOSTILE = [
    "",
    "null",
    "[]",
    "{",
    "\0",
    "\ud800",
    '{"id": 1}',
    "[" * 20_000,
    '{"id":"a","rawId":"a","type":"public-key","response":{"clientDataJSON":"\u00e9"}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","attestationObject":"n5-fn5-f"}}',
    '{"id":"AA","rawId":"AA","type":"x","response":{"clientDataJSON":"e30","attestationObject":"oA"}}',
    json.dumps({"id": "A" * 30_000, "rawId": "A", "type": "public-key", "response": {}}),
]


@pytest.mark.parametrize("answer", HOSTILE)
def test_rubbish_makes_no_passkey_and_opens_nothing(desk: Desk, answer: str) -> None:
    answer = answer.encode("utf-8", "replace").decode()
    proposal(desk)
    assert keep(desk, answer) == 422
    with_passkey(desk)
    asked(desk)
    assert give(desk, answer) == 422
    assert not desk.is_in()


@pytest.mark.parametrize("spoiled", range(0, 120, 7))
def test_a_changed_byte_anywhere_in_what_the_device_said_is_noticed(
    desk: Desk, spoiled: int
) -> None:
    phone = with_passkey(desk)
    answer = json.loads(phone.use(asked(desk)))
    for name, text in answer["response"].items():
        at = spoiled % (len(text) - 2)
        letter = "B" if text[at] != "B" else "C"
        answer["response"][name] = text[:at] + letter + text[at + 1 :]
    assert give(desk, json.dumps(answer)) == 422


def test_five_wrong_passkeys_lock_like_five_wrong_codes_and_are_not_kept(desk: Desk) -> None:
    with_passkey(desk)
    wrong = Authenticator()
    statuses = [give(desk, wrong.use(asked(desk))) for _ in range(4)]
    assert (*statuses, give(desk, wrong.use(asked(desk)))) == (422, 422, 422, 422, 429)
    with connection.cursor() as cursor:
        cursor.execute("SELECT post_data FROM axes_accessattempt")
        assert "public-key" not in str(cursor.fetchall())
    assert AccessAttempt.objects.exists()


def test_the_same_passkey_cannot_be_added_twice(desk: Desk) -> None:
    phone = Authenticator()
    assert keep(desk, phone.make(proposal(desk))) == 303
    assert keep(desk, phone.make(proposal(desk))) == 422
    assert len(passkeys_of(desk.staff)) == 1


def test_ten_passkeys_are_enough(desk: Desk) -> None:
    for number in range(MOST):
        WebAuthnCredential.objects.create(
            user=desk.staff, credential_id=bytes([number]), public_key=b"", aaguid=""
        )
    desk.clock.shift(timedelta(seconds=30))
    answer = desk.client.post("/staff/me/passkeys/", {"otp_token": desk.code()})
    assert answer.status_code == 422
    assert "Je hebt al 10 passkeys." in answer.text


def test_a_removed_passkey_opens_nothing_and_only_ones_own_can_be_removed(desk: Desk) -> None:
    phone = with_passkey(desk)
    (passkey,) = passkeys_of(desk.staff)
    other = create_staff(
        username="bram", display_name="Bram", roles=["counsellor"], password=PASSWORD
    )
    theirs = WebAuthnCredential.objects.create(
        user=other, credential_id=b"other", public_key=b"", aaguid=""
    )
    desk.sign_in()
    for id in (theirs.id, "", "-1", "9" * 30, "x"):
        assert desk.client.post("/staff/me/passkeys/remove/", {"id": id}).status_code == 303
    assert WebAuthnCredential.objects.count() == 2
    desk.client.post("/staff/me/passkeys/remove/", {"id": passkey.id})
    assert "De passkey is verwijderd." in desk.client.get("/staff/me/").text
    desk.client.post("/staff/logout/")
    desk.give_password()
    assert "data-passkey" not in desk.client.get("/staff/verify/").text
    options = {"rpId": "localhost", "challenge": "AAAA"}
    assert give(desk, phone.use(options)) == 422


def test_of_the_device_itself_nothing_is_kept(desk: Desk) -> None:
    with_passkey(desk)
    assert WebAuthnCredential.objects.get().aaguid == ""
    assert WebAuthnCredential.objects.get().name == ""
    assert not WebAuthnAttestation.objects.exists()


def test_a_closed_account_does_not_come_in_by_passkey(desk: Desk) -> None:
    phone = with_passkey(desk)
    options = asked(desk)
    disable_staff(staff=desk.staff)
    answer = desk.client.post("/staff/verify/", {"passkey": phone.use(options)})
    assert answer["Location"] == "/staff/login/"


@pytest.mark.parametrize("path", ["", "new/", "remove/"])
def test_passkeys_are_for_who_is_signed_in_and_change_by_post_alone(amina: Desk, path: str) -> None:
    assert amina.client.post(f"/staff/me/passkeys/{path}")["Location"] == "/staff/login/"
    amina.sign_in()
    assert amina.client.get(f"/staff/me/passkeys/{path}").status_code == 405

import csv
from datetime import datetime
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from accounts import totp
from accounts.actions import enrol_totp
from accounts.audit import note_deed
from accounts.models import AuditEntry, Staff
from tests.accounts.people.office import desk_of
from tests.accounts.trail.deeds import deeds

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.usefixtures("clock")

AUDIT = "/staff/audit/"


def export(desk: Client, secret: str, **more: str) -> "Answer":
    code = totp.code_of(totp.from_text(secret), totp.step_at(datetime.now().astimezone()))
    return desk.post(f"{AUDIT}export/", {"otp_token": code, **more})


def test_a_fresh_code_gives_a_file_and_that_is_written_down(gust: Staff, eva: Staff) -> None:
    note_deed(actor_id=eva.id, action="x", subject="=1+1", reason="Politie", minutes=7)
    deeds(eva, 1)
    desk, secret = desk_of(gust), enrol_totp(staff=gust)
    answer = export(desk, secret, action="theme_kept")
    assert answer["Content-Type"].startswith("text/csv")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == 'attachment; filename="audit-2026-11-23.csv"'
    (row,) = read(answer)
    assert (row["number"], row["username"], row["action"]) == ("2", "eva", "theme_kept")
    noted = AuditEntry.objects.last()
    assert noted is not None
    assert (noted.action, noted.details) == ("audit_exported", {"deed": "theme_kept", "entries": 1})


def test_a_file_holds_no_reason_and_no_formula(gust: Staff, eva: Staff) -> None:
    note_deed(actor_id=eva.id, action="x", subject="=1+1", reason="Politie", minutes=7)
    row = read(export(desk_of(gust), enrol_totp(staff=gust)))[0]
    assert row["subject"] == "'=1+1"
    assert row["details"] == '{"minutes": 7}'
    assert "Politie" not in str(row)


def test_a_code_used_before_gives_no_file(gust: Staff) -> None:
    desk, secret = desk_of(gust), enrol_totp(staff=gust)
    assert export(desk, secret).status_code == 200
    again = export(desk, secret)
    assert again.status_code == 422
    assert "Die code klopt niet of is al gebruikt." in again.text
    assert AuditEntry.objects.filter(action="audit_exported").count() == 1


@pytest.mark.parametrize("code", ["", "000000", "x" * 200, "\0"])
def test_a_wrong_code_gives_no_file(gust: Staff, code: str) -> None:
    enrol_totp(staff=gust)
    answer = desk_of(gust).post(f"{AUDIT}export/", {"otp_token": code})
    assert answer.status_code == 422
    assert not AuditEntry.objects.filter(action="audit_exported").exists()


def test_too_much_for_one_file_is_said(
    gust: Staff, eva: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accounts.views.audit.EXPORT_MOST", 2)
    deeds(eva, 3)
    answer = export(desk_of(gust), enrol_totp(staff=gust))
    assert answer.status_code == 422
    assert "te veel regels voor één bestand" in answer.text


def read(answer: "Answer") -> list[dict[str, Any]]:
    return list(csv.DictReader(StringIO(answer.text)))

"""Another field key: everything that staff typed is sealed anew, and what was sealed before still opens."""

import re
from base64 import b64encode
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from accounts import totp
from accounts.actions import enrol_totp, verify_totp
from accounts.device import key_of
from accounts.models import AuditEntry, Staff, TOTPDevice
from counselling.conversation.actions.replies import keep_reply
from counselling.conversation.models import CannedReply
from counselling.conversation.models.places import column_of_reply
from counselling.core import clock as hours
from counselling.core import crypto
from counselling.core.errors import TextTampered
from counselling.core.field_keys import FieldKeys
from counselling.privacy.actions.rotating import FIELDS, reseal_fields, rotate_field_key
from tests.counselling.evening import counsellor
from tests.house.tree import ROOT

pytestmark = pytest.mark.django_db
TEXT = "Ik blijf bij je."


@pytest.fixture
def amina(own_keys: Path) -> Staff:
    return counsellor("Amina")


def reply(by: Staff) -> CannedReply:
    keep_reply(owner_id=by.id, code="blijf", body=TEXT)
    return CannedReply.objects.get()


def text_of(kept: CannedReply) -> str:
    kept.refresh_from_db()
    return crypto.open_field(bytes(kept.body), *column_of_reply(kept.pk))


def lose_the_first_key(folder: Path) -> None:
    """Put another key in the place of the one that sealed everything before."""
    (folder / "field").write_bytes(b64encode(bytes(range(32))))
    crypto.forget_keys()


def test_after_it_nothing_needs_the_key_before(own_keys: Path, amina: Staff) -> None:
    secret, kept = enrol_totp(staff=amina), reply(amina)
    before = bytes(kept.body)
    assert rotate_field_key().sealed == 2
    lose_the_first_key(own_keys)
    assert text_of(kept) == TEXT
    assert bytes(kept.body) != before
    code = totp.code_of(totp.from_text(secret), totp.step_at(hours.now()))
    assert verify_totp(staff=amina, code=code)
    assert AuditEntry.objects.get(action="field_key_rotated").details == {"texts": 2}


def test_what_is_written_meanwhile_under_the_key_before_opens_and_is_taken_along_later(
    own_keys: Path, amina: Staff
) -> None:
    kept = reply(amina)
    crypto.add_field_key()
    assert text_of(kept) == TEXT
    assert reseal_fields().sealed == 1
    assert reseal_fields().sealed == 0
    lose_the_first_key(own_keys)
    assert text_of(kept) == TEXT


def test_a_process_that_runs_seals_with_the_new_key_at_once(own_keys: Path) -> None:
    here, there = FieldKeys(own_keys), FieldKeys(own_keys)
    first = there.all()
    here.add()
    here.add()
    assert there.all() == here.all()
    assert there.all()[2:] == first
    assert {len(set(keys.all())) for keys in (here, there)} == {3}
    modes = {path.stat().st_mode & 0o077 for path in own_keys.glob("field*")}
    assert modes == {0}


def test_a_text_that_opens_nowhere_is_counted_and_the_rest_goes_on(
    own_keys: Path, amina: Staff
) -> None:
    enrol_totp(staff=amina)
    broken = reply(amina)
    CannedReply.objects.filter(pk=broken.pk).update(body=b"x" * 60)
    out = StringIO()
    with pytest.raises(CommandError, match="1 texts open under no key"):
        call_command("rotate_keys", stdout=out)
    assert "1 texts sealed anew" in out.getvalue()
    assert key_of(TOTPDevice.objects.get())
    with pytest.raises(TextTampered):
        text_of(broken)


def test_a_text_in_another_row_opens_under_no_key_of_the_ring(own_keys: Path, amina: Staff) -> None:
    kept = reply(amina)
    rotate_field_key()
    with pytest.raises(TextTampered):
        crypto.open_field(bytes(kept.body), *column_of_reply(uuid4()))


def test_every_file_that_seals_such_a_text_is_thought_of() -> None:
    files = {
        str(path.relative_to(ROOT))
        for part in ("accounts", "counselling")
        for path in (ROOT / part).rglob("*.py")
        if re.search(r"(?<!def )(?<!is_newest_field)\bseal_field\(", path.read_text())
    }
    # Made for one page and one hour, and kept nowhere.
    files -= {"counselling/privacy/rules/tickets.py", "counselling/privacy/actions/rotating.py"}
    assert files == SEALING
    assert len({(field.table, field.column) for field in FIELDS}) == len(FIELDS)


#: Whoever seals a new kind of text here adds its column to `FIELDS`, and its file to this list.
SEALING = {
    "counselling/intervision/actions/meetings.py",
    "accounts/device.py",
    "accounts/people/importing.py",
    "counselling/abuse/actions/approach.py",
    "counselling/abuse/actions/forgetting.py",
    "counselling/abuse/actions/measures.py",
    "counselling/abuse/actions/reviewing.py",
    "counselling/conversation/actions/replies.py",
    "counselling/emergency/actions/disclosing.py",
    "counselling/privacy/actions/telling.py",
    "counselling/privacy/models/breach.py",
    "counselling/shift/actions/announcements.py",
    "counselling/shift/actions/channel.py",
}

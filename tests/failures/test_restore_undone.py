"""What was kept and what was got rid of after a backup stands after a restore: a hold, and an old password."""

from pathlib import Path

import pytest

from tests.copying import Desk, Safe
from tests.service import Service

pytestmark = pytest.mark.slow

TALKED = """
import json
from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.rules import EndedBy
from counselling.shift.actions.presence import choose_presence
from tests.counselling.evening import talk
amina = Staff.objects.get(username="amina")
choose_presence(staff_id=amina.id, presence="available", capacity=1)
room = talk(amina, "Kanarie")
end_conversation(conversation_id=room, by=EndedBy.VISITOR)
print(json.dumps(str(room)))
"""
SINCE = """
from datetime import timedelta
from uuid import UUID
from accounts.actions import change_password
from accounts.models import Staff
from counselling.core import clock
from counselling.retention.actions.holds import Wanted, agree_hold, ask_hold
chris, femke, bram = (Staff.objects.get(username=name) for name in ("chris", "femke", "bram"))
wanted = Wanted(ground="court", reason="Een vonnis.", until=clock.now() + timedelta(days=90))
hold = ask_hold(conversation_id=UUID({room!r}), staff_id=chris.id, wanted=wanted)
agree_hold(hold_id=hold, staff_id=femke.id)
change_password(staff=bram, password="twaalf groene fietsbellen")
"""
#: The day of the conversation ends for everybody else.
SHREDDED = """
from counselling.core.crypto import drop_keys, ring_names
drop_keys([name for name in ring_names() if not name.purpose])
"""
LEFT = """
import json
from accounts.models import Staff
from counselling.models import Conversation, Hold
room = Conversation.everything.get(held_until__isnull=False)
bram = Staff.objects.get(username="bram")
print(json.dumps({
    "nickname": room.read("nickname", room.nickname),
    "agreed": list(Hold.objects.values_list("agreed_by__username", flat=True)),
    "old password": bram.has_usable_password(),
    "app": hasattr(bram, "totp_device"),
}))
"""


def stands(service: Service, folder: Path, safe: Safe) -> None:
    desk = Desk.of(service)
    room = desk.asked(TALKED)
    file = desk.backup(folder)
    desk.asked(SINCE.format(room=room))
    desk.asked(SHREDDED)
    said = desk.run("restore", file, "--identity", safe.identity)
    assert "2 lines of the journal were done again" in said
    assert desk.asked(LEFT) == {
        "nickname": "Kanarie",
        "agreed": ["femke"],
        "old password": False,
        "app": False,
    }


def test_a_hold_and_an_old_password_on_sqlite(tmp_path: Path) -> None:
    safe = Safe.furnished(tmp_path / "safe")
    with Service(tmp_path / "service", dict(safe.settings)) as running:
        stands(running, tmp_path / "backup", safe)
        assert not running.alarms()


def test_a_hold_and_an_old_password_on_postgresql(tmp_path: Path, postgres: str) -> None:
    safe = Safe.furnished(tmp_path / "safe")
    settings = {**safe.settings, "DATABASE_URL": postgres}
    with Service(tmp_path / "service", settings) as running:
        stands(running, tmp_path / "backup", safe)
        assert not running.alarms()

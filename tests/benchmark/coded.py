"""Makes conversation codes that open nothing, each for another reason, in a process of its own; prints them as JSON."""

import os
import sys
from uuid import UUID

import django
import msgspec

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clbchat.settings")
django.setup()

from counselling.conversation.actions.open import Traits  # noqa: E402 - Django must be set up first
from counselling.conversation.actions.steps import end_conversation  # noqa: E402
from counselling.conversation.models import Conversation  # noqa: E402
from counselling.conversation.models.choices import EndedBy  # noqa: E402
from counselling.core import clock  # noqa: E402
from counselling.core.lifetimes import CEILING  # noqa: E402
from counselling.privacy.actions.codes import give_code  # noqa: E402
from counselling.privacy.actions.erasing import erase  # noqa: E402
from counselling.privacy.rules.codes import make_code  # noqa: E402
from counselling.shift.actions.hours import hold_door  # noqa: E402
from counselling.shift.models import DoorMode  # noqa: E402
from counselling.waiting_room.actions import join_queue  # noqa: E402


def main() -> None:
    """Hold a conversation for each kind, and spoil its code."""
    hold_door(mode=DoorMode.OPEN)
    codes = {
        "unknown": make_code(),
        "malformed": "48213-806471-2935",
        "replaced": _replaced(),
        "erased": _erased(),
        "expired": _expired(),
    }
    sys.stdout.buffer.write(msgspec.json.encode(codes))


def _talked() -> tuple[UUID, str]:
    joined = join_queue(nickname="Zon", question="", traits=Traits(), language="nl")
    end_conversation(conversation_id=joined.conversation_id, by=EndedBy.VISITOR)
    return joined.conversation_id, give_code(conversation_id=joined.conversation_id)


def _replaced() -> str:
    conversation, code = _talked()
    give_code(conversation_id=conversation)
    return code


def _erased() -> str:
    conversation, code = _talked()
    erase(conversation_id=conversation)
    return code


def _expired() -> str:
    conversation, code = _talked()
    Conversation.everything.filter(pk=conversation).update(ended_at=clock.now() - CEILING)
    return code


if __name__ == "__main__":
    main()

"""Makes people and conversations by the project's own verbs, in a process of its own.

Reads `{"chats": N, "each": N, "ended": N, "seal": B}` from standard input, prints the cookies as JSON:
`chats` active conversations, `each` per counsellor, and `ended` visits that are over. With `seal`, where
visits come from is sealed from then on.
"""

import os
import sys
from uuid import uuid4

import django
import msgspec

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clbchat.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.db import transaction  # noqa: E402

from accounts.actions import create_staff, open_session  # noqa: E402
from accounts.models import Staff  # noqa: E402
from accounts.rules import Role  # noqa: E402
from counselling.conversation.actions.open import Traits  # noqa: E402
from counselling.conversation.actions.steps import end_conversation  # noqa: E402
from counselling.conversation.actions.visit import be_here  # noqa: E402
from counselling.conversation.models.choices import EndedBy  # noqa: E402
from counselling.origin.actions.pair import make_pair  # noqa: E402
from counselling.shift.actions.hours import hold_door  # noqa: E402
from counselling.shift.actions.presence import choose_presence  # noqa: E402
from counselling.shift.models import DoorMode, Presence  # noqa: E402
from counselling.waiting_room.actions import Joined, join_queue, take  # noqa: E402
from tests.benchmark.place import Chat, Seeds  # noqa: E402

#: Made in one transaction: a commit each would wait for the disk thousands of times.
AT_ONCE = 250
PASSWORD = "wij tellen hier alleen maar berichten"


class Order(msgspec.Struct):
    """What to make."""

    chats: int
    each: int
    ended: int
    seal: bool


def main() -> None:
    """Read the order, make it, print the cookies."""
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    # Nobody signs in with these passwords: a slow hash would only cost time.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    hold_door(mode=DoorMode.OPEN)
    if order.seal:
        _make_pair()
    seeds = Seeds(chats=_chats(order.chats, order.each), ended=[])
    for start in range(0, order.ended, AT_ONCE):
        seeds.ended += _ended(min(AT_ONCE, order.ended - start))
    sys.stdout.buffer.write(msgspec.json.encode(seeds))


def _chats(count: int, each: int) -> list[Chat]:
    shares = [min(each, count - start) for start in range(0, count, each)]
    chats: list[Chat] = []
    for start in range(0, len(shares), AT_ONCE):
        with transaction.atomic():
            for share in shares[start : start + AT_ONCE]:
                chats += _chats_of_one(share)
    return chats


def _chats_of_one(count: int) -> list[Chat]:
    staff = _counsellor(count)
    cookie = open_session(staff=staff)
    chats = []
    for _ in range(count):
        joined = _join()
        key = joined.conversation_id
        take(staff_id=staff.id, name=staff.display_name, conversation_id=key)
        be_here(conversation_id=key)
        chats.append(Chat(conversation=str(key), visit=joined.token, staff=cookie))
    return chats


def _make_pair() -> None:
    supervisor = _account(Role.SUPERVISOR)
    make_pair(actor_id=supervisor.id, holder_id=supervisor.id)


def _account(role: Role) -> Staff:
    return create_staff(
        username=f"bench{uuid4().hex[:12]}",
        display_name="Amina",
        roles=[role],
        password=PASSWORD,
        secrecy_acknowledged=True,
    )


def _counsellor(capacity: int) -> Staff:
    staff = _account(Role.COUNSELLOR)
    choose_presence(staff_id=staff.id, presence=Presence.AVAILABLE, capacity=capacity)
    return staff


@transaction.atomic
def _ended(count: int) -> list[str]:
    tokens = []
    for _ in range(count):
        joined = _join()
        end_conversation(conversation_id=joined.conversation_id, by=EndedBy.VISITOR)
        tokens.append(joined.token)
    return tokens


def _join() -> Joined:
    return join_queue(nickname="Zon", question="", traits=Traits(), language="nl")


if __name__ == "__main__":
    main()

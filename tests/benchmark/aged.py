"""Makes conversations that are two years old, in a process of its own: as many as hold so many lines (`aged ROWS`).

Without a number it prints, as JSON, how many of their lines are left.
"""

import os
import sys
from datetime import datetime, timedelta
from uuid import uuid4

import django
import msgspec

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clbchat.settings")
django.setup()

from counselling.conversation.models import Conversation, Message  # noqa: E402 - Django must be set up first
from counselling.conversation.models.choices import EndedBy, Sender, State  # noqa: E402
from counselling.core import clock  # noqa: E402
from counselling.core.lifetimes import CEILING  # noqa: E402
from counselling.retention.models import Sweep  # noqa: E402
from counselling.retention.rules.sweeps import EVERY  # noqa: E402

LINES = 25
AT_ONCE = 200


def main(rows: int) -> None:
    """Make them in a few large transactions, in a service that was swept and is due again."""
    Sweep.objects.update_or_create(pk=Sweep.THE_ONE, defaults={"done_at": clock.now() - 2 * EVERY})
    ended = clock.now() - CEILING - timedelta(hours=1)
    for start in range(0, rows // LINES, AT_ONCE):
        count = min(AT_ONCE, rows // LINES - start)
        visits = [_visit(ended) for _ in range(count)]
        Conversation.everything.bulk_create(visits)
        Message.objects.bulk_create([line for visit in visits for line in _lines(visit, ended)])


def left() -> int:
    """Return how many lines a sweep has still to remove."""
    too_old = clock.now() - CEILING
    return Message.objects.filter(conversation__ended_at__lte=too_old).count()


def _visit(ended: datetime) -> Conversation:
    visit = Conversation(
        state=State.ENDED, language="nl", opened_at=ended - timedelta(minutes=40), ended_at=ended,
        ended_by=EndedBy.VISITOR, visitor_until=ended, last_seq=LINES,
    )  # fmt: skip
    visit.new_key(ended.date())
    visit.nickname = visit.seal("nickname", "Zon")
    visit.question = visit.seal("question", "")
    return visit


def _lines(visit: Conversation, ended: datetime) -> list[Message]:
    body = os.urandom(120)
    return [
        Message(
            conversation=visit, seq=seq, sender=Sender.VISITOR, client_id=uuid4(), body=body,
            created_at=ended,
        )
        for seq in range(1, LINES + 1)
    ]  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:]:
        main(int(sys.argv[1]))
    else:
        sys.stdout.buffer.write(msgspec.json.encode({"left": left()}))

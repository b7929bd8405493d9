"""Keeping replies ready."""

from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from accounts.audit import note_deed
from counselling.conversation.models import CannedReply
from counselling.conversation.models.places import column_of_reply
from counselling.conversation.rules import REPLIES_MOST, REPLY_CODE
from counselling.core import text
from counselling.core.crypto import seal_field
from counselling.core.errors import Refused


def keep_reply(
    *,
    owner_id: int | None,
    code: str,
    body: str,
    reply_id: UUID | None = None,
    actor_id: int | None = None,
) -> None:
    """Keep a reply ready under a code, or change the one named; without owner it is the team's.

    What everybody of the team will see is noted in the trail, with whoever wrote it (`actor_id`).

    Raises `Refused`: `empty`, `too_long`, `invalid` for the text, `bad_code`, `code_taken`, `too_many`,
    and `not_yours` for one that is not the owner's.
    """
    body = text.clean(body)
    code = code.strip().removeprefix("/").lower()
    if not REPLY_CODE.fullmatch(code):
        raise Refused("bad_code")
    own = CannedReply.objects.filter(owner_id=owner_id)
    if reply_id is None and own.count() >= REPLIES_MOST:
        raise Refused("too_many")
    if reply_id is not None and not own.filter(pk=reply_id).exists():
        raise Refused("not_yours")
    key = reply_id or uuid4()
    values = {"code": code, "body": seal_field(body, *column_of_reply(key)), "owner_id": owner_id}
    try:
        with transaction.atomic():
            CannedReply.objects.update_or_create(pk=key, defaults=values)
            if owner_id is None:
                note_deed(actor_id=actor_id, action="reply_kept", subject=f"reply {key}")
    except IntegrityError:
        raise Refused("code_taken") from None


@transaction.atomic
def drop_reply(*, owner_id: int | None, reply_id: UUID, actor_id: int | None = None) -> None:
    """Keep a reply no longer; one that is not the owner's stays."""
    gone = CannedReply.objects.filter(owner_id=owner_id, pk=reply_id).delete()[0]
    if gone and owner_id is None:
        note_deed(actor_id=actor_id, action="reply_dropped", subject=f"reply {reply_id}")

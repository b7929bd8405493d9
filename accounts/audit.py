"""Writing down what staff did."""

from django.db import transaction

from accounts.models import AuditEntry, AuditHead, AuditKey
from accounts.trail.chain import Link, hash_of
from accounts.trail.head import hold_head
from accounts.trail.reasons import PURPOSE, owner_of, place_of
from counselling.core import clock
from counselling.core.crypto import DataKey


@transaction.atomic(savepoint=False)
def note_deed(
    *,
    actor_id: int | None,
    action: str,
    subject: str = "",
    reason: str = "",
    **details: str | int,
) -> None:
    """Write down what somebody did, in the transaction in which they do it; never a text or a name.

    Call it last: from here to the commit nobody else can add an entry. Own words belong in `reason` alone.
    """
    head = hold_head()
    seq = head.seq + 1
    key = DataKey.make() if reason else None
    link = Link(
        seq=seq,
        at=clock.now(),
        actor_id=actor_id,
        action=action,
        subject=subject,
        details=details,
        sealed_reason=key.seal(reason, place_of(seq)) if key else b"",
    )
    _store(head, link, key)


def _store(head: AuditHead, link: Link, key: DataKey | None) -> None:
    head.seq, head.hash = link.seq, hash_of(link, head.hash)
    entry = AuditEntry.objects.create(
        seq=link.seq,
        at=link.at,
        actor_id=link.actor_id,
        action=link.action,
        subject=link.subject,
        details=link.details,
        sealed_reason=link.sealed_reason,
        hash=head.hash,
    )
    if key:
        wrapped = key.wrap(day=link.at.date(), owner=owner_of(link.seq), purpose=PURPOSE)
        AuditKey.objects.create(entry=entry, wrapped=wrapped)
    head.save(update_fields=["seq", "hash"])

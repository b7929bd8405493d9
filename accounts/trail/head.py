"""The end of the chain, and the lock under which it grows."""

from accounts.models import AuditEntry, AuditHead
from accounts.trail.chain import BEGINNING


def hold_head() -> AuditHead:
    """Return where the chain ends, for this transaction alone; on SQLite the transaction itself is the lock."""
    head = AuditHead.objects.select_for_update().filter(pk=AuditHead.THE_ONE).first()
    return head or _found_again()


def _found_again() -> AuditHead:
    last = AuditEntry.objects.values_list("seq", "hash").last() or (0, BEGINNING)
    AuditHead.objects.get_or_create(
        pk=AuditHead.THE_ONE, defaults={"seq": last[0], "hash": last[1]}
    )
    return AuditHead.objects.select_for_update().get(pk=AuditHead.THE_ONE)

"""A holder's seven words: made, tried in a drill, replaced, lost."""

from uuid import uuid4

from django.conf import settings

from accounts.audit import note_deed
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.origin import child, opener, seal
from counselling.origin.actions.unlocking import holder_asked, locked_of, try_words, unlock
from counselling.origin.models import Holder
from counselling.origin.pair import Cost, Locked
from counselling.origin.passphrase import make, plain
from counselling.origin.queries.holders import is_ours, pair_in_use

#: An address that is nobody's (RFC 5737).
_NOBODYS_ADDRESS = "192.0.2.1"
_PASSES = 3


def new_words() -> tuple[str, Locked]:
    """Make seven words, and a holder's own pair under them."""
    words = make()
    return words, _equipped(child.ask(opener.Equip(words=words, cost=_cost())))


def drill(*, staff_id: int, passphrase: str) -> None:
    """Let a holder show that their words open a seal of today; the seal holds nobody's address.

    Raises `Refused`: `no_pair`, `key_changed`, `no_copy` for a holder of older pairs alone, and what
    `unlock` refuses. Never inside a transaction.
    """
    pair = pair_in_use()
    if pair is None:
        raise Refused("no_pair")
    if not is_ours(pair):
        raise Refused("key_changed")
    dummy = seal.Connection(
        visit=uuid4(), key=pair.pk, address=_NOBODYS_ADDRESS, port=None, place="", at=clock.now()
    )
    record = opener.Record(
        visit=dummy.visit,
        key=dummy.key,
        at=dummy.at,
        sealed=seal.sealed(dummy, bytes(pair.public_key)),
    )
    (opened,) = unlock(
        actor_id=staff_id, holder_id=staff_id, typed=passphrase, records=[record]
    ).opened
    if opened.address != _NOBODYS_ADDRESS:
        raise Refused("no_copy")
    note_deed(actor_id=staff_id, action="drill_passed", subject=f"holder {staff_id}")


def change_words(*, staff_id: int, passphrase: str) -> str:
    """Give a holder other words for the same key, and return them; a drill with these is due at once.

    Raises `Refused` as `unlock` does. Never inside a transaction.
    """
    holder, words = holder_asked(staff_id), make()
    request = opener.Equip(
        words=words, cost=_cost(), locked=locked_of(holder), old_words=plain(passphrase)
    )
    locked = _equipped(
        try_words(actor_id=staff_id, holder=holder, typed=passphrase, request=request)
    )
    Holder.objects.filter(pk=staff_id, since=holder.since).update(
        wrapped_key=locked.wrapped,
        memory_mib=locked.cost.memory_mib,
        passes=locked.cost.passes,
        drilled_at=None,
    )
    note_deed(actor_id=staff_id, action="seal_words_changed", subject=f"holder {staff_id}")
    return words


def report_lost(*, staff_id: int) -> None:
    """Note that a holder's words are lost, or were seen by others: they are not asked for any more."""
    if Holder.objects.filter(pk=staff_id, lost_at=None).update(lost_at=clock.now()):
        note_deed(actor_id=staff_id, action="seal_words_lost", subject=f"holder {staff_id}")


def _equipped(answer: opener.Answer) -> Locked:
    assert isinstance(answer, opener.Equipped)  # noqa: S101 - what this request is answered by
    return answer.locked


def _cost() -> Cost:
    return Cost(memory_mib=settings.SEAL_MEMORY_MIB, passes=_PASSES)

"""Asking a holder's words: slowed after wrong ones, written down, and tried in a process of its own."""

from datetime import timedelta

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.origin import child, opener
from counselling.origin.models import Holder, WordsTry
from counselling.origin.pair import Cost, Locked
from counselling.origin.passphrase import first_unknown, plain
from counselling.origin.queries.holders import may_open

LONGEST_WAIT = timedelta(seconds=5)
#: Wrong words of longer ago slow nobody down.
REMEMBERED = timedelta(minutes=15)


def unlock(
    *,
    actor_id: int,
    holder_id: int,
    typed: str,
    records: list[opener.Record] | None = None,
    give_to: bytes = b"",
) -> opener.Unlocked:
    """Open a holder's copies with their words; what opened, or was given on, comes back.

    Raises `Refused`: `not_holder`, `slow_down`, `wrong_passphrase`, `try_again`. Never inside a
    transaction: a second goes by, and what was wrong is written down before the refusal.
    """
    holder = holder_asked(holder_id)
    request = opener.Unlock(
        words=plain(typed),
        locked=locked_of(holder),
        copies=[opener.Copy(copy.key_id, bytes(copy.sealed)) for copy in holder.copies.all()],
        records=records or [],
        give_to=give_to,
    )
    answer = try_words(actor_id=actor_id, holder=holder, typed=typed, request=request)
    assert isinstance(answer, opener.Unlocked)  # noqa: S101 - what this request is answered by
    if holder.copies.filter(key__in=answer.keys, key__retired_at=None).exists():
        Holder.objects.filter(pk=holder_id).update(drilled_at=clock.now())
    return answer


def holder_asked(holder_id: int) -> Holder:
    """Return a holder whose words may be asked; raises `Refused("not_holder")` for anybody else."""
    if not may_open(holder_id):
        raise Refused("not_holder")
    return Holder.objects.get(pk=holder_id)


def locked_of(holder: Holder) -> Locked:
    """Return a holder's own pair as it is stored."""
    cost = Cost(memory_mib=holder.memory_mib, passes=holder.passes)
    return Locked(public=bytes(holder.public_key), wrapped=bytes(holder.wrapped_key), cost=cost)


def try_words(
    *, actor_id: int, holder: Holder, typed: str, request: opener.Request
) -> opener.Answer:
    """Have the child try somebody's words.

    A wrong try slows down whoever typed it, with this holder alone, and never longer than five seconds:
    nobody can lock a colleague out.
    """
    _begin_try(actor_id=actor_id, holder_id=holder.pk)
    unknown = first_unknown(typed)
    answer = opener.Wrong() if unknown else child.ask(request)
    if isinstance(answer, opener.Wrong):
        note_deed(actor_id=actor_id, action="seal_words_wrong", subject=f"holder {holder.pk}")
        raise Refused("wrong_passphrase", **({"word": str(unknown)} if unknown else {}))
    WordsTry.objects.filter(holder=holder, actor_id=actor_id).delete()
    return answer


@transaction.atomic
def _begin_try(*, actor_id: int, holder_id: int) -> None:
    # Locked and written first: of many tries at one moment only one goes on.
    Holder.objects.select_for_update().get(pk=holder_id)
    now = clock.now()
    tries = WordsTry.objects.filter(holder_id=holder_id, actor_id=actor_id)
    tries.filter(at__lt=now - REMEMBERED).delete()
    earlier = list(tries.order_by("at").values_list("at", flat=True))
    if earlier and now < earlier[-1] + _wait(len(earlier)):
        raise Refused("slow_down")
    WordsTry.objects.create(holder_id=holder_id, actor_id=actor_id, at=now)


def _wait(wrong: int) -> timedelta:
    return min(LONGEST_WAIT, timedelta(seconds=2 ** min(wrong - 1, 8)))

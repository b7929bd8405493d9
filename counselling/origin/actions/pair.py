"""The organisation's pair of keys, and who holds it.

Each verb takes a second or more for the holders' words, and none may be called inside a transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from accounts.audit import note_deed
from accounts.queries import staff_of
from accounts.rules import Role
from counselling.core import clock, journal
from counselling.core.errors import Refused
from counselling.origin import child, opener, pins
from counselling.origin.actions.unlocking import unlock
from counselling.origin.actions.words import new_words
from counselling.origin.models import Holder, KeyCopy, KeyPair
from counselling.origin.pair import Locked
from counselling.origin.queries.holders import (
    Standing,
    holders,
    pair_in_use,
    sealing_state,
    standing_of,
)
from counselling.origin.seal import key_id


def make_pair(*, actor_id: int, holder_id: int) -> str:
    """Make the first pair, or begin again; returns the first holder's seven words, which nobody keeps.

    Raises `Refused`: `not_supervisor`; `pair_exists` as long as a holder who passed a drill can be
    present; `try_again`.
    """
    _check_supervisor(holder_id)
    _check_nobody_present()
    words, locked = new_words()
    made = _made_for([locked.public])
    with _changing():
        _check_nobody_present()
        _keep_holder(holder_id, locked)
        _use(made, [holder_id])
        note_deed(actor_id=actor_id, action="seal_pair_made", subject=f"holder {holder_id}")
    return words


def add_holder(*, actor_id: int, holder_id: int, present_id: int, passphrase: str) -> str:
    """Let one more supervisor open what is and was sealed; returns their seven words, which nobody keeps.

    A holder who is present gives their words. Raises `Refused`: `not_supervisor`, `already_holder`,
    `remove_first` for somebody whose words are lost, `key_changed` where the one present has no copy of the pair in
    use, and what `unlock` refuses.
    """
    _check_supervisor(holder_id)
    _check_may_be_added(holder_id)
    words, locked = new_words()
    unlocked = unlock(
        actor_id=actor_id, holder_id=present_id, typed=passphrase, give_to=locked.public
    )
    with _changing():
        in_use = pair_in_use()
        if in_use is None or in_use.pk not in unlocked.keys:
            raise Refused("key_changed")
        _keep_holder(holder_id, locked)
        still = set(KeyPair.objects.values_list("pk", flat=True))
        KeyCopy.objects.bulk_create(
            KeyCopy(holder_id=holder_id, key_id=copy.key, sealed=copy.sealed)
            for copy in unlocked.given
            if copy.key in still
        )
        note_deed(actor_id=actor_id, action="holder_added", subject=f"holder {holder_id}")
    return words


def remove_holder(*, actor_id: int, holder_id: int, present_id: int, passphrase: str) -> None:
    """Let somebody open nothing more: their copies go, and from now on a new pair is sealed to.

    Raises `Refused`: `not_holder`, `last_holder` where nobody would be left, and what `unlock` refuses.
    """
    if standing_of(holder_id) is None:
        raise Refused("not_holder")
    unlock(actor_id=actor_id, holder_id=present_id, typed=passphrase)
    _renew(actor_id=actor_id, present_id=present_id, without=holder_id, action="holder_removed")


def rotate(*, actor_id: int, present_id: int, passphrase: str) -> None:
    """Seal to a new pair from now on, for the same holders; the old one dies with its last seal.

    A holder whose own key is not named in the key folder gets no copy: they are to be added anew.
    Raises `Refused` as `unlock` does.
    """
    unlock(actor_id=actor_id, holder_id=present_id, typed=passphrase)
    _renew(actor_id=actor_id, present_id=present_id, without=None, action="seal_pair_rotated")


def _renew(*, actor_id: int, present_id: int, without: int | None, action: str) -> None:
    keys = _keys_of_who_stay(present_id, without)
    if not keys:
        raise Refused("last_holder")
    made = _made_for(list(keys.values()))
    with _changing():
        if without is not None:
            journal.note(journal.Kind.HOLDER_REMOVED, f"holder {without}")
        Holder.objects.filter(pk=without).delete()
        if _keys_of_who_stay(present_id, without) != keys:
            # Somebody came or went meanwhile.
            raise Refused("try_again")
        _use(made, list(keys))
        about = present_id if without is None else without
        note_deed(actor_id=actor_id, action=action, subject=f"holder {about}")


def _keys_of_who_stay(present_id: int, without: int | None) -> dict[int, bytes]:
    opening = {held.staff_id for held in holders() if held.opens} - {without}
    rows = Holder.objects.filter(pk__in=opening).order_by("pk")
    ours = pins.pinned()
    keys = {row.pk: bytes(row.public_key) for row in rows}
    # The one who is present just showed that the key is theirs.
    return {
        holder: key
        for holder, key in keys.items()
        if holder == present_id or pins.pin_of_holder(key) in ours
    }


def _made_for(keys: list[bytes]) -> opener.Pair:
    made = child.ask(opener.MakePair(keys))
    assert isinstance(made, opener.Pair)  # noqa: S101 - what this request is answered by
    return made


def _use(made: opener.Pair, holder_ids: list[int]) -> None:
    now = clock.now()
    pins.pin_also(pins.pin_of_pair(made.public))
    KeyPair.objects.filter(retired_at=None).update(retired_at=now)
    key = KeyPair.objects.create(pk=key_id(made.public), public_key=made.public, made_at=now)
    KeyCopy.objects.bulk_create(
        KeyCopy(holder_id=holder, key=key, sealed=copy)
        for holder, copy in zip(holder_ids, made.copies, strict=True)
    )


def _keep_holder(holder_id: int, locked: Locked) -> None:
    pins.pin_also(pins.pin_of_holder(locked.public))
    # Copies for an earlier key of theirs open no more.
    Holder.objects.filter(pk=holder_id).delete()
    Holder.objects.create(
        staff_id=holder_id,
        public_key=locked.public,
        wrapped_key=locked.wrapped,
        memory_mib=locked.cost.memory_mib,
        passes=locked.cost.passes,
        since=clock.now(),
    )


@contextmanager
def _changing() -> Iterator[None]:
    with pins.held():
        try:
            with transaction.atomic():
                # Locked: of two changes at one moment the second sees what the first did.
                list(KeyPair.objects.select_for_update().order_by("pk"))
                yield
        except IntegrityError:
            # Of two first pairs, made on two machines with nothing to lock, one stands.
            raise Refused("try_again") from None
        _forget_pins()


def _forget_pins() -> None:
    used = KeyPair.objects.filter(retired_at=None).values_list("public_key", flat=True)
    own = Holder.objects.values_list("public_key", flat=True)
    pairs = {pins.pin_of_pair(bytes(key)) for key in used}
    pins.keep_only(pairs | {pins.pin_of_holder(bytes(key)) for key in own})


def _check_supervisor(staff_id: int) -> None:
    staff = staff_of(staff_id)
    if staff is None or Role.SUPERVISOR not in staff.roles:
        raise Refused("not_supervisor")


def _check_may_be_added(holder_id: int) -> None:
    standing = standing_of(holder_id)
    if standing == Standing.LOST:
        raise Refused("remove_first")
    if standing not in {None, Standing.OLDER_ONLY}:
        raise Refused("already_holder")


def _check_nobody_present() -> None:
    if sealing_state().can_be_present:
        raise Refused("pair_exists")

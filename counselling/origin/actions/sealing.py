"""Sealing where a visit comes from, and forgetting it in time."""

import logging
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.audit import note_deed
from counselling.live import publish
from counselling.origin import seal
from counselling.origin.actions.ageing import old_seals, spent_pairs, untaken_seals
from counselling.origin.address import Address
from counselling.origin.ageing import A_WHILE, MOST_OF_A_VISIT
from counselling.origin.models import KeyPair, SealedConnection, SealRule
from counselling.origin.queries.holders import is_ours, pair_in_use

_log = logging.getLogger(__name__)
_NO_PAIR = "Connections are not sealed: no pair of keys was made yet. See docs/keys.md."
_CHANGED = "Connections are not sealed: the public key in the database is not the one named in seal_pins.json. See docs/keys.md."
_said: set[str] = set()


def seal_connection(
    *, conversation_id: UUID, address: Address, port: int | None, place: str, at: datetime
) -> bool:
    """Keep where a visit comes from, sealed; false where nothing was kept and the chat goes on.

    Nothing is kept without a pair of ours, nor beyond 50 connections of one visit.
    """
    pair = _usable_pair()
    mine = SealedConnection.everything.filter(conversation_id=conversation_id)
    if pair is None or mine.count() >= MOST_OF_A_VISIT:
        return False
    connection = seal.Connection(
        visit=conversation_id,
        key=pair.pk,
        address=str(address),
        port=port,
        place=place[: seal.LONGEST_PLACE],
        at=at,
    )
    sealed = seal.sealed(connection, bytes(pair.public_key))
    try:
        with transaction.atomic():
            SealedConnection.objects.create(
                conversation_id=conversation_id, key=pair, sealed=sealed, at=at
            )
    except IntegrityError:
        # The visit was erased at this very moment.
        return False
    return True


def _usable_pair() -> KeyPair | None:
    pair = pair_in_use()
    if pair is not None and is_ours(pair):
        _said.clear()
        return pair
    # Once is enough for a log, until it works again.
    said = _NO_PAIR if pair is None else _CHANGED
    if said not in _said:
        _said.add(said)
        _log.warning(said)
    return None


@transaction.atomic
def require_seal(*, actor_id: int, required: bool) -> None:
    """Choose what happens while nothing can be sealed: nobody new comes in, or the chat goes on."""
    SealRule.objects.update_or_create(pk=SealRule.THE_ONE, defaults={"required": required})
    publish.queue_changed()
    note_deed(actor_id=actor_id, action="seal_required" if required else "seal_not_required")


def forget_old_seals(now: datetime) -> None:
    """Delete the seals that were kept long enough or of visits that nobody took, and each older pair with its last."""
    old, done, untaken = old_seals(now), spent_pairs(now), untaken_seals(now - A_WHILE)
    # Looked at first: a write would lock the whole of SQLite every time somebody looks.
    if old.exists():
        old.delete()
    if untaken.exists():
        untaken.delete()
    if done.exists():
        done.delete()

"""Whose turn it is to answer: one is asked by name, so that nobody waits for somebody else."""

from datetime import datetime

from django.db import transaction

from counselling.conversation.models import Conversation
from counselling.emergency.actions.ageing import old_copies
from counselling.emergency.actions.alert import alert
from counselling.emergency.actions.calling import EMERGENCY
from counselling.emergency.models import AddressRequest
from counselling.emergency.queries.people import to_ask
from counselling.emergency.rules import TURN, Stand, lapses
from counselling.live import publish


def give_turn(request: AddressRequest, now: datetime) -> bool:
    """Ask the next holder on duty, by name, who was not asked yet; the caller saves the locked row.

    Tells whether anything is another: with nobody left there is only the telephone.
    """
    had = set(request.had_turn)
    following = next((one for one in to_ask(now, request.asked_by_id) if one not in had), None)
    if following is None and request.turn_id is None:
        return False
    request.turn_id = following
    request.turn_until = now + TURN if following else None
    request.had_turn = [*request.had_turn, following] if following else request.had_turn
    publish.staff(EMERGENCY)
    alert("next" if following else "nobody", request.pk)
    return True


def let_time_pass(now: datetime) -> None:
    """Ask the next one where nobody answered for three minutes, and let go of what came too late."""
    _forget_copies(now)
    open_ones = AddressRequest.objects.filter(state=Stand.OPEN)
    # Nearly always there is none, and looking takes no lock.
    for number in list(open_ones.values_list("pk", flat=True)):
        with transaction.atomic():
            request = open_ones.select_for_update(of=("self",)).filter(pk=number).first()
            if request is not None:
                _move(request, now)


def _forget_copies(now: datetime) -> None:
    old = old_copies(now)
    # Looking takes no lock, which deleting nothing would.
    if old.exists():
        old.delete()


def _move(request: AddressRequest, now: datetime) -> None:
    found = Conversation.everything.filter(pk=request.conversation)
    ended_at = found.values_list("ended_at", flat=True).first()
    if lapses(
        ground=request.ground, asked_at=request.asked_at, ended_at=ended_at, now=now
    ) and not is_claimed(request, now):
        request.state, request.turn, request.turn_until = Stand.LAPSED, None, None
        request.save(update_fields=["state", "turn", "turn_until"])
        publish.staff(EMERGENCY)
    elif (request.turn_until is None or request.turn_until <= now) and give_turn(request, now):
        request.save(update_fields=["turn", "turn_until", "had_turn"])


def is_claimed(request: AddressRequest, now: datetime) -> bool:
    """Tell whether somebody is opening it at this moment."""
    return request.claimed_until is not None and request.claimed_until > now

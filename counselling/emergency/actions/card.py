"""A card for a holder on standby, away from any screen: made, read out, used up line by line."""

from django.db import transaction
from django.db.models import F

from accounts.audit import note_deed
from accounts.step_up import check_fresh_code
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.emergency.actions.opening import Opening, Proof, open_with_card
from counselling.emergency.actions.spoken import fresh_code, opened_with, sealed_under
from counselling.emergency.models import AddressRequest, CardLine
from counselling.emergency.queries.cards import readable
from counselling.emergency.rules import CARD_LINES, CARD_TRIES, Stand
from counselling.origin.actions.words import drill
from counselling.origin.queries.holders import words_mark


def make_card(*, proof: Proof) -> list[str]:
    """Make a holder's card and return its codes, line by line, which nobody keeps; an earlier card is worth nothing.

    Raises `Refused`: `not_holder`, and what code and words are refused for. Never call it inside a transaction.
    """
    # Read before the words are tried: of words that change meanwhile the card is worth nothing.
    mark = words_mark(proof.staff_id)
    if mark is None:
        raise Refused("not_holder")
    check_fresh_code(staff_id=proof.staff_id, code=proof.code)
    drill(staff_id=proof.staff_id, passphrase=proof.passphrase)
    codes = [fresh_code() for _ in range(CARD_LINES)]
    lines = [_line(proof, mark, number, code) for number, code in enumerate(codes, start=1)]
    with transaction.atomic():
        CardLine.objects.filter(staff_id=proof.staff_id).delete()
        CardLine.objects.bulk_create(lines)
        note_deed(actor_id=proof.staff_id, action="standby_card_made")
    return codes


def open_by_card(*, number: int, staff_id: int, holder_id: int, code: str) -> Opening:
    """Open what one asked for oneself, with the code that a holder reads out on the telephone.

    Raises `Refused`: `not_yours`, `gone`, `no_card` where this holder has no line left, `wrong_card` (three
    times, then the line is worth nothing), and what `open_together` is refused for.
    """
    asked = AddressRequest.objects.filter(pk=number, asked_by_id=staff_id)
    if not asked.filter(state=Stand.OPEN).exists():
        raise Refused("gone" if asked.exists() else "not_yours")
    line = _line_tried(number, staff_id, holder_id)
    passphrase = opened_with(code, bytes(line.salt), bytes(line.sealed)).decode()
    opened = open_with_card(
        number=number, staff_id=staff_id, holder_id=holder_id, passphrase=passphrase
    )
    CardLine.objects.filter(pk=line.pk).update(used_at=clock.now(), used_for_id=number)
    return opened


def _line_tried(number: int, staff_id: int, holder_id: int) -> CardLine:
    found = {one.staff_id: one.line for one in readable(number, but=staff_id)}
    if holder_id not in found:
        raise Refused("no_card")
    with transaction.atomic():
        # Counted before it is tried: of many at once none is free.
        rows = CardLine.objects.filter(staff_id=holder_id, line=found[holder_id], used_at=None)
        if not rows.filter(tries__lt=CARD_TRIES).update(tries=F("tries") + 1):
            raise Refused("no_card")
        note_deed(
            actor_id=staff_id, action="standby_card_tried", subject=f"holder {holder_id}",
            request=number,
        )  # fmt: skip
        return rows.get()


def _line(proof: Proof, mark: str, number: int, code: str) -> CardLine:
    salt, sealed = sealed_under(code, proof.passphrase.encode())
    return CardLine(
        staff_id=proof.staff_id,
        line=number,
        salt=salt,
        sealed=sealed,
        made_at=clock.now(),
        made_for=mark,
    )

"""Who takes names out of conversations that were not theirs: two to four people, named by a coordinator."""

from django.db import transaction

from accounts.audit import note_deed
from accounts.queries import admitted, staff_of
from accounts.rules import Role
from counselling.core import clock, journal
from counselling.core.errors import Refused
from counselling.core.journal import Kind
from counselling.intervision.models import Redactor
from counselling.intervision.rules.times import REDACTORS_LEAST, REDACTORS_MOST

MAY_BE = {Role.COUNSELLOR, Role.SUPERVISOR}


def name_redactor(*, staff_id: int, by: int) -> None:
    """Name somebody; naming them twice changes nothing.

    Raises `Refused`: `not_yours` for who is no coordinator, `own_request` for oneself, `invalid` for who neither
    counsels nor supervises here, `enough` where there are four.
    """
    with transaction.atomic():
        _check_coordinator(by)
        if staff_id == by:
            raise Refused("own_request")
        person = staff_of(staff_id)
        if person is None or not MAY_BE & set(person.roles):
            raise Refused("invalid")
        if _others(staff_id) >= REDACTORS_MOST:
            raise Refused("enough")
        now = clock.now()
        _, fresh = Redactor.objects.get_or_create(
            staff_id=staff_id, defaults={"named_by_id": by, "named_at": now}
        )
        if fresh:
            note_deed(actor_id=by, action="redactor_named", subject=f"staff {staff_id}")


def remove_redactor(*, staff_id: int, by: int) -> None:
    """Let somebody take out names no longer; doing it twice changes nothing.

    Raises `Refused`: `not_yours` for who is no coordinator, `too_few` where fewer than two would be left.
    """
    with transaction.atomic():
        _check_coordinator(by)
        if not Redactor.objects.filter(pk=staff_id).exists():
            return
        # Whose account is closed takes no names out: whoever is in their place counts.
        if staff_of(staff_id) is not None and _others(staff_id) < REDACTORS_LEAST:
            raise Refused("too_few")
        subject = f"staff {staff_id}"
        journal.note(Kind.REDACTOR_REMOVED, subject)
        remove_redactor_again(subject)
        note_deed(actor_id=by, action="redactor_removed", subject=subject)


def remove_redactor_again(subject: str) -> None:
    """Let `staff <id>` take out names no longer; doing it again changes nothing."""
    Redactor.objects.filter(pk=int(subject.rpartition(" ")[2])).delete()


def _check_coordinator(staff_id: int) -> None:
    person = staff_of(staff_id)
    if person is None or Role.COORDINATOR not in person.roles:
        raise Refused("not_yours")


def _others(staff_id: int) -> int:
    """Return how many others do it, locked: of two who name at once, the second waits and counts again."""
    list(Redactor.objects.select_for_update(of=("self",)).order_by("pk"))
    return Redactor.objects.filter(admitted("staff__")).exclude(pk=staff_id).count()

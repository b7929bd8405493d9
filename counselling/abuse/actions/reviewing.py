"""Looking at measures afterwards: a second person agrees to what lasts long, somebody else than its maker reviews."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.abuse.actions.ageing import old_measures
from counselling.abuse.models import Measure
from counselling.abuse.rules.measures import NOTE_LIMIT, Kind, asked_until, lengthened, may_last
from counselling.core import clock, text
from counselling.core.clock import iso
from counselling.core.crypto import seal_field
from counselling.core.errors import Refused


def lengthen(*, measure_id: UUID, staff_id: int, days: int, why: str) -> None:
    """Make a block last for so many days since it began; a second person has to agree to what goes beyond seven.

    Raises `Refused`: `empty`, `too_long`, `invalid` about why, `not_so_long`, `no_longer` for what it lasts already,
    `gone` where it acts no more or somebody is asked already.
    """
    why = text.clean(why, limit=NOTE_LIMIT)
    if days == 0 or not may_last(days, supervisor=True):
        raise Refused("not_so_long")
    with transaction.atomic():
        measure = _locked(measure_id)
        if measure.kind != Kind.BLOCK or measure.longer_until or measure.ends_at <= clock.now():
            raise Refused("gone")
        wanted = measure.made_at + timedelta(days=days)
        if wanted <= measure.ends_at:
            raise Refused("no_longer")
        measure.ends_at = max(measure.ends_at, lengthened(measure.made_at, days))
        measure.longer_until = asked_until(Kind.BLOCK, days, measure.made_at)
        measure.longer_by_id, measure.longer_wished = staff_id, False
        measure.longer_why = seal_field(why, "measure longer", str(measure.id))
        measure.save(
            update_fields=["ends_at", "longer_until", "longer_by", "longer_wished", "longer_why"]
        )
        _noted(measure, "lengthen_block", staff_id, until=iso(wanted), reason=why)


def confirm_longer(*, measure_id: UUID, staff_id: int) -> None:
    """Agree, as the second person, to a block of more than seven days; agreeing twice changes nothing.

    Raises `Refused`: `own` for whoever asked, `gone` where nothing is asked any more.
    """
    with transaction.atomic():
        measure = _locked(measure_id)
        if measure.longer_by_id == staff_id:
            raise Refused("own")
        if measure.confirmed_by_id is not None:
            return
        if measure.longer_until is None or measure.ends_at <= clock.now():
            raise Refused("gone")
        measure.ends_at, measure.longer_until = measure.longer_until, None
        measure.confirmed_by_id = staff_id
        measure.save(update_fields=["ends_at", "longer_until", "confirmed_by"])
        _noted(measure, "confirm_long_block", staff_id, until=iso(measure.ends_at))


def leave_short(*, measure_id: UUID, staff_id: int) -> None:
    """Leave a block as long as it lasts, though somebody else asked for longer; raises `Refused`: `own`, `gone`."""
    with transaction.atomic():
        measure = _locked(measure_id)
        if measure.longer_until is None and not measure.longer_wished:
            raise Refused("gone")
        if staff_id == (measure.made_by_id if measure.longer_wished else measure.longer_by_id):
            raise Refused("own")
        measure.longer_until, measure.longer_wished = None, False
        measure.save(update_fields=["longer_until", "longer_wished"])
        _noted(measure, "decline_long_block", staff_id)


def review_measure(*, measure_id: UUID, staff_id: int) -> None:
    """Note that somebody else than its maker looked at a measure; the first one stands.

    Raises `Refused`: `own`, `gone`.
    """
    with transaction.atomic():
        measure = _locked(measure_id)
        if measure.made_by_id == staff_id:
            raise Refused("own")
        if measure.reviewed_by_id is not None:
            return
        measure.reviewed_by_id, measure.reviewed_at = staff_id, clock.now()
        measure.save(update_fields=["reviewed_by", "reviewed_at"])
        _noted(measure, "review_measure", staff_id)


def forget_old_measures(now: datetime) -> None:
    """Forget measures with the tags they hang on; the trail keeps that they were taken."""
    old = old_measures(now)
    # Nearly always there is none, and looking takes no lock.
    if old.exists():
        old.delete()


def _locked(measure_id: UUID) -> Measure:
    found = Measure.objects.select_for_update(of=("self",)).filter(pk=measure_id, lifted_at=None)
    measure = found.first()
    if measure is None:
        raise Refused("gone")
    return measure


def _noted(measure: Measure, action: str, staff_id: int, **details: str) -> None:
    note_deed(actor_id=staff_id, action=action, subject=f"measure {measure.id}", **details)

"""Loading which centre (CLB) belongs to which school."""

import gzip
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from accounts.audit import note_deed
from counselling.core.errors import Refused
from counselling.signposts.actions.edition import new_edition
from counselling.signposts.models import Clb, School, SchoolDraft
from counselling.signposts.queries.schools import DRAFT_KEPT, draft_of
from counselling.signposts.rules.school_file import SchoolFile, read_schools

SAMPLE = Path(__file__).resolve().parent.parent / "sample_schools.csv"
AT_ONCE = 1000


@transaction.atomic
def offer_schools(*, actor_id: int, content: bytes, now: datetime) -> None:
    """Keep a file for an hour, so that whoever brought it can look it over before it counts.

    Raises `Refused` with the reasons of `read_schools`.
    """
    read_schools(content)
    SchoolDraft.objects.filter(brought_at__lt=now - timedelta(seconds=DRAFT_KEPT)).delete()
    SchoolDraft.objects.update_or_create(
        staff_id=actor_id,
        defaults={"content": gzip.compress(content, mtime=0), "brought_at": now},
    )


@transaction.atomic
def accept_schools(*, actor_id: int, now: datetime) -> int:
    """Let the file that this person looked over take the place of all schools, and return how many.

    Raises `Refused`: `draft_gone` for one that was brought more than an hour ago, or never.
    """
    draft = draft_of(actor_id, now)
    if draft is None:
        raise Refused("draft_gone")
    stored = _replace(draft.file, sample=False)
    drop_draft(actor_id=actor_id)
    note_deed(actor_id=actor_id, action="schools_replaced", schools=stored)
    return stored


def drop_draft(*, actor_id: int) -> None:
    """Forget the file that this person looked over; the schools stay as they are."""
    SchoolDraft.objects.filter(staff_id=actor_id).delete()


@transaction.atomic
def load_schools(*, content: bytes) -> SchoolFile:
    """Let a file take the place of all schools, and return what it held."""
    found = read_schools(content)
    _replace(found, sample=False)
    return found


@transaction.atomic
def load_sample_schools() -> int:
    """Store schools that do not exist, for trying out, where there are none yet; return how many."""
    if School.objects.exists():
        return 0
    return _replace(read_schools(SAMPLE.read_bytes()), sample=True)


def _replace(found: SchoolFile, *, sample: bool) -> int:
    School.objects.all().delete()
    Clb.objects.all().delete()
    names = ("name", "network", "address", "phone", "site")
    wanted = dict.fromkeys(line.centre for line in found.lines)
    centres = {
        centre: Clb(**dict(zip(names, centre, strict=True)), sample=sample) for centre in wanted
    }
    Clb.objects.bulk_create(centres.values(), batch_size=AT_ONCE)
    schools = [
        School(
            name=line.school,
            town=line.town,
            postcode=line.postcode,
            level=line.level,
            number=line.number,
            clb=centres[line.centre],
        )
        for line in found.lines
    ]
    School.objects.bulk_create(schools, batch_size=AT_ONCE)
    new_edition()
    return len(schools)

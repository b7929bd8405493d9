"""Which centre (CLB) belongs to which school: found by what somebody remembers of its name or town."""

import gzip
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

from counselling.core import clock
from counselling.signposts.models import Clb, Edition, School, SchoolDraft
from counselling.signposts.queries.signs import sign_of_centre
from counselling.signposts.rules.cards import Card, Sign, card_of
from counselling.signposts.rules.school_file import SchoolFile, read_schools
from counselling.signposts.rules.school_search import Index, SchoolName, find, index_of

#: Seconds for which a file waits to be looked over.
DRAFT_KEPT = 3600
LOOK = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Found:
    """A school and its centre, ready to be shown or sent."""

    school: str
    town: str
    postcode: str
    level: str
    network: str
    card: Card
    #: What a counsellor sends.
    text: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored now."""

    schools: int
    centres: int
    sample: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is being looked over."""

    file: SchoolFile
    brought_at: datetime


@dataclass(slots=True)
class _Memory:
    index: Index
    centres: list[tuple[Sign, str]]
    edition: UUID | None = None
    looked_at: datetime | None = None


_memory = _Memory(index_of([]), [])
_reading = Lock()


def schools_like(typed: str) -> list[Found]:
    """Return the schools that look like what was typed, the best first; at most eight."""
    with _reading:
        _look_again()
        index, centres = _memory.index, _memory.centres
    return [_found(index.names[place], *centres[place]) for place in find(index, typed)]


def stored() -> Stored:
    """Return how many schools and centres there are, and whether they are for trying out."""
    centres = Clb.objects.count()
    return Stored(School.objects.count(), centres, Clb.objects.filter(sample=True).exists())


def draft_of(staff_id: int, now: datetime) -> Draft | None:
    """Return the file that somebody is looking over, if they brought one within the hour."""
    oldest = now - timedelta(seconds=DRAFT_KEPT)
    row = SchoolDraft.objects.filter(staff_id=staff_id, brought_at__gte=oldest).first()
    if row is None:
        return None
    return Draft(read_schools(gzip.decompress(bytes(row.content))), row.brought_at)


def forget() -> None:
    """Let the next search look for another edition."""
    _memory.looked_at, _memory.edition = None, None


def _look_again() -> None:
    now = clock.now()
    if _memory.looked_at is not None and abs(now - _memory.looked_at) < LOOK:
        return
    edition = Edition.objects.values_list("word", flat=True).first()
    if edition != _memory.edition:
        signs = {row.pk: (sign_of_centre(row), row.network) for row in Clb.objects.all()}
        rows = School.objects.values_list("name", "town", "postcode", "level", "number", "clb_id")
        read = list(rows)
        _memory.index = index_of(SchoolName(*row[:-1]) for row in read)
        _memory.centres = [signs[row[-1]] for row in read]
        _memory.edition = edition
    _memory.looked_at = now


def _found(school: SchoolName, sign: Sign, network: str) -> Found:
    return Found(
        school=school.name,
        town=school.town,
        postcode=school.postcode,
        level=school.level,
        network=network,
        card=card_of(sign, sign.href, "nl"),
        text=sign.text_in("nl"),
    )

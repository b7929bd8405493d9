"""What somebody who may read the trail reads of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, DateField, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.timezone import get_current_timezone

from accounts.models import AuditEntry, Staff
from accounts.queries import SignedIn
from accounts.rules import Role
from accounts.trail.reasons import reason_of
from accounts.trail.refusals import REFUSED
from accounts.trail.words import action_in_words, detail_in_words, subject_in_words
from counselling.core import clock
from counselling.core.errors import TextTampered
from counselling.core.lifetimes import oldest_kept

PAGE = 50
#: What one file may hold; more than that is asked for in parts.
EXPORT_MOST = 20_000


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which entries somebody asks for; `before` is the number from which to go back."""

    person: int | None = None
    action: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as a row shows it."""

    seq: int
    at: datetime
    who: str
    username: str
    deed: str
    what: str
    has_reason: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """One entry with all that goes with it; `reason` is none where it was forgotten since."""

    row: Shown
    reason: str | None
    readable: bool
    details: list[tuple[str, str]]
    hash: str


def reads_everything(reader: SignedIn) -> bool:
    """Tell whether somebody reads the whole trail; a privacy officer reads what they did themselves."""
    return Role.AUDITOR in reader.roles


def rows_for(reader: SignedIn, wanted: Wanted) -> list[Shown]:
    """Return one page of entries, the newest first, and one more where there are more."""
    rows = _wanted(reader, wanted).select_related("actor").order_by("-seq")[: PAGE + 1]
    return _shown(rows)


def entry_for(reader: SignedIn, seq: int) -> Opened | None:
    """Return one entry; none for one that is not this reader's."""
    row = _seen_by(reader).select_related("actor").filter(seq=seq).first()
    if row is None:
        return None
    try:
        reason, readable = reason_of(row), True
    except TextTampered:
        reason, readable = None, False
    details = [(detail_in_words(name), str(value)) for name, value in sorted(row.details.items())]
    return Opened(_shown([row])[0], reason, readable, details, row.hash)


def is_entry(seq: int) -> bool:
    """Tell whether there is such an entry, whoever may read it."""
    return _known().filter(seq=seq).exists()


def entries_to_export(reader: SignedIn, wanted: Wanted) -> list[AuditEntry]:
    """Return all entries asked for, the oldest first, and one more than a file holds where there are."""
    return list(_wanted(reader, wanted).select_related("actor")[: EXPORT_MOST + 1])


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done about something, by whom as far as their roles tell; none where it was no member of staff."""

    at: datetime
    action: str
    roles: tuple[str, ...] | None
    details: dict[str, str | int]


def deeds_about(subject: str) -> list[Deed]:
    """Return what was done about something, in order; who did it is known by their roles alone."""
    rows = _known().filter(subject=subject).select_related("actor").order_by("seq")
    return [
        Deed(row.at, row.action, tuple(row.actor.roles) if row.actor else None, row.details)
        for row in rows
    ]


def did_since(*, actor_id: int, action: str, subject: str, since: datetime) -> bool:
    """Tell whether somebody did something to something from a moment on."""
    found = _known().filter(actor=actor_id, action=action, subject=subject, at__gte=since)
    return found.exists()


def times_a_month(actions: Iterable[str], since: date) -> dict[date, dict[str, int]]:
    """Return how often these things were done in each month from a day on, by whomever."""
    begin = datetime.combine(since, time(), tzinfo=get_current_timezone())
    rows = AuditEntry.objects.filter(action__in=list(actions), at__gte=begin).order_by()
    counted = rows.annotate(month=TruncMonth("at", output_field=DateField()))
    found: dict[date, dict[str, int]] = {}
    for row in counted.values("month", "action").annotate(times=Count("seq")):
        found.setdefault(row["month"], {})[row["action"]] = row["times"]
    return found


def people() -> list[tuple[int, str]]:
    """Return everybody who ever worked here, by name."""
    named = Staff.objects.order_by("display_name", "id").values_list(
        "id", "display_name", "username"
    )
    return [(id, f"{name} ({username})") for id, name, username in named]


def _seen_by(reader: SignedIn) -> QuerySet[AuditEntry]:
    rows = _known()
    if reads_everything(reader):
        return rows
    # That an entry stands here would tell somebody that what they were refused is there.
    return rows.filter(actor_id=reader.staff_id).exclude(action=REFUSED)


def _known() -> QuerySet[AuditEntry]:
    # What is too old is gone for every reader, whether it was swept or not.
    return AuditEntry.objects.filter(at__gt=oldest_kept(clock.now(), "AUDIT_DAYS"))


def _wanted(reader: SignedIn, wanted: Wanted) -> QuerySet[AuditEntry]:
    asked = {
        "actor_id": wanted.person,
        "action": wanted.action or None,
        "at__gte": wanted.since,
        "at__lt": wanted.until,
        "seq__lt": wanted.before,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    return _seen_by(reader).filter(**given)


def _shown(rows: Iterable[AuditEntry]) -> list[Shown]:
    found = list(rows)
    names = _names({row.subject for row in found})
    return [
        Shown(
            seq=row.seq,
            at=row.at,
            who=row.actor.display_name if row.actor else "",
            username=row.actor.username if row.actor else "",
            deed=action_in_words(row.action),
            what=names.get(row.subject) or subject_in_words(row.subject),
            has_reason=bool(row.sealed_reason),
        )
        for row in found
    ]


def _names(subjects: set[str]) -> dict[str, str]:
    """Return the names of the accounts among these subjects."""
    ids = {
        int(key): subject
        for subject in subjects
        for kind, _space, key in [subject.partition(" ")]
        if kind == "staff" and key.isascii() and key.isdigit()
    }
    named = Staff.objects.filter(id__in=ids).values_list("id", "display_name")
    return {ids[id]: f"{subject_in_words('staff')} {name}" for id, name in named}

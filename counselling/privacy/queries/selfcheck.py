"""What the self-check looks at in the rooms, and the reports it left."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.apps import apps

from accounts.trail.state import state_of_trail
from counselling.core import clock
from counselling.origin.ageing import ENOUGH
from counselling.origin.queries.holders import Sealing, Standing, holders, sealing_state
from counselling.privacy.models import LetterKind, SelfCheck
from counselling.privacy.queries.breaches import breaches
from counselling.privacy.queries.desk import overdue
from counselling.privacy.queries.objections import objections_overdue
from counselling.privacy.queries.recipients import tasks_overdue
from counselling.privacy.queries.register import REGISTER
from counselling.privacy.queries.selfcheck_machine import keys_item, outgoing_item, rounds_item
from counselling.privacy.queries.statement import editions, texts_of, unpublished
from counselling.privacy.queries.unerased import unerased
from counselling.privacy.rules.breach import Clock
from counselling.privacy.rules.selfcheck import SOON, STALE, Item, Level, amber, red
from counselling.privacy.rules.statement import digest_of
from counselling.retention.queries.backups import StateOfBackups, state_of_backups
from counselling.retention.queries.sweeps import state_of_sweep


@dataclass(frozen=True)
class Report:
    """What was found at one moment."""

    at: datetime
    level: Level
    items: list[Item]
    #: Too old to say anything about today.
    stale: bool


def items_of_rooms() -> list[Item]:
    """Look at everything but the headers, which only a door can ask for."""
    backups = state_of_backups()
    return [
        sweep_item(),
        erasures_item(),
        keys_item(),
        trail_item(),
        backup_item(backups),
        Item("rehearsal") if not backups.unrehearsed else red("rehearsal", "late"),
        journal_item(backups),
        holders_item(),
        requests_item(),
        letters_item(),
        recipients_item(),
        breaches_item(),
        register_item(),
        rounds_item(),
        outgoing_item(),
        statement_item(),
    ]


def sweep_item() -> Item:
    """Look whether what is old enough goes."""
    problem = state_of_sweep().problem
    return red("sweep", problem) if problem else Item("sweep")


def erasures_item() -> Item:
    """Look whether what somebody asked to erase is gone."""
    late = unerased(clock.now())
    return red("erasures", "late", str(late)) if late else Item("erasures")


def trail_item() -> Item:
    """Look at the chain of the audit trail, and at what was written down of it elsewhere."""
    state = state_of_trail()
    if state.checked.fault:
        return red("trail", "fault", str(state.checked.fault.seq))
    if state.anchored == "lost":
        return red("trail", "lost")
    return Item("trail") if state.anchored == "written" else amber("trail", state.anchored)


def backup_item(state: StateOfBackups) -> Item:
    """Look how old the last backup and the last copy of the key files are."""
    if state.made_at is None:
        return red("backup", "none")
    if state.late:
        return red("backup", "late", _day(state.made_at))
    return (
        red("backup", "keys_late", _day(state.keys_made_at)) if state.keys_late else Item("backup")
    )


def journal_item(state: StateOfBackups) -> Item:
    """Look at the journal of what was erased."""
    if state.journal_broken:
        return red("journal", "broken")
    return amber("journal", "beside") if state.journal_beside else Item("journal")


def holders_item() -> Item:
    """Look whether enough people can open an address when a life hangs on it, and practised."""
    state = sealing_state()
    if state.sealing != Sealing.ON:
        return red("holders", state.sealing.value)
    if state.ready < ENOUGH:
        return red("holders", "few", str(state.ready))
    if state.rotation_due:
        return red("holders", "rotation")
    idle = sum(held.standing == Standing.UNPRACTISED for held in holders())
    return amber("holders", "unpractised", str(idle)) if idle else Item("holders")


def requests_item() -> Item:
    """Look whether somebody waits too long for an answer about their data."""
    return _waiting("requests", lambda now: overdue(now) + objections_overdue(now))


def letters_item() -> Item:
    """Look whether somebody waits too long for an answer to a complaint or a message."""
    kinds = (LetterKind.COMPLAINT, LetterKind.CONTACT)
    return _waiting("letters", lambda now: sum(overdue(now, kind) for kind in kinds))


def recipients_item() -> Item:
    """Look whether somebody who got something waits too long to hear what became of it."""
    return _waiting("recipients", tasks_overdue)


def _waiting(name: str, overdue_at: Callable[[datetime], int]) -> Item:
    now = clock.now()
    if late := overdue_at(now):
        return red(name, "overdue", str(late))
    soon = overdue_at(now + SOON)
    return amber(name, "soon", str(soon)) if soon else Item(name)


def breaches_item() -> Item:
    """Look whether the hours to tell the authority of a breach run, or are over."""
    clocks = [one.clock for one in breaches() if not one.closed]
    if over := clocks.count(Clock.OVER):
        return red("breaches", "over", str(over))
    running = clocks.count(Clock.RUNS)
    return amber("breaches", "runs", str(running)) if running else Item("breaches")


def register_item() -> Item:
    """Look whether every stored column is declared."""
    declared = {(column.table, column.name) for column in REGISTER}
    missing = [
        f"{table._meta.object_name}.{field.name}"
        for table in apps.get_models(include_auto_created=True)
        for field in (*table._meta.local_fields, *table._meta.local_many_to_many)
        if (table, field.name) not in declared
    ]
    return red("register", "undeclared", missing[0]) if missing else Item("register")


def statement_item() -> Item:
    """Look whether the published statement is whole, and says what the service does."""
    published = editions()
    if not published:
        return red("statement", "none")
    broken = [str(one.number) for one in published if not one.whole]
    if broken:
        return red("statement", "changed", ", ".join(broken))
    newest = published[0]
    now = unpublished(newest.values)
    same = digest_of(texts_of(now.text), now.values) == newest.digest
    return Item("statement") if same else red("statement", "behind")


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "-"


def last_report(now: datetime) -> Report | None:
    """Return the newest report, if there is one."""
    row = SelfCheck.objects.first()
    return _report(row, now) if row else None


def reports(now: datetime, most: int) -> list[Report]:
    """Return the newest reports, so many at most."""
    return [_report(row, now) for row in SelfCheck.objects.all()[:most]]


def _report(row: SelfCheck, now: datetime) -> Report:
    items = msgspec.convert(row.items, type=list[Item])
    return Report(row.at, Level(row.level), items, now - row.at > STALE)

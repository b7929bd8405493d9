"""Bringing a backup back: into a closed site, which opens once everything that was undone is undone again."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from accounts.audit import note_deed
from accounts.models import SignIn, Staff
from accounts.rules import Role
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy, State
from counselling.core import clock, closing, journal, journal_file
from counselling.core.clock import iso
from counselling.core.copies import database
from counselling.core.copies.lock import alone
from counselling.core.errors import KeyMissing, Refused
from counselling.core.journal_lines import Journal, Line, read
from counselling.intervision.actions.indexing import rebuild as rebuild_index
from counselling.retention.actions.key_files import bring_keys_back
from counselling.retention.actions.unpacking import Unpacked, unpacked
from counselling.retention.models import Backup
from counselling.retention.queries.life import last_seen
from counselling.retention.queries.soundness import check_contents, check_rows
from counselling.retention.rules.gaps import Gap, gap_of, to_do_again

#: Seconds after which every process has seen that the site is shut.
SEEN_WITHIN = 3.0
#: Who may answer for what the journal does not tell.
MAY_ANSWER = frozenset({Role.COORDINATOR, Role.PRIVACY_OFFICER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody at the command line wants brought back."""

    file: Path
    identities: list[str]
    keys_file: Path | None = None
    #: When the service was last seen working, where its database cannot tell.
    lost_at: datetime | None = None
    #: The name of whoever answers for a gap in the journal.
    accepted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What rooms above this one do in a restore."""

    #: By kind of a line of the journal: does it again for a subject; doing it twice changes nothing.
    again: Mapping[journal.Kind, Callable[[str], object]]
    sweep: Callable[[], object]
    #: The self-check; returns sentences about what is red.
    look: Callable[[], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came of it."""

    made_at: datetime
    lines: int
    gap: Gap | None
    #: Lines of the journal's file that nobody can read.
    unreadable: tuple[int, ...]
    red: list[str]


def restore(*, wish: Wish, above: Above) -> Restored:
    """Close the site, bring a backup back, undo again what was undone since, and open.

    Whatever goes wrong after the site was closed leaves it closed, and the same can be run again.
    Raises `Refused`: what opening a backup refuses and `say_lost_at`, with nothing changed; then `gap`,
    `no_accepter`, `not_replayed`, and what a look at the database refuses.
    """
    with alone():
        if wish.keys_file is not None:
            bring_keys_back(file=wish.keys_file, identities=wish.identities)
        with unpacked(wish.file, wish.identities) as backup:
            lost_at = _lost_at(wish)
            _shut(lost_at)
            database.copies().bring_back(backup.content)
            check_rows(backup.manifest.counts)
        return _finish(wish, backup, lost_at, above)


def _shut(lost_at: datetime) -> None:
    if not closing.is_shut():
        closing.shut(lost_at)
        # Every process looks once a second: by then nobody is connected, and what was under way is done.
        time.sleep(SEEN_WITHIN)
    connection.close()


def _finish(wish: Wish, backup: Unpacked, lost_at: datetime, above: Above) -> Restored:
    manifest = backup.manifest
    call_command("migrate", verbosity=0, interactive=False)
    kept = _kept_journal()
    gap = gap_of(kept, manifest.journal, lost_at, journal.ENDS_WITH)
    lines = to_do_again(kept, manifest.journal, manifest.made_at)
    _do_again(lines, above)
    _end_all()
    above.sweep()
    rebuild_index()
    check_contents()
    answers = _answering(gap, wish.accepted_by)
    if kept is None:
        journal_file.bring_back(backup.journal)
    _note(backup, len(lines), gap, answers)
    red = above.look()
    closing.open_again()
    return Restored(
        made_at=manifest.made_at,
        lines=len(lines),
        gap=gap,
        unreadable=kept.unreadable if kept else (),
        red=red,
    )


def _lost_at(wish: Wish) -> datetime:
    """Return when the service was lost: as said, as known from an earlier try, or from its own database."""
    known = wish.lost_at or closing.known_lost_at() or last_seen()
    kept = _kept_journal()
    if known or kept is None:
        return known or clock.now()
    if kept.end < clock.now() - journal.ENDS_WITH:
        raise Refused("say_lost_at", ends=iso(kept.end))
    return kept.end


def _kept_journal() -> Journal | None:
    content = journal_file.present()
    return read(content) if content else None


def _do_again(lines: list[Line], above: Above) -> None:
    with journal.replaying(lines):
        for line in lines:
            try:
                with transaction.atomic():
                    above.again[journal.Kind(line.kind)](line.subject)
            except Exception:  # noqa: BLE001 - whatever it was: the site stays closed, and the line is named
                raise Refused("not_replayed", line=str(line.n), kind=line.kind) from None


def _end_all() -> None:
    """End what was going on then: every sign-in, every visit, and every cookie that leads to one."""
    SignIn.objects.all().delete()
    Conversation.everything.exclude(visit_hash=None).update(visit_hash=None)
    for key in Conversation.objects.exclude(state=State.ENDED).values_list("pk", flat=True):
        try:
            end_conversation(conversation_id=key, by=EndedBy.CLOSED)
        except KeyMissing:
            # Nobody can read it any more, nor write the line that it ended.
            ended = {"state": State.ENDED, "ended_at": clock.now(), "ended_by": EndedBy.CLOSED}
            Conversation.everything.filter(pk=key).update(turn_until=None, **ended)


def _answering(gap: Gap | None, name: str) -> Staff | None:
    if gap is None:
        return None
    if not name:
        raise Refused("gap", ends=iso(gap.ends), lost=iso(gap.lost_at))
    staff = Staff.objects.filter(username=name.strip().lower(), is_active=True).first()
    if staff is None or not MAY_ANSWER & set(staff.roles):
        raise Refused("no_accepter", name=name)
    return staff


@transaction.atomic
def _note(backup: Unpacked, lines: int, gap: Gap | None, answers: Staff | None) -> None:
    manifest, subject = backup.manifest, f"backup {backup.sha256[:16]}"
    Backup.objects.get_or_create(
        made_at=manifest.made_at,
        defaults={
            "sha256": backup.sha256,
            "size": manifest.size,
            "journal": manifest.journal.journal,
            "journal_n": manifest.journal.n,
        },
    )
    if gap and answers:
        span = {"since": iso(gap.ends), "until": iso(gap.lost_at)}
        note_deed(actor_id=answers.id, action="gap_accepted", subject=subject, **span)
    made = iso(manifest.made_at)
    note_deed(actor_id=None, action="backup_restored", subject=subject, since=made, lines=lines)

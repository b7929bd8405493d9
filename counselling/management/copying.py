"""What the commands about backups say."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from counselling.core.errors import Refused

SENTENCES = {
    "damaged": "This file is cut off or damaged. Nothing was changed. Take another copy of it, or an older backup.",
    "database_damaged": "What lies in the place of the database is no database any more. Stop every process, move that file away, and run this again. The site stays closed.",
    "disk_full": "The disk is full. Make room and run this again.",
    "forged": "This backup does not carry the signature of this installation: somebody else made or changed it. Nothing was changed.",
    "gap": "The journal of erasures ends at {ends}, and what was lost was lost at {lost}: what was erased, hidden or taken away in between is back. The site stays closed. Find the newer journal and run this again, or let somebody of the staff answer for the gap: --accept-gap NAME.",
    "in_use": "Somebody keeps a table of the database locked. Stop the other processes and run this again. The site stays closed.",
    "no_accepter": "'{name}' is nobody who may answer for a gap: it takes the name of a coordinator or privacy officer of this backup. The site stays closed.",
    "no_backup": "'{file}' is no backup of this program. Nothing was changed.",
    "no_identity": "The identity file holds no secret key of age (a line that begins with AGE-SECRET-KEY-1).",
    "no_keys": "'{file}' is no copy of key files. Nothing was changed.",
    "no_keys_recipient": "BACKUP_KEYS_RECIPIENT is not set: the public key of age to which the key files are sealed (docs/backup.md).",
    "no_memory": "A copy takes {megabytes} MiB of memory, which this machine has not free. Make room, or move to PostgreSQL.",
    "no_recipient": "BACKUP_RECIPIENT is not set: the public key of age to which backups are sealed (docs/backup.md).",
    "no_scratch": "A backup is read back before it is sealed, and the database's user may make no database for that. Give it that right (ALTER ROLE ... CREATEDB), or name an empty one in SCRATCH_DATABASE_URL.",
    "no_tool": "{tool} of version {version} is not here, the version of the server: install postgresql-client-{version}.",
    "newer": "This backup was made by a newer version of the program. Update first. Nothing was changed.",
    "not_ours": "The database's user may not replace the schema 'public': make it the owner of the database.",
    "not_replayed": "Line {line} of the journal ({kind}) could not be done again. The site stays closed.",
    "nothing_opens": "The keys here do not open what is in it: the key folder belongs to another moment or another installation.",
    "other_database": "This backup was made of {kind}, and this installation uses the other database. Nothing was changed.",
    "other_keys": "This installation has keys and people of its own: keys of another are not put in their place. Nothing was changed.",
    "other_organisation": "This backup belongs to another installation: its keys are not the ones here. On a new machine, bring the key files along with --keys. Nothing was changed.",
    "rows_missing": "What was read back has not the rows that were copied. Nothing was sealed.",
    "say_lost_at": "The journal of erasures ends at {ends}. Say when the service was last seen working, so that it can be told whether that is enough: --lost-at '2026-11-28 21:40'. Nothing was changed.",
    "shut": "The site is closed because a backup is being brought back: finish that first.",
    "still_running": "A restore is under way.",
    "tool_failed": "{tool} failed. The database's own log says why.",
    "trail_broken": "The audit trail in it does not fit, first at entry {entry} (docs/audit.md).",
    "under_way": "Another backup or restore is under way on this machine.",
    "unsound": "The database does not fit together: its integrity check fails.",
    "wrong_identity": "This identity does not open this file: it was sealed to another key. Nothing was changed.",
    "wrong_receipt": "This receipt was not made by a rehearsal with the keys of this installation.",
}


@contextmanager
def told() -> Iterator[None]:
    """Say in one sentence why something cannot be, and end with an error."""
    try:
        yield
    except Refused as refused:
        sentence = SENTENCES.get(refused.reason, refused.reason)
        raise CommandError(sentence.format(**refused.details)) from None
    except OSError as wrong:
        message = f"{wrong.filename or 'The file'}: {wrong.strerror or wrong}."
        raise CommandError(message) from None

"""How long a backup lives, when the next is late, what its file is called, and what is not in it."""

import re
from datetime import UTC, datetime, timedelta

#: What was erased is gone from every backup after so long; no setting makes it longer.
LIVES = timedelta(days=35)
#: A day, and two hours in which last night's may be late.
LATE_AFTER = timedelta(hours=26)
REHEARSED_EVERY = timedelta(days=100)
#: Lines of the journal outlive the oldest backup by a day.
JOURNAL_KEPT = LIVES + timedelta(days=1)
#: Of a deed that was under way while a backup began, the line may be older than the copy.
UNDER_WAY = timedelta(minutes=10)

KEYS_NAME = "clbchat-keys.age"
NAMED = re.compile(r"clbchat-(\d{8}T\d{12}Z)\.age")
STAMP = "%Y%m%dT%H%M%S%fZ"

#: Tables whose rows are in no backup: who is signed in, who guessed, what opens where a visit came from,
#: and the index of transcripts, which a restore makes anew.
LEFT_OUT = (
    "sessions.Session",
    "accounts.SignIn",
    "accounts.ShiftCode",
    "axes.AccessAttempt",
    "axes.AccessAttemptExpiration",
    "axes.AccessFailureLog",
    "axes.AccessLog",
    "counselling.ReturnWords",
    "counselling.KeyCopy",
    "counselling.WordsTry",
    "counselling.Tried",
    "counselling.CardLine",
    "counselling.AskersCopy",
    "counselling.TranscriptWords",
)


def name_of(made_at: datetime) -> str:
    """Return what the file of a backup is called."""
    return f"clbchat-{made_at.astimezone(UTC).strftime(STAMP)}.age"


def made_at_of(name: str) -> datetime | None:
    """Return when the backup of that name was made; nothing for a file that is not ours."""
    found = NAMED.fullmatch(name)
    return datetime.strptime(found[1], STAMP).replace(tzinfo=UTC) if found else None


def is_too_old(name: str, now: datetime) -> bool:
    """Tell whether a file is one of our backups and has lived long enough."""
    made_at = made_at_of(name)
    return made_at is not None and now - made_at > LIVES

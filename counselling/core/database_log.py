"""The database's own log, in which what was removed stands on for a while."""

from django.db import connection

#: Nobody who writes waits longer than this for the log to be emptied.
BRIEFLY = 50
TRIES = 20


def empty_log() -> None:
    """Write SQLite's log into its file and cut it off; `secure_delete` has overwritten the rows there.

    PostgreSQL keeps what was removed in its tables until it vacuums them, and in its own log and copies: there it
    is the day's key, deleted, that ends it.
    """
    if connection.vendor != "sqlite":
        return
    usual = connection.settings_dict["OPTIONS"]["timeout"] * 1000
    with connection.cursor() as cursor:
        # First without stopping anybody: then there is little left to do while others wait.
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
        cursor.execute(f"PRAGMA busy_timeout = {BRIEFLY}")
        try:
            for _ in range(TRIES):
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                if not cursor.fetchone()[0]:
                    break
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")

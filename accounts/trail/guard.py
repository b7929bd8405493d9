"""The database's own part: it refuses to change an entry, and to remove one that no sweep has passed.

Rows under the newest checkpoint of a sweep may go; a checkpoint that nobody signed is found by `audit_verify`.
On SQLite a migration that remakes a table loses its triggers: it has to call `guard_tables` again.
"""

from typing import Any

ENTRIES, POINTS = "accounts_auditentry", "accounts_auditcheckpoint"
SWEPT = f"COALESCE((SELECT MAX(seq) FROM {POINTS} WHERE day IS NULL), 0)"  # noqa: S608 - no value of anybody's in it
SAYS = "the audit trail is append-only"

SQLITE = (
    f"CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON {ENTRIES} "
    f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    f"CREATE TRIGGER audit_entry_kept BEFORE DELETE ON {ENTRIES} WHEN OLD.seq > {SWEPT} "
    f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    f"CREATE TRIGGER audit_point_stays BEFORE UPDATE ON {POINTS} "
    f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    f"CREATE TRIGGER audit_point_kept BEFORE DELETE ON {POINTS} "
    f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
)
POSTGRESQL = (
    f"CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$",
    f"CREATE FUNCTION audit_refuse_unswept() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF OLD.seq > {SWEPT} THEN RAISE EXCEPTION '{SAYS}'; END IF; RETURN OLD; END $$",
    f"CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON {ENTRIES} "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"CREATE TRIGGER audit_entry_kept BEFORE DELETE ON {ENTRIES} "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse_unswept()",
    f"CREATE TRIGGER audit_entry_full BEFORE TRUNCATE ON {ENTRIES} "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    f"CREATE TRIGGER audit_point_stays BEFORE UPDATE OR DELETE ON {POINTS} "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"CREATE TRIGGER audit_point_full BEFORE TRUNCATE ON {POINTS} "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)
NAMED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'audit_%' AND tgenabled <> 'D'",
}
MADE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def guard_tables(connection: Any) -> None:
    """Let the database refuse from now on."""
    free_tables(connection)
    with connection.cursor() as cursor:
        for sentence in MADE[connection.vendor]:
            cursor.execute(sentence)


def free_tables(connection: Any) -> None:
    """Let the database refuse no longer."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS audit_refuse() CASCADE")
            cursor.execute("DROP FUNCTION IF EXISTS audit_refuse_unswept() CASCADE")
            return
        for sentence in SQLITE:
            cursor.execute(f"DROP TRIGGER IF EXISTS {sentence.split()[2]}")


def is_guarded(connection: Any) -> bool:
    """Tell whether the database refuses now."""
    with connection.cursor() as cursor:
        cursor.execute(NAMED[connection.vendor])
        present = {str(row[0]) for row in cursor.fetchall()}
    wanted = {
        sentence.split()[2] for sentence in MADE[connection.vendor] if " TRIGGER " in sentence
    }
    return wanted <= present

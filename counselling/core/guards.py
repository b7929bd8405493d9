"""The database's own part of a ledger: it refuses to change a row, and to remove one that has to stay.

On SQLite a migration that remakes a guarded table loses its triggers: it has to guard it again.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Guard:
    """A table whose rows are added and never changed."""

    table: str
    #: The columns that nobody changes; one that is left out may be sealed anew under another key.
    columns: str
    #: In SQL, about OLD: while this holds a row may not be removed.
    stays_while: str = "1 = 1"

    @property
    def says(self) -> str:
        """What whoever tries is told."""
        return f"{self.table} is append-only"

    def triggers(self, vendor: str) -> dict[str, str]:
        """Return the sentences that make the triggers, by name."""
        when = {
            f"{self.table}_stays": f"BEFORE UPDATE OF {self.columns} ON {self.table}",
            f"{self.table}_kept": f"BEFORE DELETE ON {self.table}",
        }
        if vendor == "postgresql":
            return {name: self._postgresql(name, at) for name, at in when.items()} | {
                f"{self.table}_full": (
                    f"CREATE TRIGGER {self.table}_full BEFORE TRUNCATE ON {self.table}"
                    f" FOR EACH STATEMENT EXECUTE FUNCTION {self.table}_refuse()"
                )
            }
        return {name: self._sqlite(name, at) for name, at in when.items()}

    def functions(self) -> Iterator[str]:
        """Return the sentences that make PostgreSQL's functions, which its triggers call."""
        refuse = f"RAISE EXCEPTION '{self.says}';"
        kept = f"IF {self.stays_while} THEN {refuse} END IF; RETURN OLD;"
        for name, body in (("refuse", refuse), ("refuse_kept", kept)):
            yield (
                f"CREATE FUNCTION {self.table}_{name}() RETURNS trigger LANGUAGE plpgsql AS"
                f" $$ BEGIN {body} END $$"
            )

    def _postgresql(self, name: str, at: str) -> str:
        function = f"{self.table}_refuse{'_kept' if name.endswith('_kept') else ''}"
        return f"CREATE TRIGGER {name} {at} FOR EACH ROW EXECUTE FUNCTION {function}()"

    def _sqlite(self, name: str, at: str) -> str:
        when = f" WHEN {self.stays_while}" if name.endswith("_kept") else ""
        return f"CREATE TRIGGER {name} {at}{when} BEGIN SELECT RAISE(ABORT, '{self.says}'); END"


def guard(connection: Any, guards: Collection[Guard]) -> None:
    """Let the database refuse from now on."""
    free(connection, guards)
    with connection.cursor() as cursor:
        for one in guards:
            made = one.functions() if connection.vendor == "postgresql" else ()
            for sentence in (*made, *one.triggers(connection.vendor).values()):
                cursor.execute(sentence)


def free(connection: Any, guards: Collection[Guard]) -> None:
    """Let the database refuse no longer."""
    with connection.cursor() as cursor:
        for one in guards:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {one.table}_refuse() CASCADE")
                cursor.execute(f"DROP FUNCTION IF EXISTS {one.table}_refuse_kept() CASCADE")
                continue
            for name in one.triggers(connection.vendor):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")

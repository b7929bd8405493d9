"""The index as it lies on the disk, whatever the database says is in it."""

from pathlib import Path

from django.db import connection

#: The table, its index and where PostgreSQL puts what is long, by the file of each.
FILES = """
SELECT pg_relation_filepath(c.oid) FROM pg_class c
WHERE c.oid IN (SELECT 'counselling_transcriptwords'::regclass UNION SELECT 'transcript_words'::regclass
  UNION SELECT reltoastrelid FROM pg_class WHERE oid = 'counselling_transcriptwords'::regclass)
"""


def on_disk() -> bytes:
    """Return the bytes of every file in which words of the index can stand, SQLite's log among them."""
    if connection.vendor == "sqlite":
        file = Path(str(connection.settings_dict["NAME"]))
        return b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            f"SELECT string_agg(pg_read_binary_file(path), '') FROM ({FILES}) AS files(path)"
        )
        return bytes(cursor.fetchone()[0])

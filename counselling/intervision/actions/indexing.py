"""The index of transcripts: a transcript's words go in with it and out with it, down to the bytes of the file."""

import logging
from collections.abc import Collection
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction

from counselling.core.database_log import empty_log
from counselling.core.errors import KeyMissing
from counselling.intervision.models import Transcript, TranscriptWords
from counselling.intervision.queries.reading import lines_of
from counselling.intervision.rules.words import words_of

TABLE = "counselling_transcriptwords"
#: Until then FTS5 keeps what was removed, with a mark that it does not count.
PUT_TOGETHER = f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')"  # noqa: S608 - a name of ours
PUT_IN = f"INSERT INTO {TABLE} (transcript_id, words) VALUES (%s, array_to_tsvector(%s::text[]))"  # noqa: S608 - a name of ours
#: A VACUUM leaves what an older transaction may still look at, and bytes where they lie: this writes new files.
WRITE_ANEW = (
    f"LOCK TABLE {TABLE} IN ACCESS EXCLUSIVE MODE",
    f"CREATE TEMPORARY TABLE kept ON COMMIT DROP AS SELECT * FROM {TABLE}",  # noqa: S608 - a name of ours
    f"TRUNCATE {TABLE}",
    f"INSERT INTO {TABLE} SELECT * FROM kept",  # noqa: S608 - a name of ours
)
#: Nobody who searches, and no backup, is waited for longer than this.
PATIENCE = "SET LOCAL lock_timeout = '1s'"
_log = logging.getLogger(__name__)


def index_transcript(transcript: Transcript) -> None:
    """Let a transcript be found by its words; doing it again changes nothing."""
    texts = [
        transcript.read("question", transcript.question),
        *(line.text for line in lines_of(transcript)),
    ]
    with transaction.atomic():
        TranscriptWords.objects.filter(pk=transcript.pk).delete()
        _insert(transcript.pk, words_of(texts))


def unindex(keys: Collection[UUID]) -> None:
    """Take transcripts out of the index, in the transaction of whoever removes them, and clean up after its commit."""
    found = TranscriptWords.objects.filter(pk__in=keys)
    if not found.exists():
        return
    found.delete()
    if connection.vendor == "sqlite":
        _run(PUT_TOGETHER)
    transaction.on_commit(leave_nothing, robust=True)


def leave_nothing() -> None:
    """Let nothing of what was removed stand in the files of the index, as far as they are ours to write."""
    if connection.vendor == "sqlite":
        # `secure_delete` has overwritten the pages; the log still has them as they were.
        empty_log()
        return
    try:
        with transaction.atomic():
            for sentence in (PATIENCE, *WRITE_ANEW):
                _run(sentence)
    except OperationalError:
        _log.warning("the index of transcripts is in use: the next sweep or removal cleans it up")


def rebuild() -> None:
    """Make the index anew: it is in no backup."""
    with transaction.atomic():
        unindex(list(TranscriptWords.objects.values_list("pk", flat=True)))
        for transcript in Transcript.objects.iterator():
            # One whose key is gone is read by nobody, and found by nobody either.
            with suppress(KeyMissing):
                index_transcript(transcript)


def _insert(key: UUID, words: list[str]) -> None:
    if connection.vendor == "sqlite":
        TranscriptWords.objects.create(transcript_id=key, words=" ".join(words))
    else:
        _run(PUT_IN, [key, words])


def _run(sentence: str, values: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sentence, values)

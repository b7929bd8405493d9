"""What a search looks in: the words of each transcript, in no order."""

from django.db import models

from counselling.intervision.models.transcript import Transcript


class TranscriptWords(models.Model):
    """Which words stand in a transcript, each once, in the clear; nobody can put the text together again from them.

    SQLite has it as a table of FTS5, PostgreSQL as a `tsvector` (the migration `the_index_of_transcripts`). It is in
    no backup: `indexing.rebuild` makes it anew.
    """

    # A virtual table of SQLite knows no foreign keys.
    transcript = models.OneToOneField(
        Transcript,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="words",
        db_constraint=False,
    )
    words = models.TextField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"words of {self.transcript_id}"

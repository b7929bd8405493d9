import django.db.models.deletion
from django.db import migrations, models

# Words come folded, each once: SQLite only parts them at spaces, which `ascii` does for every script. `detail=none`
# keeps no places, so neither database knows in which order they stood.
SQLITE = (
    "CREATE VIRTUAL TABLE counselling_transcriptwords USING fts5("
    "transcript_id UNINDEXED, words, tokenize = 'ascii', detail = none, columnsize = 0)",
)
# From 3.42 on FTS5 itself takes words out of its pages at once.
SQLITE_LATER = (
    "INSERT INTO counselling_transcriptwords(counselling_transcriptwords, rank) VALUES ('secure-delete', 1)",
)
POSTGRESQL = (
    "CREATE TABLE counselling_transcriptwords (transcript_id uuid PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX transcript_words ON counselling_transcriptwords USING gin (words)",
)


def make_index(apps, schema_editor):
    connection = schema_editor.connection
    sentences = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    if connection.vendor == "sqlite" and connection.Database.sqlite_version_info >= (3, 42):
        sentences += SQLITE_LATER
    for sentence in sentences:
        schema_editor.execute(sentence)


def drop_index(apps, schema_editor):
    schema_editor.execute("DROP TABLE counselling_transcriptwords")


class Migration(migrations.Migration):
    dependencies = [("counselling", "0037_draws")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make_index, drop_index)],
            state_operations=[
                migrations.CreateModel(
                    name="TranscriptWords",
                    fields=[
                        ("transcript", models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="words", serialize=False, to="counselling.transcript")),
                        ("words", models.TextField()),
                    ],
                ),
            ],
        ),
    ]

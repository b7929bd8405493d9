from django.db import migrations

from counselling.conversation.models.consent import LEDGER
from counselling.core.guards import free, guard
from counselling.privacy.models.breach import LEDGERS


def guard_ledgers(apps, schema_editor):
    guard(schema_editor.connection, (LEDGER, *LEDGERS))


def free_ledgers(apps, schema_editor):
    free(schema_editor.connection, (LEDGER, *LEDGERS))


class Migration(migrations.Migration):

    dependencies = [
        ("counselling", "0039_taken_up_since"),
    ]

    operations = [
        migrations.RunPython(guard_ledgers, free_ledgers),
    ]

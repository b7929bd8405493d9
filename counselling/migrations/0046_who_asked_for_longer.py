# Until now only whoever took a measure could ask for longer. A migration of its own: PostgreSQL alters no table
# whose changed rows it still has to check.

from typing import Any

from django.db import migrations
from django.db.models import F, Q


def whoever_took_it(apps: Any, schema_editor: Any) -> None:
    asked = Q(longer_until__isnull=False) | Q(confirmed_by__isnull=False)
    apps.get_model("counselling", "Measure").objects.filter(asked).update(longer_by=F("made_by"))


class Migration(migrations.Migration):

    dependencies = [
        ('counselling', '0045_longer_blocks'),
    ]

    operations = [
        migrations.RunPython(whoever_took_it, migrations.RunPython.noop),
    ]

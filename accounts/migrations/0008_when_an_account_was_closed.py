from django.db import migrations, models
from django.utils import timezone


def closed_now(apps, schema_editor):
    """Nobody knows since when: their days begin to count."""
    closed = apps.get_model("accounts", "Staff").objects.filter(is_active=False)
    closed.update(closed_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0007_wrong_and_setup_codes"),
    ]

    operations = [
        migrations.AddField(
            model_name="staff",
            name="closed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(closed_now, migrations.RunPython.noop),
    ]

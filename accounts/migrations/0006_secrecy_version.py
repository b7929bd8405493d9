from django.db import migrations, models


def first_version(apps, schema_editor):
    """Whoever promised secrecy before promised it in the words of the first version."""
    staff = apps.get_model("accounts", "Staff").objects
    staff.filter(secrecy_acknowledged_at__isnull=False).update(secrecy_version=1)


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0005_audit_chain"),
    ]

    operations = [
        migrations.AddField(
            model_name="staff",
            name="secrecy_version",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="totpdevice",
            name="fresh_failures",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="totpdevice",
            name="fresh_failed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(first_version, migrations.RunPython.noop),
    ]

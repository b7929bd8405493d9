import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.trail.chain import BEGINNING, Link, hash_of
from accounts.trail.guard import free_tables, guard_tables


def bind(apps, schema_editor):
    """Number the entries that are there, in the order in which they were made, and bind them."""
    entries = apps.get_model("accounts", "AuditEntry").objects
    seq, before = 0, BEGINNING
    for row in entries.order_by("at", "id").iterator():
        seq += 1
        before = hash_of(Link(seq, row.at, row.actor_id, row.action, row.subject, row.details), before)
        entries.filter(pk=row.pk).update(seq=seq, hash=before)
    apps.get_model("accounts", "AuditHead").objects.create(pk=1, seq=seq, hash=before)


def guard(apps, schema_editor):
    guard_tables(schema_editor.connection)


def free(apps, schema_editor):
    free_tables(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0004_invitations_and_yearly_check"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="auditentry",
            options={"ordering": ["seq"]},
        ),
        migrations.AddField(
            model_name="auditentry",
            name="seq",
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="sealed_reason",
            field=models.BinaryField(default=b""),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="hash",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="actor",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="AuditCheckpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("day", models.DateField(null=True, unique=True)),
                ("signature", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["seq", "id"],
            },
        ),
        migrations.CreateModel(
            name="AuditKey",
            fields=[
                ("entry", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="key", serialize=False, to="accounts.auditentry")),
                ("wrapped", models.BinaryField()),
            ],
        ),
        migrations.RunPython(bind, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="auditentry",
            name="seq",
            field=models.PositiveBigIntegerField(unique=True),
        ),
        migrations.RunPython(guard, free),
    ]

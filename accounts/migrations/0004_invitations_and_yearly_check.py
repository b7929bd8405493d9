import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import TruncDate


def confirm_when_made(apps, schema_editor):
    """Whoever is here already was last said to work here on the day the account was made."""
    apps.get_model("accounts", "Staff").objects.update(confirmed_on=TruncDate("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0003_shift_codes"),
    ]

    operations = [
        migrations.AddField(
            model_name="staff",
            name="confirmed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="staff",
            name="sealed_email",
            field=models.BinaryField(default=b""),
        ),
        migrations.RunPython(confirm_when_made, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="staff",
            name="confirmed_on",
            field=models.DateField(),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("staff", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="invitation", to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]

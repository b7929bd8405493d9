from hashlib import sha256

from django.db import migrations, models


def mark_cards(apps, schema_editor):
    """A card of before is taken to be made for the words that its holder has now."""
    lines = apps.get_model("counselling", "CardLine").objects
    for holder in apps.get_model("counselling", "Holder").objects.all():
        mark = sha256(holder.wrapped_key).hexdigest()
        lines.filter(staff_id=holder.pk, made_at__gte=holder.since).update(made_for=mark)


class Migration(migrations.Migration):

    dependencies = [("counselling", "0043_notices_on_the_site")]

    operations = [
        migrations.AddField(
            model_name="cardline",
            name="made_for",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(mark_cards, migrations.RunPython.noop),
    ]

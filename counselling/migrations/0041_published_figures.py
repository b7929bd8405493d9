# Months are counted in another way from now on: by more kinds, and no longer by network. What was counted before
# was published nowhere, and every conversation it was counted from is still there: it is counted again.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('counselling', '0040_ledgers_are_append_only'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(name='Count'),
        migrations.DeleteModel(name='FrozenMonth'),
        migrations.CreateModel(
            name='FrozenMonth',
            fields=[
                ('month', models.DateField(primary_key=True, serialize=False)),
                ('frozen_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Count',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('outcome', 'Outcome'), ('left_after', 'Left After'), ('moment', 'Moment'), ('turned_away', 'Turned Away'), ('wait', 'Wait'), ('length', 'Length'), ('stars', 'Stars'), ('mood', 'Mood'), ('who', 'Who'), ('level', 'Level'), ('referral', 'Referral'), ('network', 'Network'), ('theme', 'Theme')], max_length=14)),
                ('key', models.CharField(max_length=20)),
                ('count', models.PositiveIntegerField()),
                ('month', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='counselling.frozenmonth')),
            ],
        ),
        migrations.CreateModel(
            name='OwnCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(max_length=20)),
                ('count', models.PositiveIntegerField()),
                ('month', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_counts', to='counselling.frozenmonth')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Period',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('span', models.CharField(choices=[('month', 'Month'), ('year', 'Year')], max_length=5)),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('published_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('span', 'last'), name='period_published_once'), models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='period_goes_forward')],
            },
        ),
        migrations.CreateModel(
            name='TurnedAway',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('why', models.CharField(choices=[('full', 'Full'), ('closed', 'Closed')], max_length=6)),
                ('count', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('month', 'why'), name='turned_away_in_month_once')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(choices=[('outcome', 'Outcome'), ('unanswered', 'Unanswered'), ('left_after', 'Left After'), ('wait', 'Wait'), ('length', 'Length'), ('stars', 'Stars'), ('mood', 'Mood'), ('weekday', 'Weekday'), ('hour', 'Hour'), ('who', 'Who'), ('level', 'Level'), ('theme', 'Theme'), ('referral', 'Referral'), ('network', 'Network'), ('turned_away', 'Turned Away')], max_length=11)),
                ('key', models.CharField(max_length=20)),
                ('count', models.PositiveIntegerField(null=True)),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='counselling.period')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('period', 'topic', 'key'), name='figure_of_period_once')],
            },
        ),
    ]

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('unit', models.CharField(max_length=40)),
                ('direction', models.CharField(choices=[('up', 'Up'), ('down', 'Down')], default='up', max_length=4)),
                ('baseline', models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                ('baseline_on', models.DateField(blank=True, null=True)),
                ('target', models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                ('target_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='organisations.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='indicators', to='organisations.person')),
            ],
            options={
                'verbose_name': 'indicator',
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='indicators_indicator_name'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='indicators_indicator_has_name'), models.CheckConstraint(condition=models.Q(('unit', ''), _negated=True), name='indicators_indicator_has_unit'), models.CheckConstraint(condition=models.Q(('baseline_on__isnull', True), ('target_on__isnull', True), ('target_on__gte', models.F('baseline_on')), _connector='OR'), name='indicators_indicator_dates')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('quarter', models.CharField(max_length=6)),
                ('value', models.DecimalField(decimal_places=4, max_digits=14, null=True)),
                ('not_measured_because', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='indicators.indicator')),
            ],
            options={
                'verbose_name': 'reading',
                'ordering': ['quarter'],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'quarter'), name='indicators_reading_once_a_quarter'), models.CheckConstraint(condition=models.Q(('value__isnull', False), models.Q(('not_measured_because', ''), _negated=True), _connector='OR'), name='indicators_reading_or_why_not'), models.CheckConstraint(condition=models.Q(('quarter__regex', '^\\d{4}Q[1-4]$')), name='indicators_reading_quarter')],
            },
        ),
    ]

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('indicators', '0002_revisions'),
        ('organisations', '0002_coordinator'),
        ('roadmaps', '0008_recommendations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Benefit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('for_whom', models.CharField(choices=[('residents', 'Residents'), ('staff', 'Staff'), ('municipality', 'Municipality'), ('region', 'Region')], default='municipality', max_length=15)),
                ('group', models.CharField(blank=True, max_length=200)),
                ('kind', models.CharField(choices=[('work', 'Work'), ('money', 'Money'), ('quality', 'Quality')], default='work', max_length=10)),
                ('description', models.TextField(blank=True)),
                ('harms', models.TextField(blank=True)),
                ('mechanism', models.TextField(blank=True)),
                ('permanence', models.CharField(choices=[('permanent', 'Permanent'), ('temporary', 'Temporary')], default='permanent', max_length=10)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('followed_until', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('volume', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('hours_handling', models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True)),
                ('hours_decision', models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True)),
                ('hours_invoicing', models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True)),
                ('hours_archiving', models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True)),
                ('hours_together', models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True)),
                ('price', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                ('price_source', models.CharField(blank=True, max_length=200)),
                ('yearly_cost', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('expected_person_years', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True)),
                ('expected_euros', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('practice', models.CharField(blank=True, max_length=300)),
                ('practice_ended_on', models.DateField(blank=True, null=True)),
                ('ends_no_practice', models.BooleanField(default=False)),
                ('status', models.CharField(choices=[('expected', 'Expected'), ('emerging', 'Emerging'), ('realised', 'Realised'), ('not_realised', 'Not Realised'), ('dropped', 'Dropped')], default='expected', max_length=15)),
                ('removed_at', models.DateTimeField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('circle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='benefits', to='organisations.circle')),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='benefits', to='indicators.indicator')),
                ('measures', models.ManyToManyField(blank=True, related_name='benefits', to='roadmaps.measure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='benefits', to='organisations.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='benefits', to='organisations.person')),
                ('roadmap', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='benefits', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'benefit',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='benefits_benefit_has_title'), models.CheckConstraint(condition=models.Q(('status__in', ['expected', 'emerging', 'realised', 'not_realised', 'dropped'])), name='benefits_benefit_status'), models.CheckConstraint(condition=models.Q(('kind__in', ['work', 'money', 'quality'])), name='benefits_benefit_kind'), models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='benefits_benefit_dates')],
            },
        ),
        migrations.CreateModel(
            name='BenefitReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('hours', models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ('person_years', models.DecimalField(decimal_places=2, max_digits=7)),
                ('euros', models.DecimalField(decimal_places=2, max_digits=14)),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('benefit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='benefits.benefit')),
            ],
            options={
                'verbose_name': 'yearly reading of a benefit',
                'ordering': ['year'],
                'constraints': [models.UniqueConstraint(fields=('benefit', 'year'), name='benefits_reading_once_a_year'), models.CheckConstraint(condition=models.Q(('year__range', (2000, 2100))), name='benefits_reading_year')],
            },
        ),
        migrations.CreateModel(
            name='BenefitReadingRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('revision', models.PositiveIntegerField()),
                ('hours', models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ('person_years', models.DecimalField(decimal_places=2, max_digits=7)),
                ('euros', models.DecimalField(decimal_places=2, max_digits=14)),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='benefits.benefitreading')),
            ],
            options={
                'verbose_name': 'revision of a yearly reading',
                'ordering': ['revision'],
                'constraints': [models.UniqueConstraint(fields=('reading', 'revision'), name='benefits_reading_revision_once')],
            },
        ),
        migrations.CreateModel(
            name='BenefitReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('benefit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='benefits.benefit')),
            ],
            options={
                'verbose_name': 'reminder of a yearly reading',
                'constraints': [models.UniqueConstraint(fields=('benefit', 'year', 'number'), name='benefits_reminder_once')],
            },
        ),
        migrations.CreateModel(
            name='BenefitVolume',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('volume', models.DecimalField(decimal_places=2, max_digits=12)),
                ('benefit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='volumes', to='benefits.benefit')),
            ],
            options={
                'verbose_name': 'volume of a municipality',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('benefit', 'name'), name='benefits_volume_once'), models.CheckConstraint(condition=models.Q(('volume__gte', 0)), name='benefits_volume_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Retirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('count', models.PositiveSmallIntegerField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='retirements', to='organisations.organisation')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='retirements', to='organisations.unit')),
            ],
            options={
                'verbose_name': 'planned retirements',
                'ordering': ['year', 'unit__name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'unit', 'year'), name='benefits_retirement_once'), models.UniqueConstraint(condition=models.Q(('unit', None)), fields=('organisation', 'year'), name='benefits_retirement_once_without_unit'), models.CheckConstraint(condition=models.Q(('year__range', (2000, 2100))), name='benefits_retirement_year')],
            },
        ),
        migrations.AddField(
            model_name='benefit',
            name='leaving',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='benefits', to='benefits.retirement'),
        ),
    ]

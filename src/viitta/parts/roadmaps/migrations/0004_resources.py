import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0001_initial'),
        ('organisations', '0001_initial'),
        ('roadmaps', '0003_editions'),
    ]

    operations = [
        migrations.AddField(
            model_name='measure',
            name='benefit',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='measure',
            name='benefit_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='measure',
            name='cost_once',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True),
        ),
        migrations.AddField(
            model_name='measure',
            name='cost_yearly',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True),
        ),
        migrations.AddField(
            model_name='measure',
            name='ends_no_practice',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='measure',
            name='financing',
            field=models.CharField(blank=True, choices=[('budget', 'Budget'), ('project', 'Project'), ('not_yet', 'Not Yet')], max_length=10),
        ),
        migrations.AddField(
            model_name='measure',
            name='indicators',
            field=models.ManyToManyField(blank=True, related_name='measures', to='indicators.indicator'),
        ),
        migrations.AddField(
            model_name='measure',
            name='not_measured_because',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='measure',
            name='scope',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='roadmap',
            name='readiness_waived',
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name='Effort',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=200)),
                ('quarter', models.CharField(max_length=6)),
                ('days', models.DecimalField(decimal_places=1, max_digits=6)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='efforts', to='roadmaps.measure')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='efforts', to='organisations.person')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='efforts', to='organisations.unit')),
            ],
            options={
                'verbose_name': 'effort',
                'ordering': ['quarter', 'role', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('days__gt', 0)), name='roadmaps_effort_days'), models.CheckConstraint(condition=models.Q(('quarter__regex', '^\\d{4}Q[1-4]$')), name='roadmaps_effort_quarter'), models.CheckConstraint(condition=models.Q(('role', ''), _negated=True), name='roadmaps_effort_has_role')],
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('due_on', models.DateField()),
                ('percent', models.PositiveSmallIntegerField()),
                ('reached_on', models.DateField(blank=True, null=True)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='roadmaps.measure')),
            ],
            options={
                'verbose_name': 'milestone',
                'ordering': ['due_on', 'percent', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('percent__range', (1, 100))), name='roadmaps_milestone_percent'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='roadmaps_milestone_has_title'), models.UniqueConstraint(fields=('measure', 'title'), name='roadmaps_milestone_title')],
            },
        ),
        migrations.CreateModel(
            name='OldPractice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=300)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='old_practices', to='roadmaps.measure')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='old_practices', to='organisations.unit')),
            ],
            options={
                'verbose_name': 'old practice',
                'ordering': ['ends_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='roadmaps_old_practice_has_text')],
            },
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('benefit__isnull', True), ('benefit__range', (1, 5)), _connector='OR'), name='roadmaps_measure_benefit'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('cost_once__isnull', True), ('cost_once__gte', 0), _connector='OR'), name='roadmaps_measure_cost_once'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('cost_yearly__isnull', True), ('cost_yearly__gte', 0), _connector='OR'), name='roadmaps_measure_cost_yearly'),
        ),
    ]

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('decisions', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'goal',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Roadmap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('language', models.CharField(default='fi', max_length=2)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('archived_at', models.DateTimeField(blank=True, null=True)),
                ('approval', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='roadmaps', to='decisions.decision')),
                ('circle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roadmaps', to='organisations.circle')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='roadmaps', to='organisations.workinggroup')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roadmaps', to='organisations.organisation')),
                ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='next_ones', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'roadmap',
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='roadmaps_roadmap_period'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='roadmaps_roadmap_has_name')],
            },
        ),
        migrations.CreateModel(
            name='Provenance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('kind', models.CharField(choices=[('earlier_project', 'Earlier Project'), ('idea_day', 'Idea Day'), ('strategy', 'Strategy'), ('workshop', 'Workshop')], max_length=20)),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provenances', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'provenance',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('roadmap', 'title'), name='roadmaps_provenance_title')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('kind', models.CharField(default='one_off', max_length=20)),
                ('status', models.CharField(default='planned', max_length=20)),
                ('origin', models.CharField(blank=True, choices=[('strategy', 'Strategy'), ('law', 'Law'), ('resident_need', 'Resident Need'), ('staff_idea', 'Staff Idea'), ('earlier_project', 'Earlier Project')], max_length=20)),
                ('start', models.DateField(blank=True, null=True)),
                ('end', models.DateField(blank=True, null=True)),
                ('approved_start', models.DateField(blank=True, null=True)),
                ('approved_end', models.DateField(blank=True, null=True)),
                ('summary', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('updated_at', models.DateTimeField(null=True)),
                ('goals', models.ManyToManyField(blank=True, related_name='measures', to='roadmaps.goal')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='organisations.organisation')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to='organisations.unit')),
                ('provenance', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to='roadmaps.provenance')),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'measure',
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='roadmaps_measure_has_title'), models.CheckConstraint(condition=models.Q(('end__isnull', True), ('start__isnull', True), ('end__gte', models.F('start')), _connector='OR'), name='roadmaps_measure_dates'), models.CheckConstraint(condition=models.Q(('kind__in', ['one_off', 'continuous', 'study'])), name='roadmaps_measure_kind'), models.CheckConstraint(condition=models.Q(('status__in', ['planned', 'running', 'done', 'paused', 'dropped', 'merged'])), name='roadmaps_measure_status')],
            },
        ),
        migrations.AddField(
            model_name='goal',
            name='roadmap',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='roadmaps.roadmap'),
        ),
        migrations.CreateModel(
            name='ScheduleChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old_start', models.DateField(null=True)),
                ('old_end', models.DateField(null=True)),
                ('new_start', models.DateField(null=True)),
                ('new_end', models.DateField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('cause', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField()),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='schedule_changes', to='roadmaps.measure')),
            ],
            options={
                'verbose_name': 'schedule change',
                'constraints': [models.CheckConstraint(condition=models.Q(('cause', ''), ('cause__in', ['own_resources', 'owner_changed', 'supplier', 'dependency', 'scope', 'money', 'old_practice', 'law', 'other']), _connector='OR'), name='roadmaps_schedule_change_cause')],
            },
        ),
        migrations.CreateModel(
            name='StudyOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('go_on', 'Go On'), ('not_now', 'Not Now'), ('stop', 'Stop')], max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('on', models.DateField()),
                ('follow_up', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='came_of', to='roadmaps.measure')),
                ('measure', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='outcome', to='roadmaps.measure')),
            ],
            options={
                'verbose_name': 'outcome of a study',
                'constraints': [models.CheckConstraint(condition=models.Q(('verdict', 'go_on'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='roadmaps_study_outcome_says_why_not')],
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themes', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'theme',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('roadmap', 'title'), name='roadmaps_theme_title')],
            },
        ),
        migrations.AddField(
            model_name='measure',
            name='theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='roadmaps.theme'),
        ),
        migrations.CreateModel(
            name='Whole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wholes', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'whole',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='measure',
            name='whole',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to='roadmaps.whole'),
        ),
        migrations.CreateModel(
            name='Ownership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('lead', 'Lead'), ('deputy', 'Deputy'), ('collaborator', 'Collaborator')], default='lead', max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('unit', models.CharField(blank=True, max_length=200)),
                ('from_date', models.DateField(blank=True, null=True)),
                ('until_date', models.DateField(blank=True, null=True)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ownerships', to='roadmaps.measure')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ownerships', to='organisations.person')),
            ],
            options={
                'verbose_name': 'ownership',
                'constraints': [models.CheckConstraint(condition=models.Q(('until_date__isnull', True), ('until_date__gt', models.F('from_date')), ('from_date__isnull', True), _connector='OR'), name='roadmaps_ownership_dates'), models.UniqueConstraint(condition=models.Q(('role', 'lead'), ('until_date__isnull', True)), fields=('measure',), name='roadmaps_ownership_one_open_lead')],
            },
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('roadmap', 'title'), name='roadmaps_goal_title'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.UniqueConstraint(fields=('theme', 'title'), name='roadmaps_measure_title'),
        ),
    ]

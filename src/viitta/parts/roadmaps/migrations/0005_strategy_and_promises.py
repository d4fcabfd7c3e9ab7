import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0001_initial'),
        ('organisations', '0001_initial'),
        ('roadmaps', '0004_resources'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExternalParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('supplier', 'Supplier'), ('authority', 'Authority'), ('project', 'Project'), ('other', 'Other')], max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('contact_title', models.CharField(blank=True, max_length=200)),
                ('note', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='external_parties', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'external party',
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='roadmaps_external_party_name'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='roadmaps_external_party_has_name')],
            },
        ),
        migrations.CreateModel(
            name='GoalVerdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('reached', models.CharField(choices=[('reached', 'Reached'), ('partly', 'Partly'), ('not_reached', 'Not Reached')], max_length=12)),
                ('grounds', models.TextField()),
                ('on', models.DateField()),
                ('goal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='verdict', to='roadmaps.goal')),
                ('measures', models.ManyToManyField(blank=True, related_name='verdicts', to='roadmaps.measure')),
                ('readings', models.ManyToManyField(blank=True, related_name='verdicts', to='indicators.reading')),
            ],
            options={
                'verbose_name': 'verdict on a goal',
                'constraints': [models.CheckConstraint(condition=models.Q(('grounds', ''), _negated=True), name='roadmaps_goal_verdict_has_grounds')],
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('what', models.CharField(max_length=300)),
                ('promised_on', models.DateField()),
                ('first_due_on', models.DateField()),
                ('due_on', models.DateField()),
                ('kept_on', models.DateField(blank=True, null=True)),
                ('cancelled_on', models.DateField(blank=True, null=True)),
                ('reminded_of', models.DateField(null=True)),
                ('measures', models.ManyToManyField(blank=True, related_name='promises', to='roadmaps.measure')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='roadmaps.externalparty')),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='promises', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'promise',
                'ordering': ['due_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='roadmaps_promise_has_text'), models.CheckConstraint(condition=models.Q(('kept_on__isnull', True), ('cancelled_on__isnull', True), _connector='OR'), name='roadmaps_promise_one_end')],
            },
        ),
        migrations.CreateModel(
            name='PromiseMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('old_due_on', models.DateField()),
                ('new_due_on', models.DateField()),
                ('told_on', models.DateField()),
                ('reason', models.TextField(blank=True)),
                ('cause', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField()),
                ('promise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='roadmaps.promise')),
            ],
            options={
                'verbose_name': 'change of a promise',
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('new_due_on', models.F('old_due_on')), _negated=True), name='roadmaps_promise_move_moves'), models.CheckConstraint(condition=models.Q(('cause', ''), ('cause__in', ['own_resources', 'owner_changed', 'supplier', 'dependency', 'scope', 'money', 'old_practice', 'law', 'other']), _connector='OR'), name='roadmaps_promise_move_cause')],
            },
        ),
        migrations.CreateModel(
            name='StrategyGoal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='strategy_goals', to='organisations.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='roadmaps.strategygoal')),
            ],
            options={
                'verbose_name': 'strategy goal',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'parent', 'title'), name='roadmaps_strategy_goal_title', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='roadmaps_strategy_goal_has_title'), models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='roadmaps_strategy_goal_period')],
            },
        ),
        migrations.AddField(
            model_name='measure',
            name='strategy_goals',
            field=models.ManyToManyField(blank=True, related_name='measures', to='roadmaps.strategygoal'),
        ),
    ]

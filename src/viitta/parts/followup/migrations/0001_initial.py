import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('outbox', '0001_initial'),
        ('roadmaps', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('quarter', models.CharField(max_length=6)),
                ('state', models.CharField(choices=[('open', 'Open'), ('closed', 'Closed'), ('not_held', 'Not Held'), ('imported', 'Imported')], default='open', max_length=10)),
                ('opened_on', models.DateField(null=True)),
                ('due_on', models.DateField(null=True)),
                ('repeat_on', models.DateField(null=True)),
                ('deputy_on', models.DateField(null=True)),
                ('convenor_on', models.DateField(null=True)),
                ('closes_on', models.DateField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_ups', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'follow-up round',
                'constraints': [models.UniqueConstraint(fields=('roadmap', 'quarter'), name='followup_follow_up_once_a_quarter'), models.CheckConstraint(condition=models.Q(('quarter__regex', '^\\d{4}Q[1-4]$')), name='followup_follow_up_quarter')],
            },
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('lead', 'Lead'), ('unit_contact', 'Unit Contact'), ('convenor', 'Convenor'), ('deputy', 'Deputy')], max_length=20)),
                ('until', models.DateTimeField(null=True)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='roadmaps.measure')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='organisations.person')),
                ('follow_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='followup.followup')),
            ],
            options={
                'verbose_name': 'asked person',
                'constraints': [models.UniqueConstraint(fields=('follow_up', 'measure', 'person'), name='followup_asked_once')],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('quarter', models.CharField(max_length=6)),
                ('kind', models.CharField(choices=[('success', 'Success'), ('challenge', 'Challenge'), ('lesson', 'Lesson'), ('good_practice', 'Good Practice'), ('risk', 'Risk'), ('new_target', 'New Target'), ('environment', 'Environment')], max_length=20)),
                ('text', models.TextField()),
                ('on', models.DateField()),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='observations', to='roadmaps.measure')),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'observation',
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='followup_observation_has_text')],
            },
        ),
        migrations.CreateModel(
            name='ProgressEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('percent', models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ('note', models.TextField(blank=True)),
                ('status', models.CharField(max_length=20)),
                ('cause', models.CharField(blank=True, max_length=20)),
                ('fall_reason', models.TextField(blank=True)),
                ('source', models.CharField(default='owner', max_length=10)),
                ('is_confirmed', models.BooleanField(default=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('follow_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='followup.followup')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='roadmaps.measure')),
            ],
            options={
                'verbose_name': 'progress entry',
                'constraints': [models.UniqueConstraint(fields=('measure', 'follow_up'), name='followup_entry_once_a_round'), models.CheckConstraint(condition=models.Q(('percent__isnull', True), models.Q(('percent__gte', 0), ('percent__lte', 100)), _connector='OR'), name='followup_entry_percent'), models.CheckConstraint(condition=models.Q(('status__in', ['planned', 'running', 'done', 'paused', 'dropped', 'merged'])), name='followup_entry_status'), models.CheckConstraint(condition=models.Q(('cause', ''), ('cause__in', ['own_resources', 'owner_changed', 'supplier', 'dependency', 'scope', 'money', 'old_practice', 'law', 'other']), _connector='OR'), name='followup_entry_cause'), models.CheckConstraint(condition=models.Q(('source__in', ['owner', 'computed', 'corrected', 'imported'])), name='followup_entry_source')],
            },
        ),
        migrations.CreateModel(
            name='EntryRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField()),
                ('percent', models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ('note', models.TextField(blank=True)),
                ('status', models.CharField(max_length=20)),
                ('cause', models.CharField(blank=True, max_length=20)),
                ('fall_reason', models.TextField(blank=True)),
                ('source', models.CharField(max_length=10)),
                ('after_closing', models.BooleanField(default=False)),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='followup.progressentry')),
            ],
            options={
                'verbose_name': 'revision of an entry',
                'constraints': [models.UniqueConstraint(fields=('entry', 'revision'), name='followup_revision_once')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_on', models.DateField()),
                ('kind', models.CharField(choices=[('ask', 'Ask'), ('repeat', 'Repeat'), ('deputy', 'Deputy'), ('convenor', 'Convenor'), ('nudge', 'Nudge'), ('successor', 'Successor')], max_length=10)),
                ('at', models.DateTimeField()),
                ('why_not_sent', models.CharField(blank=True, max_length=40)),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reminders', to='outbox.message')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='organisations.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='organisations.person')),
            ],
            options={
                'verbose_name': 'reminder',
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind__in', ['ask', 'repeat', 'deputy', 'convenor'])), fields=('organisation', 'person', 'opened_on', 'kind'), name='followup_reminder_once')],
            },
        ),
        migrations.CreateModel(
            name='RoundRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('theme', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=200)),
                ('kind', models.CharField(max_length=20)),
                ('owner_title', models.CharField(blank=True, max_length=200)),
                ('organisation_name', models.CharField(max_length=200)),
                ('unit_name', models.CharField(blank=True, max_length=200)),
                ('start', models.DateField(null=True)),
                ('end', models.DateField(null=True)),
                ('approved_end', models.DateField(null=True)),
                ('percent', models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ('expected', models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ('source', models.CharField(blank=True, max_length=10)),
                ('status', models.CharField(max_length=20)),
                ('timeliness', models.CharField(max_length=20)),
                ('cause', models.CharField(blank=True, max_length=20)),
                ('note', models.TextField(blank=True)),
                ('follow_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='followup.followup')),
                ('measure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='round_rows', to='roadmaps.measure')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='round_rows', to='organisations.person')),
            ],
            options={
                'verbose_name': 'row of a closed round',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('follow_up', 'measure'), name='followup_round_row_once')],
            },
        ),
        migrations.CreateModel(
            name='UpdateLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_on', models.DateField()),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='update_links', to='organisations.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='update_links', to='organisations.person')),
            ],
            options={
                'verbose_name': 'update link',
            },
        ),
    ]

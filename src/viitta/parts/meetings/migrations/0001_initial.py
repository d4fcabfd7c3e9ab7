import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('organisations', '0001_initial'),
        ('organisations', '__first__'),
        ('roadmaps', '0008_recommendations'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feeds', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'calendar feed',
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('follow_up', 'Follow Up'), ('workshop', 'Workshop'), ('own', 'Own'), ('steering', 'Steering')], default='follow_up', max_length=10)),
                ('title', models.CharField(max_length=200)),
                ('quarter', models.CharField(blank=True, max_length=6)),
                ('starts_at', models.DateTimeField(null=True)),
                ('ends_at', models.DateTimeField(null=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('note', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('finding', 'Finding'), ('planned', 'Planned'), ('running', 'Running'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned', max_length=10)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('invited_at', models.DateTimeField(null=True)),
                ('begun_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('writer_until', models.DateTimeField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='organisations.workinggroup')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='organisations.organisation')),
                ('roadmap', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='roadmaps.roadmap')),
                ('writer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='written_meetings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'meeting',
                'ordering': ['starts_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='meetings_meeting_has_title'), models.CheckConstraint(condition=models.Q(models.Q(('ends_at', None), ('starts_at', None)), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='meetings_meeting_times'), models.CheckConstraint(condition=models.Q(('state__in', ['finding', 'cancelled']), ('starts_at__isnull', False), _connector='OR'), name='meetings_meeting_has_time'), models.CheckConstraint(condition=models.Q(('kind__in', ['follow_up', 'workshop', 'own', 'steering'])), name='meetings_meeting_kind'), models.CheckConstraint(condition=models.Q(('state__in', ['finding', 'planned', 'running', 'held', 'cancelled'])), name='meetings_meeting_state'), models.CheckConstraint(condition=models.Q(('quarter', ''), ('quarter__regex', '^\\d{4}Q[1-4]$'), _connector='OR'), name='meetings_meeting_quarter')],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('sector', models.CharField(blank=True, max_length=200)),
                ('role', models.CharField(choices=[('chair', 'Chair'), ('secretary', 'Secretary'), ('convenor', 'Convenor'), ('member', 'Member'), ('deputy', 'Deputy'), ('visitor', 'Visitor')], default='member', max_length=10)),
                ('reply', models.CharField(blank=True, choices=[('yes', 'Yes'), ('maybe', 'Maybe'), ('no', 'No')], max_length=5)),
                ('replied_at', models.DateTimeField(null=True)),
                ('is_present', models.BooleanField(null=True)),
                ('arrived_at', models.DateTimeField(null=True)),
                ('left_at', models.DateTimeField(null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='meetings.meeting')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='participations', to='organisations.person')),
            ],
            options={
                'verbose_name': 'participant',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='meetings_participant_once'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='meetings_participant_has_title'), models.CheckConstraint(condition=models.Q(('role__in', ['chair', 'secretary', 'convenor', 'member', 'deputy', 'visitor'])), name='meetings_participant_role'), models.CheckConstraint(condition=models.Q(('reply', ''), ('reply__in', ['yes', 'maybe', 'no']), _connector='OR'), name='meetings_participant_reply')],
            },
        ),
        migrations.CreateModel(
            name='MeetingLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='meetings.participant')),
            ],
            options={
                'verbose_name': 'link of a meeting',
            },
        ),
        migrations.CreateModel(
            name='ProposedTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposed_times', to='meetings.meeting')),
            ],
            options={
                'verbose_name': 'proposed time',
                'ordering': ['starts_at'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'starts_at'), name='meetings_proposed_time_once'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meetings_proposed_time_times')],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('follow_up', 'Follow Up'), ('workshop', 'Workshop'), ('own', 'Own'), ('steering', 'Steering')], default='follow_up', max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series', to='organisations.workinggroup')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meeting_series', to='organisations.organisation')),
                ('roadmap', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='meeting_series', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'series of meetings',
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='meetings_series_has_name'), models.CheckConstraint(condition=models.Q(('kind__in', ['follow_up', 'workshop', 'own', 'steering'])), name='meetings_series_kind')],
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='series',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='meetings', to='meetings.series'),
        ),
        migrations.CreateModel(
            name='TimeAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('maybe', 'Maybe'), ('no', 'No')], max_length=5)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='time_answers', to='meetings.participant')),
                ('time', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='meetings.proposedtime')),
            ],
            options={
                'verbose_name': 'answer to a proposed time',
                'constraints': [models.UniqueConstraint(fields=('time', 'participant'), name='meetings_time_answer_once'), models.CheckConstraint(condition=models.Q(('answer__in', ['yes', 'maybe', 'no'])), name='meetings_time_answer_answer')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('talk', 'Talk'), ('thesis', 'Thesis'), ('demonstration', 'Demonstration')], default='talk', max_length=15)),
                ('is_own', models.BooleanField(default=False)),
                ('by_title', models.CharField(max_length=200)),
                ('from_organisation', models.CharField(blank=True, max_length=200)),
                ('subject', models.CharField(max_length=300)),
                ('on', models.DateField()),
                ('what_followed', models.TextField(blank=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='visits', to='roadmaps.measure')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='visits', to='meetings.meeting')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='organisations.organisation')),
                ('roadmap', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'visit',
                'ordering': ['-on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('subject', ''), _negated=True), name='meetings_visit_has_subject'), models.CheckConstraint(condition=models.Q(('kind__in', ['talk', 'thesis', 'demonstration'])), name='meetings_visit_kind')],
            },
        ),
        migrations.CreateModel(
            name='GoodPractice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('municipality', models.CharField(max_length=200)),
                ('what', models.TextField()),
                ('link', models.URLField(blank=True, max_length=1000)),
                ('seen_on', models.DateField()),
                ('taken', models.TextField(blank=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='good_practices', to='roadmaps.measure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='good_practices', to='organisations.organisation')),
                ('roadmap', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='good_practices', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'good practice of others',
                'ordering': ['-seen_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('municipality', ''), _negated=True), models.Q(('what', ''), _negated=True)), name='meetings_good_practice_has_words')],
            },
        ),
    ]

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('roadmaps', '0002_who_wrote_by_account'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChangeSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='change_sets', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'set of changes',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ChangedMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField()),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changed', to='roadmaps.measure')),
                ('change_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='roadmaps.changeset')),
            ],
            options={
                'verbose_name': 'changed measure',
                'constraints': [models.UniqueConstraint(fields=('change_set', 'measure'), name='roadmaps_changed_measure_once')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('on', models.DateField()),
                ('note', models.TextField(blank=True)),
                ('frozen_at', models.DateTimeField()),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'edition',
                'ordering': ['on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('roadmap', 'name'), name='roadmaps_edition_name'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='roadmaps_edition_has_name')],
            },
        ),
        migrations.CreateModel(
            name='EditionRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField()),
                ('position', models.PositiveIntegerField()),
                ('theme', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('scope', models.TextField(blank=True)),
                ('kind', models.CharField(max_length=20)),
                ('status', models.CharField(max_length=20)),
                ('goals', models.JSONField(default=list)),
                ('owner_title', models.CharField(blank=True, max_length=200)),
                ('unit_name', models.CharField(blank=True, max_length=200)),
                ('start', models.DateField(null=True)),
                ('end', models.DateField(null=True)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='roadmaps.edition')),
                ('measure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='edition_rows', to='roadmaps.measure')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='edition_rows', to='organisations.person')),
            ],
            options={
                'verbose_name': 'row of an edition',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'uid'), name='roadmaps_edition_row_once')],
            },
        ),
        migrations.CreateModel(
            name='PlanChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('kind', models.CharField(choices=[('added', 'Added'), ('dropped', 'Dropped'), ('merged', 'Merged'), ('split', 'Split'), ('superseded', 'Superseded'), ('carried_over', 'Carried Over'), ('rescoped', 'Rescoped'), ('owner_changed', 'Owner Changed'), ('restored', 'Restored')], max_length=20)),
                ('measure_uid', models.UUIDField()),
                ('measure_label', models.CharField(max_length=200)),
                ('other_uid', models.UUIDField(null=True)),
                ('other_label', models.CharField(blank=True, max_length=200)),
                ('reason', models.TextField(blank=True)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('measure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plan_changes', to='roadmaps.measure')),
                ('other', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plan_changes_into', to='roadmaps.measure')),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_changes', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'change of the plan',
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('other_uid__isnull', True), models.Q(('other_uid', models.F('measure_uid')), _negated=True), _connector='OR'), name='roadmaps_plan_change_not_itself')],
            },
        ),
    ]

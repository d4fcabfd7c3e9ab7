import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('organisations', '0001_initial'),
        ('roadmaps', '0008_recommendations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(default='final', max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('language', models.CharField(default='fi', max_length=2)),
                ('shows_names', models.BooleanField(default=False)),
                ('begun_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='organisations.organisation')),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'report',
                'ordering': ['-begun_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='reports_report_has_title')],
            },
        ),
        migrations.CreateModel(
            name='OwnText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('section', models.CharField(max_length=40)),
                ('placing', models.CharField(choices=[('before', 'Before'), ('after', 'After'), ('instead', 'Instead')], default='after', max_length=10)),
                ('text', models.TextField()),
                ('drafted', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='own_texts', to='reports.report')),
            ],
            options={
                'verbose_name': 'own text of a report',
                'constraints': [models.UniqueConstraint(fields=('report', 'section'), name='reports_own_text_once'), models.CheckConstraint(condition=models.Q(('placing__in', ['before', 'after', 'instead'])), name='reports_own_text_placing')],
            },
        ),
        migrations.CreateModel(
            name='ReportComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('section', models.CharField(max_length=40)),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('handled_at', models.DateTimeField(null=True)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='reports.report')),
            ],
            options={
                'verbose_name': 'comment on a report',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReportVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('number', models.PositiveIntegerField()),
                ('reason', models.TextField(blank=True)),
                ('document', models.JSONField()),
                ('published_at', models.DateTimeField()),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='reports.report')),
            ],
            options={
                'verbose_name': 'version of a report',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='reports_version_once')],
            },
        ),
        migrations.CreateModel(
            name='VersionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=10)),
                ('content', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_files', to='files.content')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='reports.reportversion')),
            ],
            options={
                'verbose_name': 'file of a version',
                'constraints': [models.UniqueConstraint(fields=('version', 'form'), name='reports_version_file_once')],
            },
        ),
    ]

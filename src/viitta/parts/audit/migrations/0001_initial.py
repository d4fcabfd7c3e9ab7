import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CacheVersion',
            fields=[
                ('organisation', models.BigIntegerField(primary_key=True, serialize=False)),
                ('version', models.BigIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'cache version',
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80)),
                ('at', models.DateTimeField(db_index=True)),
                ('organisation', models.BigIntegerField(db_index=True, null=True)),
                ('actor_kind', models.CharField(max_length=20)),
                ('account', models.BigIntegerField(null=True)),
                ('person', models.BigIntegerField(null=True)),
                ('target_kind', models.CharField(blank=True, max_length=40)),
                ('target', models.BigIntegerField(null=True)),
                ('data', models.JSONField(default=dict)),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'event',
                'indexes': [models.Index(fields=['target_kind', 'target'], name='audit_event_target')],
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('events', models.PositiveIntegerField()),
                ('sealed_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'seal',
            },
        ),
        migrations.CreateModel(
            name='Label',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=20)),
                ('text', models.CharField(max_length=300)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='labels', to='audit.event')),
            ],
            options={
                'verbose_name': 'label',
            },
        ),
        migrations.AddField(
            model_name='event',
            name='seal',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sealed', to='audit.seal'),
        ),
    ]

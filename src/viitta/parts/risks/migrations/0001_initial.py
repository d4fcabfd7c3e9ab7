import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('roadmaps', '0002_who_wrote_by_account'),
    ]

    operations = [
        migrations.CreateModel(
            name='Risk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('saves_nothing', models.BooleanField(default=False)),
                ('adds_permanent_costs', models.BooleanField(default=False)),
                ('likelihood', models.PositiveSmallIntegerField()),
                ('impact', models.PositiveSmallIntegerField()),
                ('countermeasure', models.TextField(blank=True)),
                ('likelihood_after', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('impact_after', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'Open'), ('realised', 'Realised'), ('closed', 'Closed')], default='open', max_length=10)),
                ('seen_on', models.DateField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('measures', models.ManyToManyField(blank=True, related_name='risks', to='roadmaps.measure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risks', to='organisations.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='risks', to='organisations.person')),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='risks', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'risk',
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='risks_risk_has_title'), models.CheckConstraint(condition=models.Q(('impact__range', (1, 5)), ('likelihood__range', (1, 5))), name='risks_risk_one_to_five'), models.CheckConstraint(condition=models.Q(models.Q(('likelihood_after__isnull', True), ('likelihood_after__range', (1, 5)), _connector='OR'), models.Q(('impact_after__isnull', True), ('impact_after__range', (1, 5)), _connector='OR')), name='risks_risk_after_one_to_five'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'realised', 'closed'])), name='risks_risk_state')],
            },
        ),
        migrations.CreateModel(
            name='RiskClassing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('risk_class', models.CharField(choices=[('organisation', 'Organisation'), ('schedule', 'Schedule'), ('culture', 'Culture'), ('resources', 'Resources'), ('technical', 'Technical')], max_length=20)),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='classes', to='risks.risk')),
            ],
            options={
                'verbose_name': 'class of a risk',
                'constraints': [models.UniqueConstraint(fields=('risk', 'risk_class'), name='risks_classing_once'), models.CheckConstraint(condition=models.Q(('risk_class__in', ['organisation', 'schedule', 'culture', 'resources', 'technical'])), name='risks_classing_class')],
            },
        ),
        migrations.CreateModel(
            name='RiskReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('quarter', models.CharField(max_length=6)),
                ('likelihood', models.PositiveSmallIntegerField()),
                ('impact', models.PositiveSmallIntegerField()),
                ('likelihood_after', models.PositiveSmallIntegerField(null=True)),
                ('impact_after', models.PositiveSmallIntegerField(null=True)),
                ('state', models.CharField(choices=[('open', 'Open'), ('realised', 'Realised'), ('closed', 'Closed')], max_length=10)),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='risks.risk')),
            ],
            options={
                'verbose_name': 'review of a risk',
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('quarter__regex', '^\\d{4}Q[1-4]$')), name='risks_review_quarter'), models.CheckConstraint(condition=models.Q(('impact__range', (1, 5)), ('likelihood__range', (1, 5))), name='risks_review_one_to_five')],
            },
        ),
    ]

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0002_register'),
        ('joint_projects', '0001_projects'),
        ('organisations', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('question', models.CharField(max_length=4)),
                ('text', models.TextField(blank=True)),
                ('values', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('ready', 'Ready')], default='draft', max_length=10)),
                ('writer_until', models.DateTimeField(null=True)),
                ('at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='answers', to='joint_projects.partner')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='joint_projects.jointproject')),
                ('writer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='written_answers', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'answer of an application',
                'constraints': [models.UniqueConstraint(fields=('project', 'question'), name='joint_projects_answer_once'), models.CheckConstraint(condition=models.Q(('question', ''), _negated=True), name='joint_projects_answer_has_question'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'ready'])), name='joint_projects_answer_state')],
            },
        ),
        migrations.CreateModel(
            name='AnswerRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('revision', models.PositiveIntegerField()),
                ('text', models.TextField(blank=True)),
                ('values', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='joint_projects.answer')),
            ],
            options={
                'verbose_name': 'revision of an answer',
                'ordering': ['revision'],
                'constraints': [models.UniqueConstraint(fields=('answer', 'revision'), name='joint_projects_answer_revision_once')],
            },
        ),
        migrations.CreateModel(
            name='BudgetVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('number', models.PositiveIntegerField()),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('locked_at', models.DateTimeField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='project_budgets', to='decisions.decision')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='budgets', to='joint_projects.jointproject')),
            ],
            options={
                'verbose_name': 'version of a budget',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('project', 'number'), name='joint_projects_budget_number'), models.UniqueConstraint(condition=models.Q(('locked_at__isnull', True)), fields=('project',), name='joint_projects_one_open_budget')],
            },
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cost_type', models.CharField(max_length=30)),
                ('year', models.PositiveSmallIntegerField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='budget_lines', to='joint_projects.partner')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='joint_projects.budgetversion')),
            ],
            options={
                'verbose_name': 'line of a budget',
                'constraints': [models.UniqueConstraint(fields=('version', 'cost_type', 'year', 'partner'), name='joint_projects_budget_line_once'), models.UniqueConstraint(condition=models.Q(('partner__isnull', True)), fields=('version', 'cost_type', 'year'), name='joint_projects_common_budget_line_once'), models.CheckConstraint(condition=models.Q(('cost_type', ''), _negated=True), name='joint_projects_budget_line_type'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='joint_projects_budget_line_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveIntegerField()),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('sent', 'Sent'), ('paid', 'Paid')], default='draft', max_length=10)),
                ('is_last', models.BooleanField(default=False)),
                ('income', models.DecimalField(decimal_places=2, default=0, max_digits=14)),
                ('advance', models.DecimalField(decimal_places=2, default=0, max_digits=14)),
                ('eligible', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('cumulative', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('grant_cumulative', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('due', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('paid_on', models.DateField(blank=True, null=True)),
                ('paid', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='joint_projects.jointproject')),
            ],
            options={
                'verbose_name': 'payment claim',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('project', 'number'), name='joint_projects_claim_number'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='joint_projects_claim_period'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'sent', 'paid'])), name='joint_projects_claim_state'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('due__isnull', False), ('eligible__isnull', False)), _connector='OR'), name='joint_projects_claim_frozen_when_sent')],
            },
        ),
        migrations.CreateModel(
            name='ClaimLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cost_type', models.CharField(max_length=30)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('cumulative', models.DecimalField(decimal_places=2, max_digits=14)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='joint_projects.claim')),
                ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claim_lines', to='joint_projects.partner')),
            ],
            options={
                'verbose_name': 'line of a claim',
            },
        ),
        migrations.CreateModel(
            name='FinancingRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('grant', 'Grant'), ('partner', 'Partner'), ('other', 'Other')], max_length=10)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('position', models.PositiveIntegerField(default=0)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='financing', to='joint_projects.budgetversion')),
            ],
            options={
                'verbose_name': 'financing row',
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['grant', 'partner', 'other'])), name='joint_projects_financing_kind'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='joint_projects_financing_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Forecast',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('cost_type', models.CharField(max_length=30)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='forecasts', to='joint_projects.partner')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forecasts', to='joint_projects.jointproject')),
            ],
            options={
                'verbose_name': 'forecast of costs',
            },
        ),
        migrations.CreateModel(
            name='PartnerInvoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('number', models.CharField(blank=True, max_length=60)),
                ('invoiced_on', models.DateField(blank=True, null=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('paid_on', models.DateField(blank=True, null=True)),
                ('reason', models.JSONField(default=dict)),
                ('removed_at', models.DateTimeField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='joint_projects.claim')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='joint_projects.partner')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invoices', to='joint_projects.jointproject')),
            ],
            options={
                'verbose_name': 'invoice to a partner',
                'ordering': ['pk'],
            },
        ),
    ]

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('language', models.CharField(blank=True, max_length=2)),
                ('is_active', models.BooleanField(default=True)),
                ('session_epoch', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'account',
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('municipality', 'Municipality'), ('joint_authority', 'Joint Authority'), ('regional_council', 'Regional Council'), ('state_authority', 'State Authority'), ('association', 'Association'), ('company', 'Company'), ('school', 'School')], default='municipality', max_length=20)),
                ('code', models.CharField(blank=True, max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('name_sv', models.CharField(blank=True, max_length=200)),
                ('name_en', models.CharField(blank=True, max_length=200)),
                ('language_status', models.CharField(blank=True, choices=[('fi', 'Finnish'), ('sv', 'Swedish'), ('fi_sv', 'Bilingual Finnish'), ('sv_fi', 'Bilingual Swedish'), ('', 'Unknown')], max_length=10)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('is_sample', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'organisation',
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='organisations_organisation_code'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='organisations_organisation_has_name'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), ('valid_from__isnull', True), _connector='OR'), name='organisations_organisation_dates')],
            },
        ),
        migrations.CreateModel(
            name='Circle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='led_circles', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'circle',
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'person',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('title', ''), _negated=True), _connector='OR'), name='organisations_person_is_called_something'), models.UniqueConstraint(fields=('organisation', 'account'), name='organisations_person_account_once')],
            },
        ),
        migrations.CreateModel(
            name='SignInLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_in_links', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'sign-in link',
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contact_of', to='organisations.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='organisations.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisations.unit')),
            ],
            options={
                'verbose_name': 'unit',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='organisations_unit_name')],
            },
        ),
        migrations.AddField(
            model_name='person',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='organisations.unit'),
        ),
        migrations.CreateModel(
            name='WorkingGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('circle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='organisations.circle')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'working group',
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('sector', models.CharField(blank=True, max_length=200)),
                ('role', models.CharField(choices=[('chair', 'Chair'), ('secretary', 'Secretary'), ('convenor', 'Convenor'), ('member', 'Member')], default='member', max_length=20)),
                ('from_date', models.DateField(blank=True, null=True)),
                ('until_date', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('deputy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='deputy_seats', to='organisations.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='organisations.person')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaced_by', to='organisations.seat')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='organisations.workinggroup')),
            ],
            options={
                'verbose_name': 'seat',
                'constraints': [models.CheckConstraint(condition=models.Q(('until_date__isnull', True), ('until_date__gt', models.F('from_date')), ('from_date__isnull', True), _connector='OR'), name='organisations_seat_dates')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('roadmap', models.BigIntegerField(blank=True, null=True)),
                ('role', models.CharField(choices=[('administrator', 'administrator'), ('convenor', 'convenor'), ('owner', 'owner'), ('member', 'member'), ('reader', 'reader')], max_length=20)),
                ('from_date', models.DateField(blank=True, null=True)),
                ('until_date', models.DateField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'grant',
                'constraints': [models.CheckConstraint(condition=models.Q(('until_date__isnull', True), ('until_date__gt', models.F('from_date')), ('from_date__isnull', True), _connector='OR'), name='organisations_grant_dates')],
            },
        ),
        migrations.CreateModel(
            name='CircleMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_date', models.DateField(blank=True, null=True)),
                ('until_date', models.DateField(blank=True, null=True)),
                ('circle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='organisations.circle')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='circle_memberships', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'membership of a circle',
                'constraints': [models.CheckConstraint(condition=models.Q(('until_date__isnull', True), ('until_date__gt', models.F('from_date')), ('from_date__isnull', True), _connector='OR'), name='organisations_membership_dates')],
            },
        ),
        migrations.CreateModel(
            name='Population',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('residents', models.PositiveIntegerField()),
                ('source', models.CharField(blank=True, max_length=200)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='populations', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'population',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'on'), name='organisations_population_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('predecessor', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='succession', to='organisations.organisation')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='predecessions', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'succession',
                'constraints': [models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='organisations_succession_not_itself')],
            },
        ),
    ]

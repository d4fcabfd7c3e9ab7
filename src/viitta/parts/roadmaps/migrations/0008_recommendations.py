import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('roadmaps', '0007_hand_over'),
    ]

    operations = [
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('text', models.TextField()),
                ('grounds', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'recommendation',
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='roadmaps_recommendation_has_text')],
            },
        ),
        migrations.CreateModel(
            name='RecommendationAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_label', models.CharField(max_length=200)),
                ('by_person', models.BigIntegerField(null=True)),
                ('by_account', models.BigIntegerField(null=True)),
                ('answer', models.CharField(choices=[('taken', 'Taken'), ('later', 'Later'), ('no', 'No')], max_length=5)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recommendation_answers', to='roadmaps.measure')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='roadmaps.recommendation')),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendation_answers', to='roadmaps.roadmap')),
            ],
            options={
                'verbose_name': 'answer to a recommendation',
                'constraints': [models.UniqueConstraint(fields=('recommendation', 'roadmap'), name='roadmaps_recommendation_answer_once'), models.CheckConstraint(condition=models.Q(('answer__in', ['taken', 'later', 'no'])), name='roadmaps_recommendation_answer'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'no'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='roadmaps_recommendation_no_has_reason')],
            },
        ),
    ]

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_merges'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(editable=False, max_length=40, verbose_name='nature')),
                ('model', models.CharField(editable=False, help_text='« articles.Article ».', max_length=100, verbose_name='modèle')),
                ('label', models.CharField(editable=False, max_length=300, verbose_name='changement')),
                ('subject', models.BigIntegerField(editable=False, null=True, verbose_name='clé de ce qui est ajouté ou retiré')),
                ('rows', models.JSONField(default=list, editable=False, verbose_name='lignes changées')),
                ('count', models.PositiveIntegerField(editable=False, verbose_name='fiches changées')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='fait le')),
                ('undone_at', models.DateTimeField(editable=False, null=True, verbose_name='annulé le')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='fait par')),
                ('undone_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='annulé par')),
            ],
            options={
                'verbose_name': 'changement en série',
                'verbose_name_plural': 'changements en série',
                'ordering': ['-made_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('count__gt', 0)), name='core_bulkchange_changed_something', violation_error_message='Un changement en série change au moins une fiche.')],
            },
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_depicted'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='verified_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='vérifiée le'),
        ),
    ]

from django.db import migrations, models

from portal.core.approximate_dates import last_day


def end_functions(apps, schema_editor):
    functions = apps.get_model("people", "Affiliation").objects.filter(end__isnull=False)
    batch = []
    for function in functions.iterator(chunk_size=2000):
        function.last_on = last_day(function.end, function.end_precision)
        batch.append(function)
    functions.bulk_update(batch, ["last_on"], batch_size=2000)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_readers_portal'),
    ]

    operations = [
        migrations.AddField(
            model_name='affiliation',
            name='last_on',
            field=models.DateField(editable=False, null=True, verbose_name='dernier jour possible'),
        ),
        migrations.RunPython(end_functions, migrations.RunPython.noop),
    ]

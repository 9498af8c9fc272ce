from django.db import migrations, models

from portal.core.approximate_dates import last_day


def end_functions(apps, schema_editor):
    """One update for each end that occurs, of which there are no more than days."""
    functions = apps.get_model("people", "Affiliation").objects.filter(end__isnull=False)
    for end, precision in functions.order_by().values_list("end", "end_precision").distinct():
        functions.filter(end=end, end_precision=precision).update(last_on=last_day(end, precision))


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

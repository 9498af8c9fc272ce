from zoneinfo import ZoneInfo

from django.db import migrations, models

PARIS = ZoneInfo("Europe/Paris")


def date_quotes(apps, schema_editor):
    """The rule of `Quote.day_spoken`, as it stood when the day began to be stored."""
    quotes = apps.get_model("articles", "Quote").objects.select_related("event", "parent__event")
    batch = []
    for quote in quotes.iterator(chunk_size=2000):
        event = quote.event or quote.parent.event
        published = quote.parent.published_at.astimezone(PARIS).date() if quote.parent.published_at else None
        known_to_the_day = event and event.start and event.start_precision == "day"
        if quote.said_on:
            quote.spoken_on = quote.said_on
        elif known_to_the_day and (published is None or event.start <= published):
            quote.spoken_on = event.start
        else:
            quote.spoken_on = published
        batch.append(quote)
        if len(batch) == 2000:
            quotes.bulk_update(batch, ["spoken_on"])
            batch = []
    quotes.bulk_update(batch, ["spoken_on"])


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0003_readers_portal'),
    ]

    operations = [
        migrations.AddField(
            model_name='quote',
            name='spoken_on',
            field=models.DateField(db_index=True, editable=False, null=True, verbose_name='jour'),
        ),
        migrations.RunPython(date_quotes, migrations.RunPython.noop),
    ]

from zoneinfo import ZoneInfo

from django.db import migrations, models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate

PARIS = ZoneInfo("Europe/Paris")


def date_quotes(apps, schema_editor):
    """The rule of `Quote.day_spoken`, as it stood when the day began to be stored: two updates, whatever the size."""
    quotes = apps.get_model("articles", "Quote").objects
    events = apps.get_model("articles", "Event").objects
    articles = apps.get_model("articles", "Article").objects
    article = articles.filter(pk=OuterRef("parent"))
    quotes.update(spoken_on=Coalesce("said_on", Subquery(article.values(day=TruncDate("published_at", tzinfo=PARIS))[:1])))
    dated = events.filter(start_precision="day", start__isnull=False, status="published")
    own = dated.filter(pk=OuterRef("event"), start__lte=OuterRef("spoken_on"))
    of_article = dated.filter(articles=OuterRef("parent"), start__lte=OuterRef("spoken_on"))
    quotes.filter(said_on=None, event__isnull=False).update(
        spoken_on=Coalesce(Subquery(own.values("start")[:1]), F("spoken_on"))
    )
    quotes.filter(said_on=None, event=None).filter(Q(parent__event__isnull=False)).update(
        spoken_on=Coalesce(Subquery(of_article.values("start")[:1]), F("spoken_on"))
    )


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

from django.db import migrations, models

from portal.core.operations import AddIndexBeside


class Migration(migrations.Migration):
    """For the page of a quote: the latest words of the same speaker, be there thousands of them."""

    atomic = False

    dependencies = [("articles", "0018_events_told")]

    operations = [
        AddIndexBeside(
            model_name="quote",
            index=models.Index(
                fields=["speaker", "kind", "-spoken_on", "-parent", "region", "ordering", "id"],
                name="articles_quote_of_speaker",
            ),
        ),
    ]

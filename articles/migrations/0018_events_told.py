from django.db import migrations, models

from portal.core.operations import AddIndexBeside


class Migration(migrations.Migration):
    """For the feed of events: the last to be made public, read no further than they are told."""

    atomic = False

    dependencies = [("articles", "0017_updated_index")]

    operations = [
        AddIndexBeside(
            model_name="event",
            index=models.Index(fields=["-published_at", "-id"], name="articles_event_told"),
        ),
    ]

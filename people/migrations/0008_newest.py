from django.db import migrations, models

from portal.core.operations import AddIndexBeside


class Migration(migrations.Migration):
    """For the feed of those who speak: the newest records, read no further than they are told."""

    atomic = False

    dependencies = [("people", "0007_verified")]

    operations = [
        AddIndexBeside(
            model_name="person",
            index=models.Index(fields=["-published_at", "-id"], name="people_person_newest"),
        ),
    ]

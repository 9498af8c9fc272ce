from django.db import migrations, models

from portal.core.operations import AddIndexBeside


class Migration(migrations.Migration):
    """For the first of the updates to come, which ends the pages that are kept."""

    atomic = False

    dependencies = [("articles", "0016_newsroom_lists")]

    operations = [
        AddIndexBeside(
            model_name="article",
            index=models.Index(
                condition=models.Q(("updated_at__isnull", False)), fields=["updated_at"], name="articles_updated"
            ),
        ),
    ]

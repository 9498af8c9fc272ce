from django.db import migrations, models

from portal.core.version.triggers import remove


def remove_triggers(apps, schema_editor):
    """They write into the table, which is about to go."""
    remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("core", "0003_bulk_changes")]

    operations = [
        migrations.CreateModel(
            name="ContentMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BigIntegerField(verbose_name="marque")),
            ],
            options={
                "verbose_name": "marque du contenu",
                "verbose_name_plural": "marques du contenu",
                "default_permissions": (),
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, remove_triggers),
    ]

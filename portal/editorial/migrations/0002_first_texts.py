from django.db import migrations

from portal.editorial.first_texts import PAGES


def create(apps, schema_editor):
    pages = apps.get_model("editorial", "EditorialPage").objects.using(schema_editor.connection.alias)
    for address, title, standfirst, body in PAGES:
        pages.create(address=address, title=title, standfirst=standfirst, body=body)


class Migration(migrations.Migration):
    dependencies = [("editorial", "0001_initial")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]

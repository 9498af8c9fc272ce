"""What a newsroom needs on its first day: the site’s own press title and four types of article."""

from django.conf import settings
from django.db import migrations

TYPES = [
    ("actualite", "Actualité", "Actualités", False),
    ("entretien", "Entretien", "Entretiens", True),
    ("mercato", "Mercato", "Mercato", True),
    ("projet", "Projet", "Projets", True),
]


def create(apps, schema_editor):
    alias = schema_editor.connection.alias
    types = apps.get_model("articles", "ArticleType").objects.using(alias)
    for ordering, (slug, name, plural_name, has_kicker) in enumerate(TYPES):
        types.create(slug=slug, name=name, plural_name=plural_name, has_kicker=has_kicker, ordering=ordering)
    apps.get_model("articles", "Publication").objects.using(alias).create(
        name=settings.SITE_PUBLISHER, is_default=True
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]

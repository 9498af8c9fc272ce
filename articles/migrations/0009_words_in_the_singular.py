from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_suggestions")]

    operations = [
        migrations.AlterModelOptions(
            name="ignoredwords",
            options={
                "ordering": ["words_key", "pk"],
                "verbose_name": "mot toujours ignoré",
                "verbose_name_plural": "mots toujours ignorés",
            },
        ),
    ]

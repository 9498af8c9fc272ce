import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import portal.core.fields
from articles.quoting.sameness import words_hash

AT_ONCE = 500


def hash_words(apps, schema_editor):
    Quote = apps.get_model("articles", "Quote")
    rows = Quote.objects.order_by("pk").only("text", "text_as_printed")
    waiting = []
    for quote in rows.iterator(chunk_size=AT_ONCE):
        quote.words_hash = words_hash(quote.text or quote.text_as_printed)
        waiting.append(quote)
        if len(waiting) == AT_ONCE:
            Quote.objects.bulk_update(waiting, ["words_hash"])
            waiting = []
    if waiting:
        Quote.objects.bulk_update(waiting, ["words_hash"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_preview_links")]

    operations = [
        migrations.AddField(
            model_name="quote",
            name="variant_of",
            field=models.ForeignKey(
                blank=True,
                help_text="La citation dont celle-ci reprend les mots, dans un autre article ou autrement imprimés.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="variants",
                to="articles.quote",
                verbose_name="variante de",
            ),
        ),
        migrations.AddField(
            model_name="quote",
            name="words_hash",
            field=models.CharField(
                db_default="", db_index=True, editable=False, max_length=32, verbose_name="empreinte des mots"
            ),
        ),
        migrations.AddConstraint(
            model_name="quote",
            constraint=models.CheckConstraint(
                condition=Q(variant_of__isnull=True) | ~Q(variant_of=F("id")),
                name="articles_quote_not_its_own_variant",
                violation_error_message="Une citation n’est pas une variante d’elle-même.",
            ),
        ),
        migrations.CreateModel(
            name="QuoteCandidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text_as_printed", portal.core.fields.FrenchTextField(max_length=5000, verbose_name="texte imprimé")),
                (
                    "text",
                    portal.core.fields.FrenchTextField(
                        blank=True, max_length=5000, verbose_name="texte de la citation"
                    ),
                ),
                (
                    "words_hash",
                    models.CharField(editable=False, max_length=32, verbose_name="empreinte des mots"),
                ),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("integrale", "intégrale"),
                            ("partielle", "partielle"),
                            ("nom", "pas une citation"),
                        ],
                        default="integrale",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("is_elsewhere", models.BooleanField(default=False, verbose_name="d’un autre article")),
                ("speakers", models.JSONField(blank=True, default=list, verbose_name="qui parle peut-être")),
                ("others", models.JSONField(blank=True, default=list, verbose_name="avec")),
                ("about", models.JSONField(blank=True, default=list, verbose_name="au sujet de")),
                (
                    "label",
                    portal.core.fields.FrenchCharField(
                        blank=True, max_length=300, verbose_name="présenté·e comme"
                    ),
                ),
                ("rule", models.CharField(blank=True, editable=False, max_length=20, verbose_name="règle")),
                (
                    "confidence",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="En pour cent.", verbose_name="confiance"
                    ),
                ),
                ("ordering", models.PositiveIntegerField(default=0, verbose_name="ordre")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposée"),
                            ("accepted", "acceptée"),
                            ("edited", "acceptée, corrigée"),
                            ("rejected", "refusée"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quote_candidates",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="candidates",
                        to="articles.quote",
                        verbose_name="citation",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation proposée",
                "verbose_name_plural": "citations proposées",
                "ordering": ["ordering", "pk"],
                "indexes": [
                    models.Index(
                        condition=Q(state="proposed"), fields=["article"], name="articles_candidate_waiting"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "words_hash"),
                        name="articles_candidate_words_once",
                        violation_error_message="Ces mots sont déjà proposés dans cet article.",
                    ),
                    models.CheckConstraint(
                        condition=Q(confidence__lte=100),
                        name="articles_candidate_confidence_in_percent",
                        violation_error_message="La confiance est un pourcentage.",
                    ),
                ],
            },
        ),
        migrations.RunPython(hash_words, migrations.RunPython.noop, elidable=True),
    ]

import articles.models.preview_link
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("articles", "0011_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        default=articles.models.preview_link.new_key,
                        editable=False,
                        max_length=22,
                        unique=True,
                        verbose_name="clé",
                    ),
                ),
                (
                    "embargo_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="sous embargo jusqu’au"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="créé le"
                    ),
                ),
                (
                    "expires_at",
                    models.DateTimeField(
                        default=articles.models.preview_link.expiry, editable=False, verbose_name="expire le"
                    ),
                ),
                ("revoked_at", models.DateTimeField(editable=False, null=True, verbose_name="révoqué le")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preview_links",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="créé par",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="révoqué par",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien d’aperçu",
                "verbose_name_plural": "liens d’aperçu",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("created_at"))),
                        name="articles_previewlink_expires_after_its_making",
                        violation_error_message="Un lien d’aperçu expire après avoir été créé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("embargo_until", None),
                            ("embargo_until__lt", models.F("expires_at")),
                            _connector="OR",
                        ),
                        name="articles_previewlink_opens_before_its_end",
                        violation_error_message="L’embargo finit avant que le lien n’expire.",
                    ),
                ],
            },
        ),
    ]

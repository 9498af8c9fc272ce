"""What « public » means, once for the whole site.

A record is public when its status is « publié » and its publication date has come. No job
publishes anything: time does. Nothing here may be called at import time, for « now » would freeze.
"""

from datetime import datetime

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from portal.core.prepared import now


class Status(models.TextChoices):
    DRAFT = "draft", "brouillon"
    REVIEW = "review", "à relire"
    PUBLISHED = "published", "publié"
    WITHDRAWN = "withdrawn", "retiré"


def published_q(prefix: str = "") -> Q:
    """The public rule as a condition, on the record itself or across a relation (`prefix="parent__"`)."""
    return Q(**{f"{prefix}status": Status.PUBLISHED, f"{prefix}published_at__lte": now()})


def published_sql(table: str) -> tuple[str, list]:
    """The same rule as a condition of SQL on `table` (a name or an alias), and its values.

    For the few queries of readers’ pages that the ORM takes longer to word than the database to answer.
    """
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    return f"{table}.status = %s AND {table}.published_at <= %s", [Status.PUBLISHED.value, now]


def of_public(rows, path: str):
    """`rows` whose record at `path` is public, each looked up by its id.

    A condition across the join would let the database start from everything public, once for each person.
    """
    owners = rows.model._meta.get_field(path).related_model.objects.published()
    return rows.filter(Exists(owners.filter(pk=OuterRef(path))))


class PublishableQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_q())

    def scheduled(self):
        return self.filter(status=Status.PUBLISHED, published_at__gt=timezone.now())


class Publishable(models.Model):
    status = models.CharField("statut", max_length=10, choices=Status, default=Status.DRAFT, db_index=True)
    published_at = models.DateTimeField(
        "date de publication",
        null=True,
        blank=True,
        db_index=True,
        help_text="Vide : au moment où vous publiez. Dans l’avenir : publication programmée.",
    )

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        # « publish »: to make a record public, to take it offline, and to change it while readers have it.
        default_permissions = ("add", "change", "delete", "view", "publish")
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_date",
                violation_error_message="Un contenu publié a une date de publication.",
            )
        ]

    @property
    def is_published(self) -> bool:
        return self.is_published_at(timezone.now())

    def is_published_at(self, moment: datetime) -> bool:
        """Whether the record is public at `moment`, were nothing else changed before."""
        return self.status == Status.PUBLISHED and self.published_at is not None and self.published_at <= moment

    @property
    def is_scheduled(self) -> bool:
        return self.status == Status.PUBLISHED and not self.is_published

    @property
    def is_withdrawn(self) -> bool:
        return self.status == Status.WITHDRAWN

    @property
    def state_label(self) -> str:
        """The status as the newsroom says it: a published record whose date is to come is « programmé »."""
        if self.is_scheduled:
            return "programmé"
        return self.get_status_display()

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.core.addresses import address_of_record
from portal.core.approximate_dates import Precision, first_day, format_span, last_day, validate_year
from portal.core.fields import FrenchCharField
from portal.core.house import clock
from portal.core.publishing import Publishable, PublishableQuerySet
from portal.core.rich_text import RichTextField
from portal.core.slugs import Slugged
from portal.core.text import name_key


class EventSeries(models.Model):
    """A recurring event: the Medicen Day, of which « 2021 » is one edition."""

    name = FrenchCharField("nom", max_length=200, unique=True)
    description = RichTextField("présentation", blank=True)

    class Meta:
        verbose_name = "série d’événements"
        verbose_name_plural = "séries d’événements"
        ordering = ["name"]

    def __str__(self):
        return self.name


class EventQuerySet(PublishableQuerySet):
    def newest_first(self):
        return self.select_related("parent").order_by(F("start").desc(nulls_last=True), "-pk")

    def upcoming(self):
        """From today on, in the site’s time zone, until the last day that they may last; undated ones at the end.

        They are few, and sorted once found: in the order of an index, all that is past would be gone through first.
        """
        today = timezone.localdate()
        coming = self.filter(Q(last_on__gte=today) | Q(last_on=None))
        return coming.prefetch_related("parent").order_by(Coalesce("start", date.max), "pk")

    def past(self):
        """The latest first. They all have a date: their order is then that of an index, which is read no further."""
        gone = self.filter(last_on__lt=timezone.localdate(), start__isnull=False)
        return gone.prefetch_related("parent").order_by("-start", "-pk")


class Event(Publishable, Slugged):
    """Something that takes place, where people speak. It may be one session of a larger event."""

    FRAGMENT = "evenement"
    # The fields whose change makes another appointment.
    TOLD = ("name", "start", "start_precision", "end", "end_precision", "start_time", "end_time", "standing", "place")

    class Kind(models.TextChoices):
        CONFERENCE = "conference", "conférence"
        FAIR = "salon", "salon"
        AFTERWORK = "afterwork", "afterwork"
        WORKSHOP = "atelier", "atelier"
        HEARING = "audition", "audition"
        ANNOUNCEMENT = "annonce", "annonce"
        OTHER = "autre", "autre"

    class Standing(models.TextChoices):
        """What became of it (schema.org: eventStatus)."""

        SCHEDULED = "maintenu", "maintenu"
        POSTPONED = "reporte", "reporté"
        CANCELLED = "annule", "annulé"

    class Attendance(models.TextChoices):
        """Where one takes part (schema.org: eventAttendanceMode)."""

        ONSITE = "sur-place", "sur place"
        ONLINE = "en-ligne", "en ligne"
        MIXED = "mixte", "sur place et en ligne"

    name = FrenchCharField("nom", max_length=250)
    series = models.ForeignKey(
        EventSeries, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name="série"
    )
    edition = FrenchCharField("édition", max_length=60, blank=True, help_text="« 2021 », « 3e édition »…")
    kind = models.CharField("nature", max_length=12, choices=Kind, default=Kind.OTHER)
    start = models.DateField("début", null=True, blank=True, validators=[validate_year])
    start_precision = models.CharField("précision du début", max_length=5, choices=Precision, default=Precision.DAY)
    end = models.DateField(
        "fin", null=True, blank=True, validators=[validate_year], help_text="Vide pour un événement d’un jour."
    )
    end_precision = models.CharField("précision de la fin", max_length=5, choices=Precision, default=Precision.DAY)
    start_time = models.TimeField(
        "heure de début", null=True, blank=True, help_text="Heure de Paris, si la date est connue au jour."
    )
    end_time = models.TimeField("heure de fin", null=True, blank=True)
    standing = models.CharField("situation", max_length=10, choices=Standing, default=Standing.SCHEDULED)
    place = FrenchCharField("lieu", max_length=200, blank=True)
    attendance = models.CharField("participation", max_length=10, choices=Attendance, default=Attendance.ONSITE)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name="session de",
        help_text="L’événement plus large dont celui-ci est une partie.",
    )
    organisers = models.ManyToManyField(
        "organisations.Organisation", blank=True, related_name="events_organised", verbose_name="organisateurs"
    )
    description = RichTextField("présentation", blank=True)
    website = models.URLField("site web", blank=True)
    last_on = models.DateField("dernier jour possible", null=True, editable=False, db_index=True)
    # What calendars that already hold the event must be told, and how often they were (RFC 5545, SEQUENCE).
    changed_at = models.DateTimeField("changé le", null=True, editable=False)
    revision = models.PositiveIntegerField("révision", default=0, editable=False)
    name_key = models.CharField(max_length=250, editable=False, db_index=True, verbose_name="nom replié")

    objects = EventQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "événement"
        verbose_name_plural = "événements"
        ordering = [F("start").desc(nulls_last=True), "-pk"]
        indexes = [
            models.Index(fields=["-start", "-id"], name="articles_event_newest"),
            models.Index(fields=["-published_at", "-id"], name="articles_event_told"),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(start__isnull=False, end__gte=F("start")),
                name="articles_event_ends_after_start",
                violation_error_message="La fin ne peut précéder le début.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="articles_event_not_its_own_session",
                violation_error_message="Un événement n’est pas une session de lui-même.",
            ),
            models.CheckConstraint(
                condition=Q(start_time__isnull=True) | Q(start__isnull=False, start_precision=Precision.DAY),
                name="articles_event_hour_needs_a_day",
                violation_error_message="Une heure de début demande une date connue au jour.",
            ),
            models.CheckConstraint(
                condition=Q(end_time__isnull=True) | Q(start_time__isnull=False),
                name="articles_event_end_hour_needs_a_start",
                violation_error_message="Une heure de fin demande une heure de début.",
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)[:250]
        if self.start:
            self.start = first_day(self.start, self.start_precision)
        if self.end:
            self.end = first_day(self.end, self.end_precision)
        self.last_on = self._last_on()
        if self.pk and not kwargs.get("update_fields"):
            self._count_revision()
        super().save(*args, **kwargs)

    def _count_revision(self) -> None:
        known = type(self)._base_manager.filter(pk=self.pk).values(*self.TOLD).first()
        if known and known != {name: getattr(self, name) for name in self.TOLD}:
            self.revision, self.changed_at = self.revision + 1, timezone.now()

    def _last_on(self) -> date | None:
        if self.end:
            return last_day(self.end, self.end_precision)
        return last_day(self.start, self.start_precision) if self.start else None

    def get_absolute_url(self):
        return address_of_record("events:detail", self.slug)

    @property
    def dates(self) -> str:
        return format_span(self.start, self.start_precision, self.end, self.end_precision)

    @property
    def hours(self) -> str:
        """« 18 h 30 », « de 9 h à 17 h 30 »; an empty string when not known."""
        if self.start_time is None:
            return ""
        begins = clock(self.start_time)
        return f"de {begins} à {clock(self.end_time)}" if self.end_time else begins

    @property
    def effective_standing(self) -> str:
        """What became of it: a session does not stand without the day that it is part of."""
        is_kept = self.standing == self.Standing.SCHEDULED
        follows = is_kept and self.parent is not None and self.parent.is_published
        return self.parent.standing if follows else self.standing

    @property
    def standing_label(self) -> str:
        return self.Standing(self.effective_standing).label

    @property
    def last_changed_at(self) -> datetime | None:
        """When readers were last told something: its publication, or a change of date, hour, place or standing."""
        told = [moment for moment in (self.published_at, self.changed_at) if moment]
        return max(told, default=None)

    @property
    def has_begun(self) -> bool:
        """Whether words about it may have been said there. Without a date, what is known of it is what was said."""
        return self.start is None or self.start <= timezone.localdate()

    @property
    def is_past(self) -> bool:
        """Over since midnight in Paris at least; an event without a date is not."""
        return self.last_on is not None and self.last_on < timezone.localdate()


class Participation(models.Model):
    """Who takes part in an event, under which label. The label is typed once and serves the event’s quotes."""

    class Role(models.TextChoices):
        SPEAKER = "intervenant", "intervenant·e"
        MODERATOR = "animateur", "animateur·rice"
        GUEST = "invite", "invité·e"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participations", verbose_name="événement")
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="participations", verbose_name="personne"
    )
    label = FrenchCharField("présenté·e comme", max_length=300, blank=True)
    role = models.CharField("rôle", max_length=12, choices=Role, default=Role.SPEAKER)
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "participation"
        verbose_name_plural = "participations"
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person"],
                name="articles_participation_once",
                violation_error_message="Cette personne est déjà inscrite à cet événement.",
            )
        ]

    def __str__(self):
        return f"{self.person} – {self.event}"

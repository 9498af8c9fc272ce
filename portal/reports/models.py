from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.core.house import between_marks

LENGTH = 2000  # characters of each of a reader’s texts


class ErrorReportQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ErrorReport.State.WAITING)


class ErrorReport(models.Model):
    """What a reader says is wrong in an article, or in one of its quotes. Read by the desk alone, never public.

    Nothing is kept of who wrote, but an address where an answer was asked for, and that no longer than useful.
    """

    class State(models.TextChoices):
        WAITING = "a-traiter", "à traiter"
        DONE = "traitee", "traitée"
        REJECTED = "rejetee", "rejetée"
        SPAM = "spam", "indésirable"

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="error_reports", verbose_name="article"
    )
    quote = models.ForeignKey(
        "articles.Quote",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="error_reports",
        verbose_name="citation",
    )
    # As the reader saw them: the quote may be corrected, or leave its article, before the report is read.
    quoted = models.TextField("mots de la citation", blank=True, editable=False)
    wrong = models.TextField("ce qui est faux", max_length=LENGTH)
    correction = models.TextField("ce qu’il faudrait lire", max_length=LENGTH, blank=True)
    email = models.EmailField(
        "adresse pour répondre", blank=True, help_text="Effacée quand le signalement est clos, et au bout de 90 jours."
    )
    state = models.CharField("état", max_length=10, choices=State, default=State.WAITING, db_index=True)
    note = models.TextField("note interne", blank=True, help_text="Pour la rédaction seule.")
    reported_at = models.DateTimeField("signalée le", default=timezone.now, editable=False, db_index=True)
    handled_at = models.DateTimeField("décidée le", null=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="décidée par",
    )
    # Of the page that the reader filled in: sent twice, it is one report.
    sending = models.CharField("envoi", max_length=32, unique=True, editable=False)

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = "erreur signalée"
        verbose_name_plural = "erreurs signalées"
        ordering = ["-reported_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(wrong=""),
                name="reports_errorreport_is_worded",
                violation_error_message="Un signalement dit ce qui est faux.",
            ),
            models.CheckConstraint(
                condition=models.Q(state="a-traiter", handled_at=None)
                | (~models.Q(state="a-traiter") & models.Q(handled_at__isnull=False)),
                name="reports_errorreport_closed_has_date",
                violation_error_message="Un signalement clos a une date, et un signalement à traiter n’en a pas.",
            ),
            models.CheckConstraint(
                condition=models.Q(state="a-traiter") | models.Q(email=""),
                name="reports_errorreport_closed_has_no_address",
                violation_error_message="Un signalement clos ne garde pas l’adresse du lecteur.",
            ),
        ]

    def __str__(self):
        words = " ".join(self.wrong.split())
        return between_marks(words if len(words) <= 80 else f"{words[:80].rsplit(' ', 1)[0]}…")

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING


class SendingCount(models.Model):
    """How many reports came on one day from one place, known by a fingerprint; the empty one counts them all.

    The fingerprint mixes the day in, so that two days cannot be compared, and goes with the next day’s first report.
    """

    day = models.DateField("jour")
    fingerprint = models.CharField("empreinte", max_length=64, blank=True)
    number = models.PositiveIntegerField("nombre", default=0)

    class Meta:
        verbose_name = "compte d’envois"
        verbose_name_plural = "comptes d’envois"
        constraints = [
            models.UniqueConstraint(
                fields=["day", "fingerprint"],
                name="reports_sendingcount_once_a_day",
                violation_error_message="Cette empreinte est déjà comptée ce jour-là.",
            )
        ]

    def __str__(self):
        return f"{self.day:%d/%m/%Y} : {self.number}"

from axes.models import AccessAttempt


class ClosedLogin(AccessAttempt):
    """An account that a place may not open for a while, as the desk shows it (see `lockout`)."""

    class Meta:
        proxy = True
        verbose_name = "connexion bloquée"
        verbose_name_plural = "connexions bloquées"
        ordering = ["-attempt_time"]

    def __str__(self):
        return self.username

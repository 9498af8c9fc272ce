from django.db import models
from django.db.models import Q

from articles.models.event import Event
from portal.core.fields import FrenchCharField


class EventResource(models.Model):
    """What remains of an event: a document, a photograph, a recording."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="resources", verbose_name="événement")
    title = FrenchCharField("titre", max_length=200, blank=True, help_text="Vide : celui du document ou de l’image.")
    document = models.ForeignKey(
        "media.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="document"
    )
    image = models.ForeignKey(
        "media.Image", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="photographie"
    )
    url = models.URLField("adresse", blank=True, max_length=500, help_text="D’une captation ou d’une page à revoir.")
    ordering = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "ressource d’un événement"
        verbose_name_plural = "ressources d’un événement"
        ordering = ["ordering", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(document__isnull=False, image__isnull=True, url="")
                    | Q(document__isnull=True, image__isnull=False, url="")
                    | (Q(document__isnull=True, image__isnull=True) & ~Q(url="") & ~Q(title=""))
                ),
                name="articles_event_resource_is_one_thing",
                violation_error_message=(
                    "Une ressource est un document, une photographie ou une adresse avec son titre, "
                    "et un seul des trois."
                ),
            )
        ]

    def __str__(self):
        return self.title or str(self.document or self.image or self.url)

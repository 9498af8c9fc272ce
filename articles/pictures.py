"""Where articles and events print pictures."""

from articles.models import EventResource, Figure, Intervention
from portal.media import uses
from portal.media.uses import Use


def connect() -> None:
    uses.register(
        Use(Figure, "image", "image de l’article", owner="parent", waits=True),
        Use(Intervention, "portrait", "portrait dans l’article", owner="parent", waits=True),
        Use(EventResource, "image", "photo de l’événement", owner="event", waits=True),
    )

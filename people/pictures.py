"""Where people are seen: their portrait, and the pictures on which somebody recognised them."""

from django.db.models import Exists, F, OuterRef, QuerySet

from people.models import Depiction, Person
from portal.media import uses
from portal.media.models import Image
from portal.media.uses import Use, free_to_show

GALLERY = 12  # pictures on a page, the newest ones


def connect() -> None:
    uses.register(
        Use(Person, "portrait", "portrait"),
        Use(Depiction, "image", "y est reconnaissable", owner="person"),
    )


def with_pictures(people: QuerySet) -> QuerySet:
    """`people`, each told whether somebody recognised them on a picture (`is_depicted`)."""
    return people.annotate(is_depicted=Exists(Depiction.objects.filter(person=OuterRef("pk"))))


def gallery_of(person: Person) -> list[Image]:
    """The pictures on which `person` is seen, the newest first. One query; none for who is on no picture.

    Not their portrait, which is on the page already, nor what waits with an article that is not public yet.
    """
    if not person.is_depicted:
        return []
    images = free_to_show(Image.objects.shown().filter(depictions__person=person).exclude(pk=person.portrait_id))
    return list(images.order_by(F("taken_on").desc(nulls_last=True), "-created_at", "-pk")[:GALLERY])

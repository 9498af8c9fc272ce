"""The few drawings of the corpus. They stand under fixed paths, so that every corpus of a site shares them."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.demo import pictures
from portal.media.models import Image

_PORTRAITS = ("portrait-vraisemblance", "portrait-hypothese")
_VIEWS = ("ondes", "strates")
_CREDIT = "corpus synthétique"


def portraits() -> list[Image]:
    return [_image(key, "Portrait dessiné d’un personnage inventé.") for key in _PORTRAITS]


def views() -> list[Image]:
    return [_image(key, "Illustration sans rapport avec des faits.") for key in _VIEWS]


def _image(key: str, caption: str) -> Image:
    path = f"corpus/{key}.jpg"
    found = Image.objects.filter(file=path).first()
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(pictures.draw(key)))
    return found or Image.objects.create(file=path, caption=caption, alt="Dessin abstrait.", credit=_CREDIT)

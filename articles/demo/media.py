"""Puts the drawn pictures and written documents in the library, once."""

from django.core.files.base import ContentFile

from articles.demo import documents, pictures
from articles.demo.schema import DocumentData, PictureData
from portal.media.models import Document, Image


def image(data: PictureData) -> Image:
    found = Image.objects.filter(file__contains=f"/vigie-{data.key}").first()
    if found is None:
        found = Image(caption=data.caption, alt=data.alt, credit=pictures.CREDIT)
        found.file.save(f"vigie-{data.key}.jpg", ContentFile(pictures.draw(data.key)), save=True)
    return found


def document(data: DocumentData) -> Document:
    found = Document.objects.filter(file__contains=f"/vigie-{data.key}").first()
    if found is None:
        found = Document(title=data.title)
        found.file.save(f"vigie-{data.key}{data.suffix}", ContentFile(documents.write(data.key)), save=True)
    return found

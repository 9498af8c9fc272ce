"""A new draft that begins as the copy of an article."""

from articles.models import Article, Attachment, Box, Byline, DirectoryEntry, Embed, Figure, Intervention, RichText
from articles.services.refreshing import refresh
from portal.core.publishing import Status
from portal.core.saving import gathered

_BLOCKS = (RichText, Figure, Box, Intervention, Attachment, Embed)
_FIELDS = ("publication", "type", "rubrique", "standfirst", "dateline", "event", "shows_contact")
COPY_OF = "Copie de "


@gathered()
def duplicate(article: Article, *, by) -> Article:
    """A draft with the fields, the blocks, the signatures and the themes of `article`.

    Without its number, address, dates and changes, which are its own; nor its quotes, each of which has one address and
    would be published twice.
    """
    title = f"{COPY_OF}{article.title}"[: Article._meta.get_field("title").max_length]
    values = {name: getattr(article, name) for name in _FIELDS}
    copy = Article.objects.create(title=title, status=Status.DRAFT, created_by=by, **values)
    for model in _BLOCKS:
        for block in model.objects.filter(parent=article).order_by("ordering", "pk"):
            _copied(block, parent=copy)
    for model in (Byline, DirectoryEntry):
        for row in model.objects.filter(article=article).order_by("ordering", "pk"):
            _copied(row, article=copy)
    copy.tags.set(article.tags.all())
    copy.about_people.set(article.about_people.all())
    copy.about_organisations.set(article.about_organisations.all())
    refresh(copy)
    return copy


def _copied(row, **owner) -> None:
    row.pk = None
    row._state.adding = True
    for name, value in owner.items():
        setattr(row, name, value)
    row.save()

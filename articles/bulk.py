"""What may be changed of several articles together: a theme, the rubrique, the state."""

from datetime import datetime

from django.db.models import Model
from django.utils.dateparse import parse_datetime

from articles import services
from articles.models import Article, Rubrique, Tag, TaggedArticle
from articles.services import MoveRefused, PublicationRefused
from portal.core import bulk
from portal.core.bulk import BulkRefused
from portal.core.publishing import Status


class ThemeAspect:
    """Whether an article bears the theme."""

    name = "thème"

    def __init__(self, theme: int | None):
        self.theme = theme

    def read(self, article: Article) -> bool:
        return TaggedArticle.objects.filter(content_object=article, tag=self.theme).exists()

    def write(self, article: Article, value: bool, *, by) -> None:
        if not Tag.objects.filter(pk=self.theme).exists():
            raise BulkRefused("le thème n’existe plus.")
        if value:
            TaggedArticle.objects.get_or_create(content_object=article, tag_id=self.theme)
        else:
            TaggedArticle.objects.filter(content_object=article, tag=self.theme).delete()
        article.save(update_fields=["modified_at"])  # whoever has its form open is told


class RubriqueAspect:
    name = "rubrique"

    def read(self, article: Article) -> int | None:
        return article.rubrique_id

    def write(self, article: Article, value: int | None, *, by) -> None:
        if value is not None and not Rubrique.objects.filter(pk=value).exists():
            raise BulkRefused("la rubrique n’existe plus.")
        article.rubrique_id = value
        article.save(update_fields=["rubrique", "modified_at"])


class StateAspect:
    """The status and the date of publication. People and organisations that came out with an article stay public."""

    name = "état"

    def read(self, article: Article) -> list:
        return [article.status, article.published_at.isoformat() if article.published_at else None]

    def write(self, article: Article, value: list, *, by) -> None:
        status, moment = value[0], parse_datetime(value[1]) if value[1] else None
        try:
            self._lead(article, status, moment, by)
        except PublicationRefused as refusal:
            raise BulkRefused(" ".join(gap.message for gap in refusal.gaps)) from refusal
        except MoveRefused as refusal:
            raise BulkRefused(str(refusal)) from refusal

    def _lead(self, article: Article, status: str, moment: datetime | None, by) -> None:
        if status == Status.PUBLISHED:
            services.publish(article, by=by, at=moment)
        elif status == Status.WITHDRAWN:
            services.withdraw(article, by=by)
        else:
            services.back_to_draft(article, by=by)
            article.published_at = moment
            article.save(update_fields=["published_at"])
            services.refresh(article)
            if status == Status.REVIEW:  # an article that readers had is a draft again before anybody reads it
                services.send_to_review(article, by=by)


def connect() -> None:
    model = Article._meta.label
    for kind in ("add_theme", "remove_theme"):
        bulk.register(kind, ThemeAspect, model=model)
    bulk.register("set_rubrique", lambda subject: RubriqueAspect(), model=model)
    for kind in ("publish_now", "withdraw"):
        bulk.register(kind, lambda subject: StateAspect(), model=model)


def themes_of(articles) -> list[Model]:
    """The themes that one at least of `articles` bears."""
    return list(Tag.objects.filter(tagged__content_object__in=articles).distinct().alphabetical())

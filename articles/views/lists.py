from django.db.models import Exists, OuterRef
from django.urls import reverse

from articles.archives import filed_years
from articles.models import Article, ArticleType, Rubrique
from portal.core.pages import Crumb, PageInfo
from portal.core.views import ListOf, PublishedList

SHORTEST = 40  # characters of a description that says something


def listed_types():
    """The types of which an article is public."""
    return ArticleType.objects.filter(Exists(Article.objects.published().filter(type=OuterRef("pk"))))


class ArticleListView(PublishedList):
    template_name = "articles/article_list.html"

    def get_queryset(self):
        return Article.objects.published().newest_first().with_card()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.get_aside(), **kwargs)

    def get_aside(self) -> dict:
        """The other ways into the articles; a feed has none."""
        return {"types": listed_types(), "years": filed_years()}

    def get_list_page(self, context):
        return PageInfo(
            title="Articles",
            description="Tous les articles de la rédaction sur les données de santé, du plus récent au plus ancien.",
            breadcrumb=(Crumb("Articles"),),
        )


class RubriqueView(ListOf):
    template_name = "articles/rubrique_detail.html"

    def get_owners(self):
        return Rubrique.objects.all()

    def get_queryset(self):
        return self.owner.articles.published().newest_first().with_card()

    def get_list_page(self, context):
        name, description = self.owner.name, self.owner.description
        usual = f"Les articles de la rubrique {name}, du plus récent au plus ancien."
        return PageInfo(
            title=name,
            description=description if len(description) >= SHORTEST else f"{description} {usual}".strip(),
            breadcrumb=(Crumb(name),),
        )


class ArticleTypeView(ListOf):
    template_name = "articles/articletype_detail.html"

    def get_owners(self):
        return ArticleType.objects.all()

    def get_queryset(self):
        return self.owner.articles.published().newest_first().with_card()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.get_aside(), **kwargs)

    def get_aside(self) -> dict:
        """The other types; a feed has none."""
        return {"types": listed_types()}

    def get_list_page(self, context):
        name = self.owner.plural_name
        return PageInfo(
            title=name,
            description=f"{name}\u00a0: tout ce que la rédaction a publié sous cette forme, "
            "du plus récent au plus ancien.",
            breadcrumb=(Crumb("Articles", reverse("articles:list")), Crumb(name)),
        )

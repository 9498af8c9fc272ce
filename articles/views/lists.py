from articles.models import Article, ArticleType, Rubrique
from articles.queries import article_cards
from portal.core.views import ListOf, PublishedList


class ArticleListView(PublishedList):
    template_name = "articles/article_list.html"

    def get_queryset(self):
        return article_cards(Article.objects.published().newest_first())


class RubriqueView(ListOf):
    template_name = "articles/rubrique_detail.html"

    def get_owners(self):
        return Rubrique.objects.all()

    def get_queryset(self):
        return article_cards(self.owner.articles.published().newest_first())


class ArticleTypeView(ListOf):
    template_name = "articles/articletype_detail.html"

    def get_owners(self):
        return ArticleType.objects.all()

    def get_queryset(self):
        return article_cards(self.owner.articles.published().newest_first())

from articles.models import Article, ArticleType, Rubrique
from portal.core.views import ListOf, PublishedList


class ArticleListView(PublishedList):
    template_name = "articles/article_list.html"

    def get_queryset(self):
        return Article.objects.published().newest_first().with_card()


class RubriqueView(ListOf):
    template_name = "articles/rubrique_detail.html"

    def get_owners(self):
        return Rubrique.objects.all()

    def get_queryset(self):
        return self.owner.articles.published().newest_first().with_card()


class ArticleTypeView(ListOf):
    template_name = "articles/articletype_detail.html"

    def get_owners(self):
        return ArticleType.objects.all()

    def get_queryset(self):
        return self.owner.articles.published().newest_first().with_card()

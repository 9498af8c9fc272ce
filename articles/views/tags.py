from articles.models import Article, Tag
from articles.queries import published_quotes
from portal.core.views import ListOf, PublishedList

QUOTES = 5


class TagListView(PublishedList):
    template_name = "articles/tag_list.html"
    page_size = 300

    def get_queryset(self):
        return Tag.objects.published().alphabetical()


class TagDetailView(ListOf):
    """A theme: its articles, what was said in them, and the organisation of the same name."""

    template_name = "articles/tag_detail.html"

    def get_owners(self):
        return Tag.objects.published().select_related("organisation").prefetch_related("synonyms")

    def get_queryset(self):
        return Article.objects.published().filter(tagged__tag=self.owner).newest_first().with_card()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            quotes=published_quotes().filter(parent__tagged__tag=self.owner)[:QUOTES], **kwargs
        )

"""The search: records by their names, articles by their titles or number."""

from django.http import HttpResponseRedirect
from django.views.generic import TemplateView

from articles.models import Article
from portal.core.pages import Crumb, PageInfo
from portal.core.typography import NNBSP
from portal.core.views import PageMixin, ReadOnlyMixin
from portal.search import groups as looked_at
from portal.search.fewer import found_with_fewer
from portal.search.forms import LENGTH, WORDS, SearchForm
from portal.search.groups import found, window_start
from portal.search.suggestions import followed_themes, latest_articles


class SearchView(PageMixin, TemplateView):
    template_name = "search/results.html"

    def get(self, request, *args, **kwargs):
        self.form = SearchForm(request.GET)
        article = self._numbered()
        return HttpResponseRedirect(article.get_absolute_url()) if article else super().get(request, *args, **kwargs)

    def _numbered(self) -> Article | None:
        """The public article whose number was typed: there is nothing else to choose from."""
        if self.form.number is None:
            return None
        return Article.objects.published().only("number", "slug").filter(number=self.form.number).first()

    def get_context_data(self, **kwargs):
        words = self.form.words
        oldest = window_start() if words else None
        groups, kept = found(self.form.key, words, oldest), []
        if not groups:
            kept, groups = found_with_fewer(words, oldest)
        return super().get_context_data(
            query=self.form.query,
            groups=groups,
            kept=self.form.as_typed(kept),
            is_cut=self.form.is_cut,
            length=LENGTH,
            words=WORDS,
            window=f"{looked_at.WINDOW:,}".replace(",", NNBSP) if oldest else "",
            themes=[] if groups else followed_themes(),
            latest=[] if groups else latest_articles(),
            **kwargs,
        )

    def get_page(self, context):
        query = context["query"]
        return PageInfo(
            title=f"Recherche\u00a0: {query}" if query else "Recherche",
            description="Rechercher un article, une personne, une organisation, un événement ou un thème par son nom.",
            breadcrumb=(Crumb("Recherche"),),
            schema_type="SearchResultsPage",
            is_indexed=False,
        )


class OpenSearchView(ReadOnlyMixin, TemplateView):
    """Lets a browser search the site from its address bar."""

    template_name = "opensearch.xml"
    content_type = "application/opensearchdescription+xml"

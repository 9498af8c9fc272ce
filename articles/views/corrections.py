from django.shortcuts import get_object_or_404

from articles.models import Change
from portal.core.publishing import published_q
from portal.core.views import PublishedList
from portal.editorial.models import Address, EditorialPage
from portal.editorial.views import page_info

PUBLIC_KINDS = (*Change.NOTICES, Change.Kind.PRECISION)


class CorrectionListView(PublishedList):
    """What the house says of its corrections, then those that it has made, of articles and of quotes."""

    template_name = "editorial/corrections.html"

    def get(self, request, *args, **kwargs):
        self.policy = get_object_or_404(EditorialPage, address=Address.CORRECTIONS)
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        shown = Change.objects.told().filter(published_q("article__"), kind__in=PUBLIC_KINDS)
        bodies = ("article__body_html", "article__body_text", "article__outline")
        return shown.select_related("article", "quote").defer(*bodies)

    def get_list_page(self, context):
        return page_info(self.policy)

    def get_nodes(self, page, context):
        """A correction is no page of its own: the graph of its article tells it."""
        return []

    def get_context_data(self, **kwargs):
        return super().get_context_data(policy=self.policy, **kwargs)

from itertools import groupby

from django.views.generic import ListView

from articles.models import GlossaryTerm
from articles.structured_data.glossary import SET_NAME, glossary
from portal.core.pages import Crumb, PageInfo
from portal.core.views import PageMixin


class GlossaryView(PageMixin, ListView):
    """Every term on one page, so that each keeps the address that articles link to."""

    template_name = "articles/glossary.html"
    queryset = GlossaryTerm.objects.order_by("term_key", "pk")

    def get_page(self, context):
        return PageInfo(
            title=SET_NAME,
            description="Les sigles et les mots des données de santé, développés et définis par la rédaction.",
            breadcrumb=(Crumb(SET_NAME),),
            schema_type="CollectionPage",
        )

    def get_nodes(self, page, context):
        return [glossary(context["object_list"])]

    def get_context_data(self, **kwargs):
        terms = list(self.object_list)
        groups = [(letter, list(held)) for letter, held in groupby(terms, key=lambda term: term.initial)]
        return super().get_context_data(object_list=terms, groups=groups, **kwargs)

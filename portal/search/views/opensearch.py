from django.views.generic import TemplateView

from portal.core.views import ReadOnlyMixin


class OpenSearchView(ReadOnlyMixin, TemplateView):
    """Lets a browser search the site from its address bar."""

    template_name = "opensearch.xml"
    content_type = "application/opensearchdescription+xml"

from datetime import datetime, time

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView

from portal.core.pages import Crumb, PageInfo
from portal.core.views import PageMixin
from portal.editorial.models import EditorialPage


def page_info(page: EditorialPage) -> PageInfo:
    return PageInfo(
        title=page.title,
        description=page.standfirst,
        breadcrumb=(Crumb(page.title),),
        modified_at=timezone.make_aware(datetime.combine(page.updated_on, time(12))),
    )


class EditorialPageView(PageMixin, DetailView):
    """A page of the house; some print, beside their text, what the settings say (templates/editorial/<address>)."""

    address = ""

    def get_object(self, queryset=None):
        return get_object_or_404(EditorialPage, address=self.address)

    def get_template_names(self):
        return [f"editorial/{self.address}.html", "editorial/page.html"]

    def get_page(self, context):
        return page_info(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(legal=settings.LEGAL, **kwargs)

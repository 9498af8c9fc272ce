from django.shortcuts import get_object_or_404

from articles.models import Event, Tag
from articles.queries import quote_pages, quotes_filtered
from articles.views.articles import GONE
from organisations.models import Organisation
from people.models import Person
from portal.core.views import PublishedDetail, PublishedList, slug_parameter


class QuoteListView(PublishedList):
    """The full quotes, newest first, of everybody or narrowed to a person, an organisation, a theme, an event."""

    template_name = "articles/quote_list.html"

    def get_filters(self):
        return {name: slug_parameter(self.request, name) for name in ("personne", "organisation", "theme", "evenement")}

    def get_owners(self) -> dict:
        """The public records that the filters name; one that is not public is « not found »."""
        known = {
            "personne": Person.objects.published(),
            "organisation": Organisation.objects.published(),
            "theme": Tag.objects.published(),
            "evenement": Event.objects.published(),
        }
        return {name: get_object_or_404(known[name], slug=slug) for name, slug in self.get_filters().items() if slug}

    def get_queryset(self):
        self.owners = self.get_owners()
        return quotes_filtered(self.owners)

    def get_context_data(self, **kwargs):
        return super().get_context_data(owners=list(self.owners.values()), **kwargs)


class QuoteDetailView(PublishedDetail):
    """A quote follows its article: public, withdrawn or unknown with it."""

    template_name = "articles/quote_detail.html"
    gone_notice = GONE

    def get_queryset(self):
        return quote_pages()

    def get_judged(self):
        return self.object.parent

    def get_context_data(self, **kwargs):
        speaker, day = self.object.speaker, self.object.spoken_on
        is_known = speaker is not None and speaker.is_published and day is not None
        return super().get_context_data(functions=speaker.functions_on(day) if is_known else [], **kwargs)

from organisations.models import Organisation
from organisations.queries import directory_shelves, people_of, public_articles, public_quotes, relations_of
from portal.core.views import PublishedDetail, PublishedList, choice_parameter, letter_parameter

ARTICLES, QUOTES, EVENTS = 20, 10, 20


class OrganisationListView(PublishedList):
    """The directory (« annuaire »), narrowed by kind and by first letter."""

    template_name = "organisations/organisation_list.html"
    page_size = 60

    def get_filters(self):
        return {
            "nature": choice_parameter(self.request, "nature", Organisation.Kind.values),
            "lettre": letter_parameter(self.request),
        }

    def get_queryset(self):
        filters = self.get_filters()
        organisations = Organisation.objects.published().with_names().order_by("name_key", "pk")
        if filters["nature"]:
            organisations = organisations.filter(kind=filters["nature"])
        return organisations.filter(name_key__startswith=filters["lettre"])

    def get_context_data(self, **kwargs):
        filters = self.get_filters()
        kind, letter = filters["nature"], filters["lettre"]
        shelves = directory_shelves()
        kinds = {kind} | {held for held, initial in shelves if letter in {"", initial}}
        letters = {letter} | {initial for held, initial in shelves if kind in {"", held}}
        return super().get_context_data(
            kinds=[choice for choice in Organisation.Kind.choices if choice[0] in kinds],
            letters=sorted(filter(str.isalpha, letters)),
            kind_name=Organisation.Kind(kind).label if kind else "",
            filters=filters,
            **kwargs,
        )


class OrganisationDetailView(PublishedDetail):
    template_name = "organisations/organisation_detail.html"
    gone_notice = "Cette fiche a été retirée"

    def get_queryset(self):
        return Organisation.objects.select_related("logo").with_names()

    def get_context_data(self, **kwargs):
        organisation = self.object
        quotes = list(public_quotes(organisation)[: QUOTES + 1])
        return super().get_context_data(
            relations=relations_of(organisation),
            functions=people_of(organisation),
            quotes=quotes[:QUOTES],
            has_more_quotes=len(quotes) > QUOTES,
            articles=public_articles(organisation)[:ARTICLES],
            events=organisation.events_organised.published().newest_first()[:EVENTS],
            **kwargs,
        )

from django.shortcuts import get_object_or_404
from django.urls import reverse

from organisations.activity import telling_activity
from organisations.cards import article_cards, newest_articles, newest_events, newest_quotes, quote_cards
from organisations.models import Organisation
from organisations.queries import (
    directory_shelves,
    organisation_at,
    people_of,
    public_articles,
    relations_of,
    themes_named_after,
)
from organisations.structured_data import organisation_node
from organisations.ties import article_keys, event_keys, quote_keys
from portal.core.activity import counts_by_month
from portal.core.pages import Crumb, PageInfo
from portal.core.structured_data import identifier
from portal.core.templatetags.house import plain
from portal.core.views import PublishedDetail, PublishedList, choice_parameter, found_or_404, letter_parameter, refusal

GONE = "Cette fiche a été retirée"
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

    def get_list_page(self, context):
        filters = self.get_filters()
        letter = filters["lettre"].upper()
        kind = Organisation.Kind(filters["nature"]).label if filters["nature"] else ""
        place = f"à la lettre {letter}" if letter else "de A à Z"
        of_kind = f" de nature «\u00a0{kind}\u00a0»" if kind else ""
        return PageInfo(
            title=" – ".join(part for part in ("Annuaire", kind, letter) if part),
            description=f"Les organisations des données de santé{of_kind}, {place}.",
            breadcrumb=(Crumb("Annuaire"),),
            is_indexed=not (kind and letter),
        )

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
    has_feed = True
    gone_notice = GONE

    def get_object(self, queryset=None):
        return found_or_404(organisation_at, slug=self.kwargs["slug"])

    def get_page(self, context):
        organisation = self.object
        described = plain(organisation.description)
        return PageInfo(
            title=organisation.name,
            description=described
            or f"{organisation.full_name}\u00a0: sa fiche, ses citations, les articles qui en parlent.",
            breadcrumb=(Crumb("Annuaire", reverse("organisations:list")), Crumb(organisation.name)),
            main_id=identifier(organisation),
            published_at=organisation.published_at,
        )

    def get_nodes(self, page, context):
        return [organisation_node(self.object, context["relations"], context["functions"])]

    def get_context_data(self, **kwargs):
        organisation = self.object
        said = quote_keys(organisation)
        quotes, articles = newest_quotes(said), newest_articles(article_keys(organisation, said))
        events = newest_events(event_keys(organisation, said))
        return super().get_context_data(
            relations=relations_of(organisation),
            functions=people_of(organisation),
            quotes=quote_cards(quotes.rows[:QUOTES]),
            quote_count=quotes.count,
            articles=article_cards([article for article, _moment in articles.rows[:ARTICLES]]),
            article_count=articles.count,
            has_more_articles=len(articles.rows) > ARTICLES,
            activity=telling_activity(counts_by_month(moment.timestamp() for _article, moment in articles.rows)),
            events=events.rows[:EVENTS],
            event_count=events.count,
            has_more_events=len(events.rows) > EVENTS,
            themes=themes_named_after(organisation),
            **kwargs,
        )


class OrganisationArticlesView(PublishedList):
    """All the articles where an organisation speaks or is named, of which its page shows the newest.

    The list follows the organisation: gone when it is withdrawn, never empty.
    """

    template_name = "organisations/organisation_articles.html"
    may_be_empty = False
    has_feed = False

    def get(self, request, *args, **kwargs):
        self.organisation = get_object_or_404(Organisation, slug=kwargs["slug"])
        return refusal(request, self.organisation, GONE) or super().get(request, *args, **kwargs)

    def get_queryset(self):
        return public_articles(self.organisation, quote_keys(self.organisation))

    def get_context_data(self, **kwargs):
        return super().get_context_data(organisation=self.organisation, **kwargs)

    def get_list_page(self, context):
        organisation = self.organisation
        return PageInfo(
            title=f"Articles où paraît {organisation.name}",
            description=f"{organisation.name} dans les articles\u00a0: ce qui s’y dit en son nom ou à son sujet, "
            "du plus récent au plus ancien.",
            breadcrumb=(
                Crumb("Annuaire", reverse("organisations:list")),
                Crumb(organisation.name, organisation.get_absolute_url()),
                Crumb("Articles"),
            ),
        )

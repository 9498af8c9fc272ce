from django.urls import reverse

from articles.models import Dossier
from articles.queries.dossiers import dossier_cards, entries_of, most_present
from portal.core.pages import Crumb, PageInfo
from portal.core.structured_data import identifier, item_list, node
from portal.core.templatetags.house import plain
from portal.core.views import PublishedDetail, PublishedList


class DossierListView(PublishedList):
    template_name = "articles/dossier_list.html"

    def get_queryset(self):
        return dossier_cards()

    def get_list_page(self, context):
        return PageInfo(
            title="Dossiers",
            description="Les sujets que la rédaction suit dans la durée\u00a0: leurs articles dans l’ordre, "
            "et où en sont les choses.",
            breadcrumb=(Crumb("Dossiers"),),
        )


class DossierDetailView(PublishedDetail):
    """A story followed over time: where it stands, its articles in their order, who is found in them."""

    template_name = "articles/dossier_detail.html"
    gone_notice = "Ce dossier a été retiré"
    has_feed = True

    def get_queryset(self):
        return Dossier.objects.all()

    def get_page(self, context):
        dossier = self.object
        told = dossier.standfirst or plain(dossier.state_of_play) or "ses articles, et où en sont les choses."
        return PageInfo(
            title=f"{dossier.title}, dossier",
            description=f"Dossier «\u00a0{dossier.title}\u00a0»\u00a0: {told}",
            breadcrumb=(Crumb("Dossiers", reverse("dossiers:list")), Crumb(dossier.title)),
            schema_type="CollectionPage",
            main_id=identifier(dossier),
        )

    def get_nodes(self, page, context):
        articles = [entry.article for entry in context["entries"]]
        return [
            node(
                "ItemList",
                self.object,
                name=self.object.title,
                description=self.object.standfirst,
                numberOfItems=len(articles),
                itemListOrder="https://schema.org/ItemListOrderAscending",
                itemListElement=item_list(articles)["itemListElement"],
            )
        ]

    def get_context_data(self, **kwargs):
        entries = entries_of(self.object)
        people, organisations = most_present([entry.article for entry in entries])
        return super().get_context_data(entries=entries, people=people, organisations=organisations, **kwargs)

from django.urls import reverse

from articles.models import Tag
from articles.queries.themes import COUNTED, RANKED, about_theme, articles_of, first_of, newest_of, public_theme
from articles.structured_data.themes import SET_NAME, defined_term, term_set
from articles.trends import most_borne, newest_ids
from organisations.cards import article_cards
from portal.core.counting import Count
from portal.core.pages import Crumb, PageInfo
from portal.core.structured_data import identifier
from portal.core.templatetags.house import plain
from portal.core.views import ListOf, PublishedList, found_or_404, letter_parameter

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FOLLOWED, FOLLOWED_IN = 12, 300  # themes of the first block, and the newest articles that choose them


class TagListView(PublishedList):
    """The themes from A to Z; on its first page, before them, those of the newest articles."""

    template_name = "articles/tag_list.html"
    page_size = 300

    def get_filters(self):
        return {"lettre": letter_parameter(self.request)}

    def get_letter(self) -> str:
        return self.get_filters().get("lettre", "")

    def get_queryset(self):
        return Tag.objects.published().alphabetical().filter(name_key__startswith=self.get_letter())

    def get_feed_path(self):
        """One feed whatever the letter: what is written about does not go by letters."""
        return f"{self.own_path}flux/"

    def get_list_page(self, context):
        letter = self.get_letter().upper()
        crumbs = (Crumb("Thèmes", reverse("articles:tags")), Crumb(letter)) if letter else (Crumb("Thèmes"),)
        return PageInfo(
            title=f"Thèmes – {letter}" if letter else "Thèmes",
            description="Les sujets que suit la rédaction dans le champ des données de santé, "
            + (f"à la lettre {letter}." if letter else "de A à Z."),
            breadcrumb=crumbs,
            is_indexed=bool(context["object_list"]) or not letter,
        )

    def get_nodes(self, page, context):
        return [*super().get_nodes(page, context), term_set()]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(filters=self.get_filters(), letters=LETTERS, **kwargs)
        return context | self.get_aside(context)

    def get_aside(self, context) -> dict:
        """What is shown around the page’s themes; a feed has none of it."""
        for tag in context["object_list"]:
            tag.initial = tag.name_key[:1].upper() if tag.name_key[:1].isalpha() else ""
        is_start = context["page_number"] == 1 and not self.get_letter()
        newest = newest_ids(FOLLOWED_IN) if is_start else []
        return {"followed": most_borne(newest, shown=FOLLOWED) if newest else [], "followed_in": len(newest)}


class TagDetailView(ListOf):
    """A theme: its articles, and on their first page what was said of it, by whom, when, and what goes with it."""

    template_name = "articles/tag_detail.html"

    def get_owner(self, slug):
        return found_or_404(public_theme, slug=slug)

    def get_queryset(self):
        return articles_of(self.owner).with_card()

    def read_rows(self, rows):
        """Those of the first page are among the articles that the rest of it is made of."""
        if not self.is_first_page:
            return super().read_rows(rows)
        self.newest = newest_of(self.owner)
        return article_cards(first_of(self.newest, self.page_size + 1))[: self.page_size + 1]

    @property
    def is_first_page(self) -> bool:
        return self.request.GET.get("page", "1") == "1"

    def get_context_data(self, **kwargs):
        aside = self.get_aside() if self.is_first_page else {}
        return super().get_context_data(is_first_page=self.is_first_page, **aside, **kwargs)

    def get_aside(self) -> dict:
        """What surrounds the articles; a feed has none of it."""
        return about_theme(self.owner, self.newest) | {"counted": Count(COUNTED), "ranked": Count(RANKED)}

    def get_nodes(self, page, context):
        return [*([defined_term(self.owner)] if self.is_first_page else []), *super().get_nodes(page, context)]

    def get_list_page(self, context):
        name = self.owner.name
        return PageInfo(
            # An organisation, a section and a theme may have one name: their pages do not.
            title=f"{name[:1].upper()}{name[1:]}, thème",
            description=self._description(),
            breadcrumb=(Crumb(SET_NAME, reverse("articles:tags")), Crumb(name)),
            main_id=identifier(self.owner),
        )

    def _description(self) -> str:
        name, description = self.owner.name, plain(self.owner.description)
        usual = f"Ce qui se passe et se dit sur le thème «\u00a0{name}\u00a0»\u00a0: articles, citations, intervenants."
        return description if len(description) >= 40 else f"{description} {usual}".strip()

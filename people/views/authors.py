from django.urls import reverse

from people.queries import articles_signed, letters_of_authors, listed_authors, public_functions, themes_signed
from people.structured_data import person_node
from people.views.lists import ListOfPerson, PeopleByLetter
from portal.core.pages import Crumb, PageInfo
from portal.core.structured_data import identifier
from portal.core.templatetags.house import plain


class AuthorListView(PeopleByLetter):
    """Those who sign."""

    template_name = "people/author_list.html"

    def get_people(self):
        return listed_authors()

    def get_held(self):
        return letters_of_authors()

    def get_list_page(self, context):
        where = f"à la lettre {self.letter}" if self.letter else "de A à Z"
        return PageInfo(
            title=f"Auteurs – {self.letter}" if self.letter else "Auteurs",
            description=f"Celles et ceux qui signent les articles, {where}\u00a0: leurs thèmes, leurs articles.",
            breadcrumb=(Crumb("Auteurs"),),
            is_indexed=bool(context["object_list"]),
        )


class AuthorView(ListOfPerson):
    """What a person signed. Who signed nothing public has no such page."""

    template_name = "people/author_detail.html"

    def get_queryset(self):
        return articles_signed(self.person)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            functions=public_functions(self.person), themes=themes_signed(self.person), **kwargs
        )

    def get_list_page(self, context):
        author = self.person
        about = plain(author.biography)
        return PageInfo(
            title=f"Articles signés {author.name}",
            description=f"Les articles signés {author.name}, du plus récent au plus ancien. {about}".strip(),
            breadcrumb=(Crumb("Auteurs", reverse("people:authors")), Crumb(author.name)),
            og_type="profile",
            schema_type="ProfilePage",
            main_id=identifier(author),
            is_indexed=not author.is_unlisted,
        )

    def get_nodes(self, page, context):
        return [person_node(self.person, context["functions"]), *super().get_nodes(page, context)]

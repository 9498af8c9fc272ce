"""People from A to Z, and what hangs from one of them."""

import string

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from people.models import Person
from people.queries import letters_of_people, listed_people, present
from portal.core.pages import Crumb, PageInfo
from portal.core.views import PublishedList, letter_parameter, refusal

GONE = "Cette fiche a été retirée"


class PeopleByLetter(PublishedList):
    """People by family name, narrowed by its first letter."""

    page_size = 60

    def get_people(self) -> QuerySet:
        raise NotImplementedError

    def get_held(self) -> set[str]:
        """The letters that hold somebody."""
        raise NotImplementedError

    def get_filters(self):
        return {"lettre": letter_parameter(self.request)}

    @property
    def letter(self) -> str:
        return self.get_filters()["lettre"].upper()

    def get_queryset(self):
        people = self.get_people().select_related("portrait").order_by("sort_key", "pk")
        letter = self.get_filters()["lettre"]
        return people.filter(sort_key__startswith=letter) if letter else people

    def get_letters(self) -> list[tuple[str, bool]]:
        """The alphabet, each letter with whether it holds somebody. Asked for by the page, not by its feed."""
        held = self.get_held()
        return [(letter, letter in held) for letter in string.ascii_lowercase]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            filters=self.get_filters(), letter=self.letter, letters=self.get_letters, **kwargs
        )
        present(context["object_list"])
        return context


class PersonListView(PeopleByLetter):
    """Those who spoke."""

    template_name = "people/person_list.html"

    def get_people(self):
        return listed_people()

    def get_held(self):
        return letters_of_people()

    def get_list_page(self, context):
        where = f"à la lettre {self.letter}" if self.letter else "de A à Z"
        return PageInfo(
            title=f"Intervenants – {self.letter}" if self.letter else "Intervenants",
            description=f"Celles et ceux qui parlent des données de santé, {where}\u00a0: fonctions et citations.",
            breadcrumb=(Crumb("Intervenants"),),
            is_indexed=bool(context["object_list"]),
        )


class ListOfPerson(PublishedList):
    """A list that hangs from a person, and follows them: gone when they are withdrawn, never empty."""

    may_be_empty = False

    def get(self, request, *args, **kwargs):
        self.person = get_object_or_404(Person.objects.select_related("portrait"), slug=kwargs["slug"])
        return refusal(request, self.person, GONE) or super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(person=self.person, **kwargs)

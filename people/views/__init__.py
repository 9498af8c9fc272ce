from people.views.authors import AuthorListView, AuthorView
from people.views.detail import PersonArticlesView, PersonDetailView
from people.views.lists import PersonListView

__all__ = ["AuthorListView", "AuthorView", "PersonArticlesView", "PersonDetailView", "PersonListView"]

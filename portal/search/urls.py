from django.urls import path

from portal.search.views.opensearch import OpenSearchView
from portal.search.views.results import SearchView
from portal.search.views.suggestions import SuggestionsView

urlpatterns = [
    path("recherche/", SearchView.as_view(), name="search"),
    path("recherche/suggestions/", SuggestionsView.as_view(), name="search_suggestions"),
    path("opensearch.xml", OpenSearchView.as_view(), name="opensearch"),
]

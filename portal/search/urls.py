from django.urls import path

from portal.search.views import OpenSearchView, SearchView

urlpatterns = [
    path("recherche/", SearchView.as_view(), name="search"),
    path("opensearch.xml", OpenSearchView.as_view(), name="opensearch"),
]

from django.urls import path

from articles.views import dossiers

app_name = "dossiers"

urlpatterns = [
    path("", dossiers.DossierListView.as_view(), name="list"),
    path("<slug:slug>/", dossiers.DossierDetailView.as_view(), name="detail"),
]

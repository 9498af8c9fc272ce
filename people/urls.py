from django.urls import path

from people import views

app_name = "people"

urlpatterns = [
    path("intervenants/", views.PersonListView.as_view(), name="list"),
    path("intervenants/<slug:slug>/", views.PersonDetailView.as_view(), name="detail"),
    path("intervenants/<slug:slug>/articles/", views.PersonArticlesView.as_view(), name="articles"),
    path("auteurs/", views.AuthorListView.as_view(), name="authors"),
    path("auteurs/<slug:slug>/", views.AuthorView.as_view(), name="author"),
]

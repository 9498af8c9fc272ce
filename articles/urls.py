from django.urls import path

from articles.views import articles, lists, tags

app_name = "articles"

urlpatterns = [
    path("articles/", lists.ArticleListView.as_view(), name="list"),
    path("articles/<int:number>-<slug:slug>/", articles.ArticleDetailView.as_view(), name="detail"),
    path("n/<int:number>/", articles.ArticleNumberView.as_view(), name="number"),
    path("rubriques/<slug:slug>/", lists.RubriqueView.as_view(), name="rubrique"),
    path("types/<slug:slug>/", lists.ArticleTypeView.as_view(), name="type"),
    path("themes/", tags.TagListView.as_view(), name="tags"),
    path("themes/<slug:slug>/", tags.TagDetailView.as_view(), name="tag"),
]

from django.urls import path

from articles import converters  # noqa: F401 - registers year, month and day
from articles.views import archives, articles, glossary, lists, shared_drafts, tags

app_name = "articles"

urlpatterns = [
    path("articles/", lists.ArticleListView.as_view(), name="list"),
    path("articles/<int:number>-<slug:slug>/", articles.ArticleDetailView.as_view(), name="detail"),
    path("articles/<year:year>/", archives.ArchiveView.as_view(), name="year"),
    path("articles/<year:year>/<month:month>/", archives.ArchiveView.as_view(), name="month"),
    path("articles/<year:year>/<month:month>/<day:day>/", archives.ArchiveView.as_view(), name="day"),
    path("n/<int:number>/", articles.ArticleNumberView.as_view(), name="number"),
    path("apercu/<str:token>/", shared_drafts.SharedDraftView.as_view(), name="shared"),
    path("rubriques/<slug:slug>/", lists.RubriqueView.as_view(), name="rubrique"),
    path("types/<slug:slug>/", lists.ArticleTypeView.as_view(), name="type"),
    path("glossaire/", glossary.GlossaryView.as_view(), name="glossary"),
    path("themes/", tags.TagListView.as_view(), name="tags"),
    path("themes/<slug:slug>/", tags.TagDetailView.as_view(), name="tag"),
]

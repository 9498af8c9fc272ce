"""Every feed, at the address of its list followed by `flux/`. Before the pages: a slug would match as well."""

from django.urls import path

from articles import converters  # noqa: F401 - registers year, month and day
from portal.feeds import articles, corrections, dossiers, events, index, organisations, people, quotes, search

app_name = "feeds"

urlpatterns = [
    path("intervenants/flux/", people.PersonListFeed.as_view(), name="people"),
    path("intervenants/<slug:slug>/flux/", people.PersonFeed.as_view(), name="person"),
    path("auteurs/flux/", people.AuthorListFeed.as_view(), name="authors"),
    path("auteurs/<slug:slug>/flux/", people.AuthorFeed.as_view(), name="author"),
    path("flux/", index.FeedIndexView.as_view(), name="index"),
    path("annuaire/flux/", organisations.OrganisationListFeed.as_view(), name="organisations"),
    path("annuaire/<slug:slug>/flux/", organisations.OrganisationFeed.as_view(), name="organisation"),
    path("corrections/flux/", corrections.CorrectionFeed.as_view(), name="corrections"),
    path("articles/flux/", articles.ArticleFeed.as_view(), name="articles"),
    path("articles/flux.json", articles.ArticleJsonFeed.as_view(), name="articles_json"),
    path("dossiers/flux/", dossiers.DossierListFeed.as_view(), name="dossiers"),
    path("dossiers/<slug:slug>/flux/", dossiers.DossierFeed.as_view(), name="dossier"),
    path("evenements/flux/", events.EventListFeed.as_view(), name="events"),
    path("evenements/<slug:slug>/flux/", events.EventFeed.as_view(), name="event"),
    path("citations/flux/", quotes.QuoteFeed.as_view(), name="quotes"),
    path("citations/flux.json", quotes.QuoteJsonFeed.as_view(), name="quotes_json"),
    path("articles/<year:year>/flux/", articles.ArchiveFeed.as_view(), name="year"),
    path("articles/<year:year>/<month:month>/flux/", articles.ArchiveFeed.as_view(), name="month"),
    path("articles/<year:year>/<month:month>/<day:day>/flux/", articles.ArchiveFeed.as_view(), name="day"),
    path("rubriques/<slug:slug>/flux/", articles.RubriqueFeed.as_view(), name="rubrique"),
    path("types/<slug:slug>/flux/", articles.ArticleTypeFeed.as_view(), name="type"),
    path("recherche/flux/", search.SearchFeed.as_view(), name="search"),
    path("themes/flux/", articles.TagListFeed.as_view(), name="tags"),
    path("themes/<slug:slug>/flux/", articles.TagFeed.as_view(), name="tag"),
]

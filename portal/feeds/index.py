"""The page that tells people which feeds there are, and what a feed is for."""

from dataclasses import dataclass

from django.urls import reverse
from django.views.generic import TemplateView

from articles.queries.articles import listed_rubriques
from articles.views.lists import listed_types
from portal.core.pages import Crumb, Link, PageInfo
from portal.core.views import PageMixin
from portal.search.views.ways import RECENT, followed_themes


@dataclass(frozen=True)
class Feed:
    """What a feed holds, where it is and where the page with the same things is."""

    title: str
    url: str
    page_url: str = ""
    note: str = ""


@dataclass(frozen=True)
class FeedGroup:
    name: str
    title: str
    feeds: list[Feed]
    note: str = ""


def feed_of(record, title: str = "") -> Feed:
    address = record.get_absolute_url()
    return Feed(title or str(record), f"{address}flux/", address)


def _list(title: str, name: str, note: str = "") -> Feed:
    address = reverse(name)
    return Feed(title, f"{address}flux/", address, note)


def _of_everything() -> list[Feed]:
    articles, quotes = reverse("articles:list"), reverse("quotes:list")
    return [
        _list("Tous les articles", "articles:list", "Chaque article à sa parution, en entier."),
        Feed("Tous les articles, en JSON", f"{articles}flux.json", articles, "Le même flux au format JSON Feed."),
        _list("Citations", "quotes:list", "Qui a dit quoi, à mesure que les articles paraissent."),
        Feed("Citations, en JSON", f"{quotes}flux.json", quotes, "Le même flux au format JSON Feed."),
        _list("Dossiers", "dossiers:list", "Les histoires suivies dans la durée."),
        _list("Corrections", "corrections", "Ce qui a été corrigé ou précisé après publication."),
    ]


def _of_people() -> list[Feed]:
    return [
        _list("Intervenants", "people:list", "Les dernières personnes entrées dans les pages."),
        _list("Annuaire", "organisations:list", "Les dernières fiches d’organisation."),
        _list("Auteurs", "people:authors", "Celles et ceux qui signent ici."),
    ]


def _of_events() -> list[Feed]:
    return [
        _list("Événements", "events:list", "Les rencontres annoncées ou racontées."),
        Feed(
            "Calendrier", reverse("events:calendar"), reverse("events:list"), "Pour votre agenda, au format iCalendar."
        ),
    ]


def feed_groups() -> list[FeedGroup]:
    groups = [
        FeedGroup(
            "tout",
            "Tout le site",
            _of_everything(),
            "Toute recherche a aussi le sien\u00a0: le lien est au bas de ses résultats.",
        ),
        FeedGroup("rubriques", "Par rubrique", [feed_of(rubrique) for rubrique in listed_rubriques()]),
        FeedGroup("types", "Par type d’article", [feed_of(kind, kind.plural_name) for kind in listed_types()]),
        FeedGroup(
            "themes",
            "Par thème",
            [feed_of(tag, f"{tag.name[:1].upper()}{tag.name[1:]}") for tag in followed_themes()],
            f"Les plus fréquents dans les {RECENT} derniers articles au plus. "
            "La page de tout autre thème annonce son flux.",
        ),
        FeedGroup(
            "personnes",
            "Intervenants et organisations",
            _of_people(),
            "Chaque personne et chaque organisation a le sien\u00a0: ajoutez «\u00a0flux/\u00a0» à l’adresse de sa "
            "page, ou donnez cette adresse à votre lecteur, qui le trouvera.",
        ),
        FeedGroup("evenements", "Événements", _of_events()),
    ]
    return [group for group in groups if group.feeds]


class FeedIndexView(PageMixin, TemplateView):
    template_name = "feeds/index.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(groups=feed_groups(), **kwargs)

    def get_page(self, context):
        return PageInfo(
            title="Flux",
            description="Suivre le site sans y revenir\u00a0: tous les flux Atom, JSON et iCalendar, par rubrique, par "
            "thème, par personne ou par événement.",
            breadcrumb=(Crumb("Flux"),),
            links=[Link("Articles", f"{reverse('articles:list')}flux/")],
        )

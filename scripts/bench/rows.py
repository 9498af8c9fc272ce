"""The pages that are measured: a line of the table for each. To measure another one, add a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse

from articles.models import Article, Event, Quote, Tag
from articles.views.events import EventListView
from articles.views.lists import ArticleListView
from articles.views.quotes import QuoteListView
from organisations.models import Organisation
from people.models import Person
from people.views.lists import PersonListView
from scripts.bench.corpus import Corpus

_TURNED, _FIRST = 20, 5  # pages of a list that are asked for


@dataclass(frozen=True)
class Row:
    name: str
    addresses: Callable[[Corpus], list[str]]


def _searches(asked: Callable[[Corpus, Article], dict[str, str]]) -> Callable[[Corpus], list[str]]:
    """The page of results for what is asked of each article drawn."""
    return lambda corpus: [f"{reverse('search')}?{urlencode(asked(corpus, article))}" for article in corpus.articles]


def _theme(article: Article) -> dict[str, str]:
    tags = list(article.tags.all())
    return {"theme": tags[0].slug} if tags else {}


def _suggestions(corpus: Corpus) -> list[str]:
    """As one types: from two letters to eight of a name."""
    typed = [name[: corpus.rng.randint(2, 8)] for name in corpus.names]
    return [f"{reverse('search_suggestions')}?{urlencode({'q': text})}" for text in typed]


def _latest(corpus: Corpus) -> list[str]:
    """The first pages of the list of articles, as readers turn them."""
    last = -(-Article.objects.published().count() // ArticleListView.page_size)
    drawn = [corpus.rng.randint(1, min(last, _TURNED)) for _ in range(corpus.number)]
    return [f"{reverse('articles:list')}?page={page}" for page in drawn]


def _turned(corpus: Corpus, name: str, model: type[Model], size: int) -> list[str]:
    """The first pages of a list of such records, `size` on each; half of all may not stand in it."""
    last = min(max(model.objects.count() // (2 * size), 1), _FIRST)
    return [f"{reverse(name)}?page={corpus.rng.randint(1, last)}" for _rank in range(corpus.number)]


ROWS = [
    Row("vue Django nue", lambda corpus: ["/mesure-nue/"] * corpus.number),  # the first: others are compared with it
    Row("recherche, un mot", _searches(lambda corpus, article: {"q": corpus.words(article, 1)})),
    Row("recherche, deux mots", _searches(lambda corpus, article: {"q": corpus.words(article, 2)})),
    Row(
        "recherche, un mot, par date", _searches(lambda corpus, article: {"q": corpus.words(article, 1), "tri": "date"})
    ),
    Row(
        "recherche, deux mots, par date",
        _searches(lambda corpus, article: {"q": corpus.words(article, 2), "tri": "date"}),
    ),
    Row(
        "recherche, un mot et un thème",
        _searches(lambda corpus, article: {"q": corpus.words(article, 1)} | _theme(article)),
    ),
    Row(
        "recherche, deux mots et une année",
        _searches(lambda corpus, article: {"q": corpus.words(article, 2), "annee": f"{article.published_at:%Y}"}),
    ),
    Row("recherche, un mot fréquent", _searches(lambda corpus, article: {"q": corpus.rng.choice(corpus.frequent)})),
    Row("recherche, une expression", _searches(lambda corpus, article: {"q": corpus.phrase(article)})),
    Row("recherche, un thème seul", _searches(lambda corpus, article: _theme(article))),
    Row("recherche, un mot mal tapé", _searches(lambda corpus, article: {"q": corpus.slip(corpus.words(article, 1))})),
    Row(
        "recherche, un nom de personne",
        lambda corpus: [f"{reverse('search')}?{urlencode({'q': name})}" for name in corpus.people],
    ),
    Row("suggestions", _suggestions),
    Row("accueil", lambda corpus: [reverse("home")] * corpus.number),
    Row("article", lambda corpus: [article.get_absolute_url() for article in corpus.articles]),
    Row("derniers articles", _latest),
    Row("thème", lambda corpus: corpus.pages(Tag.objects.published())),
    Row("personne", lambda corpus: corpus.pages(Person.objects.published())),
    Row("organisation", lambda corpus: corpus.pages(Organisation.objects.published())),
    Row("citation", lambda corpus: corpus.pages(Quote.objects.published())),
    Row("intervenants", lambda corpus: _turned(corpus, "people:list", Person, PersonListView.page_size)),
    Row("auteurs", lambda corpus: [reverse("people:authors")] * corpus.number),
    Row("annuaire", lambda corpus: [reverse("organisations:list")] * corpus.number),
    Row("citations", lambda corpus: _turned(corpus, "quotes:list", Quote, QuoteListView.page_size)),
    Row("événements", lambda corpus: _turned(corpus, "events:list", Event, EventListView.page_size)),
    Row("flux des citations", lambda corpus: [reverse("feeds:quotes")] * corpus.number),
    Row("flux des intervenants", lambda corpus: [reverse("feeds:people")] * corpus.number),
    Row("flux d’un thème", lambda corpus: [f"{address}flux/" for address in corpus.pages(Tag.objects.published())]),
    Row("flux des articles", lambda corpus: [reverse("feeds:articles")] * corpus.number),
]
# Those that `serving` compares, made and kept, with a bare application: one address of each.
SERVED = ("article", "accueil", "thème", "personne", "recherche, un mot", "flux des articles")

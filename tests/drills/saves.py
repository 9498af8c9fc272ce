"""A stream of saves: editors who write one article after another over HTTP, and remember what was acknowledged."""

import http.client
import threading
from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace
from urllib.parse import urlencode

from django.core.management import call_command
from django.test import Client

from articles.models import Article, RelatedArticle, RichText
from portal.core.publishing import Status
from portal.search.kinds import Kind
from portal.search.models import SearchDocument
from tests.admin.forms import add_row, admin_url, fields_of
from tests.drills.site import ask, wait_until
from tests.factories import ArticleFactory, ArticleTypeFactory, TagFactory

SECRET = "a" * 32  # of the cookie that forms are compared with


class Saves:
    """`words` names each article that the site said it had saved; `refusals` counts the other answers."""

    def __init__(self, port: Callable[[], int], editor, number: int = 3):
        client = Client()
        client.force_login(editor)
        self._cookie = f"sessionid={client.cookies['sessionid'].value}; csrftoken={SECRET}"
        self._type = ArticleTypeFactory().pk
        theme = TagFactory()
        self._theme = str(theme.pk)
        ArticleFactory.create_batch(3, tags=[theme])
        self._port, self._number = port, number
        self.words: list[str] = []
        self.refusals: Counter = Counter()
        self.last_refusal = ""
        self._is_over = threading.Event()

    def __enter__(self):
        self._threads = [threading.Thread(target=self._write, args=(rank,)) for rank in range(self._number)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def _write(self, editor: int) -> None:
        number = 0
        while not self._is_over.is_set():
            number += 1
            word = f"zq{editor}x{number:05}"
            try:
                self.refusals.update(self.save(word))
            except (OSError, http.client.HTTPException) as error:
                self.refusals[type(error).__name__] += 1
                self._is_over.wait(0.1)

    def save(self, word: str) -> list[int]:
        """One article, published. What was answered in its place, when it was not."""
        status, _headers, body = self._ask("GET", admin_url(Article, "add"))
        if status != 200:
            self._is_over.wait(0.1)
            return [status]
        posted = fields_of(SimpleNamespace(content=body), "article_form") | {"csrfmiddlewaretoken": SECRET}
        add_row(posted, "articles_richtext_set", text=f"<p>Il a dit {word}.</p>", region="body", ordering=10)
        posted |= {"title": f"La nouvelle {word}", "type": self._type, "tags": self._theme, "_publish": "1"}
        status, _headers, body = self._ask("POST", admin_url(Article, "add"), posted)
        if status == 302:
            self.words.append(word)
            return []
        self.last_refusal = body.decode()
        return [status]

    def _ask(self, method: str, path: str, posted: dict | None = None):
        headers = {"Cookie": self._cookie}
        if posted is None:
            return ask(self._port(), method, path, headers=headers)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return ask(self._port(), method, path, body=urlencode(posted, doseq=True), headers=headers)

    def wait_for_more(self, number: int = 1) -> None:
        wanted = len(self.words) + number
        wait_until(lambda: len(self.words) >= wanted or not self.is_writing(), "nothing is saved any more")
        assert len(self.words) >= wanted, self.refusals

    def is_writing(self) -> bool:
        return all(thread.is_alive() for thread in self._threads)


def assert_nothing_was_lost(saves: Saves) -> None:
    """Each article acknowledged is there with its text, what the search knows of it and its « À lire »."""
    assert saves.words
    titles = [f"La nouvelle {word}" for word in saves.words]
    articles = {article.title: article for article in Article.objects.filter(title__in=titles)}
    assert sorted(articles) == sorted(titles)
    known = SearchDocument.objects.filter(kind=Kind.ARTICLE)
    documents = {document.object_id: document for document in known}
    advised = set(RelatedArticle.objects.values_list("article_id", flat=True))
    for word, title in zip(saves.words, titles, strict=True):
        article = articles[title]
        assert article.status == Status.PUBLISHED
        assert word in article.body_text
        assert article.pk in documents, title
        assert article.pk in advised, title
    call_command("check_integrity")


def assert_nothing_is_left_of(words: list[str]) -> None:
    """Of what was refused."""
    titles = [f"La nouvelle {word}" for word in words]
    assert not Article.objects.filter(title__in=titles).exists()
    assert not RichText.objects.filter(text__regex="|".join(words)).exists()


def assert_search_finds(port: int, words: list[str]) -> None:
    for word in words:
        status, _headers, body = ask(port, "GET", f"/recherche/?q={word}")
        assert status == 200
        assert f"La nouvelle <mark>{word}</mark>" in body.decode(), word

"""What the requests are drawn from: words, themes, years and names that the corpus itself holds."""

import re
from collections import Counter
from functools import cached_property
from random import Random

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article
from people.models import Person
from portal.core.text import name_key
from portal.search import analysis
from portal.search.kinds import Kind
from portal.search.models import SearchName

NAMES = 10_000  # that suggestions are looked for in, at least
_FREQUENT = 20  # words taken for frequent
_WORD = re.compile(r"[^\W\d_]{3,}")


class Corpus:
    """`number` requests of each kind are drawn, the same ones for the same `rng`."""

    def __init__(self, rng: Random, number: int):
        self.rng, self.number = rng, number
        self.names_count = self._fill_names()

    @cached_property
    def articles(self) -> list[Article]:
        published = Article.objects.published()
        keys = list(published.order_by("pk").values_list("pk", flat=True))
        drawn = self.rng.choices(keys, k=self.number)
        found = published.prefetch_related("tags").in_bulk(set(drawn))
        return [found[key] for key in drawn]

    def words(self, article: Article, number: int) -> str:
        """That many words that stand in its title or, every other time, in its text."""
        text = self.rng.choice([article.title, article.body_text])
        found = _words(text)
        return " ".join(self.rng.sample(found, min(number, len(found))) if found else [article.title])

    def phrase(self, article: Article) -> str:
        """Words of its title that follow one another."""
        found = article.title.split()
        first = self.rng.randrange(max(1, len(found) - 3))
        return f'"{" ".join(found[first : first + 3])}"'

    def slip(self, word: str) -> str:
        """The word with two of its letters in the wrong order."""
        place = self.rng.randrange(len(word) - 1)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    @cached_property
    def frequent(self) -> list[str]:
        counted = Counter(word.lower() for article in self.articles for word in set(_words(article.body_text)))
        return [word for word, _number in counted.most_common(_FREQUENT)]

    @cached_property
    def people(self) -> list[str]:
        names = Person.objects.published().order_by("pk").values_list("given_name", "family_name")
        return [" ".join(name) for name in self.rng.choices(list(names[:NAMES]), k=self.number)]

    def pages(self, records: QuerySet) -> list[str]:
        """The addresses of records drawn among those."""
        keys = list(records.order_by("pk").values_list("pk", flat=True))
        drawn = self.rng.choices(keys, k=self.number)
        found = records.in_bulk(set(drawn))
        return [found[key].get_absolute_url() for key in drawn]

    @cached_property
    def names(self) -> list[str]:
        """Names of every kind of record, as they are suggested."""
        names = SearchName.objects.filter(is_whole=True, visible_from__lte=timezone.now()).order_by("pk")
        return self.rng.choices(list(names.values_list("shown", flat=True)[: 3 * NAMES]), k=self.number)

    def _fill_names(self) -> int:
        """How many whole names there are: a small corpus is given other names of its people until there are enough."""
        held = SearchName.objects.filter(is_whole=True).count()
        people = list(Person.objects.published().order_by("pk")[:NAMES])
        made = []
        while people and held + len(made) < NAMES:
            person, given, family = self.rng.choices(people, k=3)
            shown = f"{given.given_name} {family.family_name} {len(made)}"
            told = {"key": name_key(shown), "shown": shown, "visible_from": person.published_at}
            made.append(SearchName(kind=Kind.PERSON, object_id=person.pk, **told))
        SearchName.objects.bulk_create(made)
        return held + len(made)


def _words(text: str) -> list[str]:
    """Its words, each once, but those that a search drops."""
    return [word for word in dict.fromkeys(_WORD.findall(text)) if analysis.alternatives(word)]

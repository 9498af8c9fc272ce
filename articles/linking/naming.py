"""Which articles hold the names of a record, so that a name that is added or changed is proposed where it stands."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db.models import QuerySet

from articles.linking.entries import Rule, Target, is_exact
from articles.linking.folding import exact, searched
from articles.linking.lexicon import Lexicon, current_lexicon
from articles.models import Article, Mention
from articles.quoting.roles import feminine_heads
from portal.core.finding import find

EXAMINED = 1000  # texts read for one save
PHRASES = 16  # names looked for


class Naming(NamedTuple):
    """Articles, the newest first. `is_whole`: there are no others."""

    keys: list[int]
    is_whole: bool


class Sought(NamedTuple):
    """A name to ask the search for, and whether a text found so holds what is looked for."""

    phrase: str
    is_in: Callable[[str, str], bool]  # of the text folded, then as written


def articles_naming(target: Target) -> Naming:
    """Those where a name or a function of the record stands, and that have no mention of it, whatever was decided."""
    lexicon = current_lexicon()
    names = [entry.spelling for entry in lexicon.spellings(target) if entry.rule != Rule.SURNAME]
    found = _holding([*map(_name, dict.fromkeys(names)), *_functions(target, lexicon)])
    decided = set(Mention.objects.filter(**{target.kind: target.pk}).values_list("article", flat=True))
    decided |= set(Mention.objects.filter(article__in=found.keys, surface__in=names).values_list("article", flat=True))
    return Naming([key for key in found.keys if key not in decided], found.is_whole)


def articles_holding(words: str) -> Naming:
    return _holding([_name(words)])


def _holding(sought: list[Sought]) -> Naming:
    """Found by the search, then read."""
    keys: set[int] = set()
    is_whole = len(sought) <= PHRASES
    for phrase in dict.fromkeys(one.phrase for one in sought[:PHRASES]):
        found = find(Article, f'"{phrase}"')
        if found is None:  # nobody knows: the newest are read
            return _read(sought, Article.objects.all(), is_whole=is_whole and Article.objects.count() <= EXAMINED)
        keys |= found.keys
        is_whole = is_whole and found.is_whole
    return _read(sought, Article.objects.filter(pk__in=keys), is_whole=is_whole and len(keys) <= EXAMINED)


def _read(sought: list[Sought], articles: QuerySet, *, is_whole: bool) -> Naming:
    newest = articles.order_by("-published_at", "-pk").values_list("pk", "body_text")[:EXAMINED]
    return Naming([pk for pk, text in newest if _is_one_in(text, sought)], is_whole)


def _is_one_in(text: str, sought: Iterable[Sought]) -> bool:
    folded, written = f" {searched(text)} ", f" {exact(text)} "
    return any(one.is_in(folded, written) for one in sought)


def _name(name: str) -> Sought:
    if is_exact(name):
        wanted = exact(name)
        return Sought(name, lambda folded, written: wanted in written)
    key = f" {searched(name)} "
    return Sought(name, lambda folded, written: key in folded)


def _functions(target: Target, lexicon: Lexicon) -> Iterable[Sought]:
    """« la directrice du HDH »: found by the name of the organisation, near the word of the function."""
    if target.kind != "person":
        return
    for house, posts in lexicon.posts.items():
        heads = {post.words[0] for post in posts if post.person == target.pk}
        if not heads:
            continue
        said = "|".join(sorted({word for head in heads for word in [head, *feminine_heads(head)]}))
        for entry in lexicon.spellings(Target("organisation", house)):
            key = re.escape(searched(entry.spelling))
            pattern = re.compile(rf" (?:{said}|pdg|dg|dga)(?: \w+){{0,8}} {key} ")
            yield Sought(entry.spelling, lambda folded, written, pattern=pattern: bool(pattern.search(folded)))

"""Themes, glossary, rubriques and types: the site’s own wherever it has them, invented ones otherwise."""

from articles.corpus import words
from articles.corpus.names import theme_name
from articles.corpus.records import Setting
from articles.corpus.writing import Table, new_ids
from articles.demo import records as demo
from articles.demo.taxonomy import RUBRIQUES, TYPES
from articles.models import ArticleType, GlossaryTerm, Rubrique, Tag
from portal.core.slugs import slugify
from portal.core.text import name_key


def types() -> list[ArticleType]:
    """The types of the site in their order; those of the demonstration where it has none."""
    return list(ArticleType.objects.all()) or [
        demo.article_type(rank, name, *rest) for rank, (name, *rest) in enumerate(TYPES)
    ]


def rubriques() -> list[Rubrique]:
    return list(Rubrique.objects.all()) or [
        demo.rubrique(rank, name, text) for rank, (name, text) in enumerate(RUBRIQUES)
    ]


def write_tags(setting: Setting) -> list[int]:
    """The ids of the themes, the most common first. A theme that the site has already is used as it is."""
    names = [theme_name(rank + setting.seed) for rank in range(setting.sizes.tags)]
    known = dict(Tag.objects.values_list("name_key", "pk"))
    table = Table(Tag, "id", "name", "name_key", "slug", now=setting.span.end)
    ids = new_ids(Tag)
    for name in names:
        key = name_key(name)
        if key not in known:
            known[key] = next(ids)
            table.add(known[key], name, key, slugify(name))
    table.flush()
    return [known[name_key(name)] for name in names]


def write_terms() -> list[tuple[int, str]]:
    """The terms of the glossary that articles use: ids and words."""
    found = []
    for word in words.TERMS:
        term = GlossaryTerm.objects.filter(term_key=name_key(word)).first()
        definition = f"<p>Mot inventé\u00a0: «\u00a0{word}\u00a0» n’est dans aucun dictionnaire.</p>"
        term = term or GlossaryTerm.objects.create(term=word, definition=definition)
        found.append((term.pk, term.term))
    return found

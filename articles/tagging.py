"""The door through which tags enter: one tag a comma, one spelling a tag, synonyms resolved."""

from taggit.managers import _TaggableManager

from articles.models.tag import Tag, TagSynonym
from portal.core.text import name_key, squash


def parse_tags(text: str) -> list[str]:
    """The names of the tags typed in `text`, separated by commas.

    A name already known, under any case, accents or synonym, gives the spelling on record.
    """
    wanted: dict[str, str] = {}
    for name in text.split(","):
        key = name_key(name)
        if key:
            wanted.setdefault(key, squash(name))
    known = dict(Tag.objects.filter(name_key__in=wanted).values_list("name_key", "name"))
    known |= dict(TagSynonym.objects.filter(name_key__in=wanted).values_list("name_key", "tag__name"))
    return list(dict.fromkeys(known.get(key, name) for key, name in wanted.items()))


def join_tags(tags) -> str:
    return ", ".join(sorted((tag.name for tag in tags), key=name_key))


def get_or_create_tags(names: list[str]) -> list[Tag]:
    """The tags of these names, made where they do not exist."""
    found = []
    for name in parse_tags(",".join(name.replace(",", " ") for name in names)):
        tag = Tag.objects.filter(name_key=name_key(name)).first()
        found.append(tag or Tag.objects.create(name=name))
    return found


class ThemeManager(_TaggableManager):
    """taggit’s manager, with every name passed through the door above, whoever calls `add` or `set`."""

    def _to_tag_model_instances(self, tags, tag_kwargs):
        names = [tag for tag in tags if isinstance(tag, str)]
        known = [tag for tag in tags if not isinstance(tag, str)]
        return super()._to_tag_model_instances([*known, *get_or_create_tags(names)], tag_kwargs)

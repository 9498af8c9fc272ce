"""Another name for a record, so that those who typed it find what they looked for."""

from dataclasses import dataclass

from django.db.models import Model, QuerySet

from articles.models import Tag, TagSynonym
from organisations.models import Organisation, OrganisationName
from people.models import Person, PersonName
from portal.core.admin.duplicates import look_alikes, similarity
from portal.core.house import between_marks
from portal.core.saving import gathered, record_saved
from portal.core.text import name_key

SHOWN = 3


@dataclass(frozen=True)
class Named:
    """A kind of record that has other names: rows of `names`, which lead to it by `owner`."""

    model: type[Model]
    names: type[Model]
    owner: str
    to_it: str  # « au thème »
    folded: tuple[str, ...]

    def bearing(self, name: str) -> QuerySet:
        """The records that bear this very name."""
        if self.model is Tag:
            key = name_key(name)
            return Tag.objects.filter(name_key=key) | Tag.objects.filter(
                pk__in=TagSynonym.objects.filter(name_key=key).values("tag")
            )
        return self.model.objects.named(name)


# By the field of the form in which one chooses the record.
NAMED = {
    "tag": Named(Tag, TagSynonym, "tag", "au thème", ("name_key", "synonyms__name_key")),
    "organisation": Named(
        *(Organisation, OrganisationName, "organisation", "à l’organisation"), ("name_key", "names__name_key")
    ),
    "person": Named(Person, PersonName, "person", "à", ("name_key", "sort_key", "names__name_key")),
}


def nearest(words: str, kinds: list[str]) -> list[tuple[str, Model]]:
    """The records, each with its kind, whose names are closest to the words typed; three at most."""
    key = name_key(words)
    found = [
        (kind, record)
        for kind in kinds
        for record in look_alikes(NAMED[kind].model.objects.all(), words, fields=NAMED[kind].folded)
    ]
    return sorted(found, key=lambda pair: -similarity(key, name_key(str(pair[1]))))[:SHOWN]


def refusal(kind: str, record: Model, name: str) -> str:
    """Why `name` is not to be given to `record`, in French; empty when it may."""
    named = NAMED[kind]
    if not name_key(name):
        return "Un nom a au moins une lettre ou un chiffre."
    if kind == "tag" and "," in name:
        return "Un thème n’a pas de virgule\u00a0: elle sépare deux thèmes."
    bearers = list(named.bearing(name)[:2])
    if record in bearers:
        return f"{between_marks(name)} mène déjà {named.to_it} {between_marks(str(record))}."
    if bearers:
        return (
            f"{between_marks(name)} mène déjà {named.to_it} {between_marks(str(bearers[0]))}. "
            "Si les deux le portent vraiment, ajoutez-le dans la fiche."
        )
    return ""


def give_name(*, kind: str, record: Model, name: str, nature: str, request=None) -> Model:
    """Writes the name, and has what cites the record follow, as when its own form is saved."""
    named = NAMED[kind]
    with gathered():
        given = named.names(name=name, kind=nature, **{named.owner: record})
        given.save()
        if kind != "tag":
            record_saved.send(type(record), record=record, request=request)
    return given

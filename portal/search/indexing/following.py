"""Whoever saves or deletes a record, or a part of it, changes the documents that tell of it."""

from collections.abc import Iterable

from django.db.models import Model, signals

from articles.models import (
    Article,
    ArticleType,
    Byline,
    DirectoryEntry,
    Event,
    EventSeries,
    Intervention,
    Mention,
    Participation,
    Quote,
    Rubrique,
    Tag,
    TaggedArticle,
    TagSynonym,
)
from organisations.models import Organisation, OrganisationName
from people.models import Affiliation, Person, PersonName
from portal.core import saving
from portal.core.saving import Key
from portal.search.indexing.citing import SPEAKING, Keys, Spreading, all_citing, citing
from portal.search.indexing.rebuilding import Rebuilt
from portal.search.indexing.running import run
from portal.search.indexing.writing import write
from portal.search.kinds import KINDS, MODELS

# What a record is made of: for each model of parts, the records that tell of it, and where it names them.
PARTS: dict[type[Model], list[tuple[str, type[Model]]]] = {
    Quote: [("parent_id", Article)],
    Byline: [("article_id", Article)],
    DirectoryEntry: [("article_id", Article)],
    Intervention: [("parent_id", Article)],
    Mention: [("article_id", Article)],
    TaggedArticle: [("content_object_id", Article)],
    PersonName: [("person_id", Person)],
    Affiliation: [("person_id", Person)],
    OrganisationName: [("organisation_id", Organisation)],
    Participation: [("event_id", Event), ("person_id", Person)],
    TagSynonym: [("tag_id", Tag)],
}
# Lists of choices, which have no model of their own: the record that tells of them, and its key in their rows.
CHOICES = {
    Article.about_people.through: "article_id",
    Article.about_organisations.through: "article_id",
    Quote.co_speakers.through: "quote_id",
    Quote.about.through: "quote_id",
    Event.organisers.through: "event_id",
}
OWNERS = {
    through: next(field.related_model for field in through._meta.fields if field.attname == owner)
    for through, owner in CHOICES.items()
}
# They have no document, but others tell their name.
NAMES = (ArticleType, Rubrique, EventSeries)


def connect() -> None:
    saving.records_changed.connect(_write, dispatch_uid="search")
    saving.many_written.connect(_rebuild, dispatch_uid="search")
    for model in {*MODELS.values(), *PARTS}:
        _listen(signals.post_save, model, _saved)
        _listen(signals.post_delete, model, _deleted)
    for model in MODELS.values():
        _listen(signals.pre_delete, model, _remember_citing)
    for model in PARTS:
        _listen(signals.pre_save, model, _remember_owners)
    for model in NAMES:
        _listen(signals.pre_save, model, _remember_name)
        _listen(signals.post_save, model, _name_saved)
    for through in CHOICES:
        _listen(signals.m2m_changed, through, _choices_changed)


def _listen(signal: signals.ModelSignal, sender: type[Model], receiver) -> None:
    signal.connect(receiver, sender=sender, dispatch_uid=f"search {receiver.__name__}")


def _write(sender, keys: set[Key], **kwargs) -> None:
    write({(KINDS[model], pk) for model, pk in keys if model in KINDS})


def _rebuild(sender, **kwargs) -> None:
    run(Rebuilt())


def _saved(sender, instance, raw, **kwargs) -> None:
    keys = _told_by(instance)
    if raw:
        # A fixture loads records in any order, those that cite a record before it too.
        keys |= _records(citing(sender, [instance.pk]))
    saving.all_changed(keys)


def _deleted(sender, instance, **kwargs) -> None:
    saving.all_changed(_told_by(instance) | getattr(instance, "_search_citing", set()))


def _told_by(instance: Model) -> set[Key]:
    """The records whose documents follow this one: itself, and those that it is or was a part of."""
    model = type(instance)
    owners = {(owner, getattr(instance, name)) for name, owner in PARTS.get(model, ())}
    owners |= getattr(instance, "_search_owners", set())
    if model is Affiliation:
        owners |= _records(Spreading().along(Person, [person for _model, person in owners], SPEAKING))
    return {(model, instance.pk), *owners} if model in KINDS else owners


def _remember_owners(sender, instance, raw, update_fields=None, **kwargs) -> None:
    """A part may be given to another record: the former one tells of it no more."""
    instance._search_owners = set()
    names = [name for name, _owner in PARTS[sender]]
    is_moved = update_fields is None or any(name in update_fields for attname in names for name in _both(attname))
    if raw or instance._state.adding or not is_moved:
        return
    for stored in sender._base_manager.filter(pk=instance.pk).values(*names):
        instance._search_owners = {(owner, stored[name]) for name, owner in PARTS[sender]}


def _both(attname: str) -> tuple[str, str]:
    return attname, attname.removesuffix("_id")


def _remember_citing(sender, instance, **kwargs) -> None:
    """Rows of lists of choices go with the record that they lead to, without a word: nothing tells later who cited it.

    Hence all of them at once, however long it takes: what was deleted must not be found any more.
    """
    instance._search_citing = _records(all_citing(sender, [instance.pk]))


def _remember_name(sender, instance, raw, **kwargs) -> None:
    stored = sender._base_manager.filter(pk=instance.pk).values_list("name", flat=True)
    instance._search_name = None if raw else next(iter(stored), instance.name)


def _name_saved(sender, instance, **kwargs) -> None:
    if instance._search_name != instance.name:
        saving.all_changed(_records(citing(sender, [instance.pk])))


def _choices_changed(sender, instance, action, reverse, pk_set, **kwargs) -> None:
    """A list of choices changes from the record that has it, or from one that it leads to (`reverse`)."""
    owner = CHOICES[sender]
    if action == "pre_clear" and reverse:
        (chosen,) = {field.attname for field in sender._meta.fields if not field.primary_key} - {owner}
        rows = sender._default_manager.filter(**{chosen: instance.pk})
        instance._search_cleared = set(rows.values_list(owner, flat=True))
    elif action == "post_clear":
        _owners_changed(sender, instance._search_cleared if reverse else {instance.pk})
    elif action in {"post_add", "post_remove"} and pk_set:
        _owners_changed(sender, pk_set if reverse else {instance.pk})


def _owners_changed(through: type[Model], pks: Iterable[int]) -> None:
    model = OWNERS[through]
    keys = {(model, pk) for pk in pks}
    if model is Quote:
        parents = Quote.objects.filter(pk__in=pks).values_list("parent_id", flat=True)
        keys |= {(Article, parent) for parent in parents}
    saving.all_changed(keys)


def _records(keys: Keys) -> set[Key]:
    return {(MODELS[kind], key) for kind, key in keys}

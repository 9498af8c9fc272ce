"""The content of a snapshot written into its article: quotes under the ids that they had."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError

from articles import services
from articles.models import Article, Change, Quote, Tag
from articles.revisions.snapshots import PARENTS, ROWS, fields_of, many_of, moment
from articles.services import PublicationRefused
from portal.core.merging import Merge
from portal.core.publishing import Status

# Where and when the article is read is decided for today; what readers were told of changes stays told.
LEFT = {"status", "published_at", "slug", "number"}
TOLD = Change._meta.model_name


def write(article: Article, content: dict, *, by) -> list[str]:
    """The text, the blocks, the themes and the lists. State, date, number and address stay, and so do the changes told
    to readers, to which new ones are added. To be called under the lock of the article.

    A record merged since is replaced by the one that was kept; one that is gone leaves its place empty. Returns what
    could not come back, or could not go, in words for the editor.
    """
    lacking: list[str] = []
    _write(article, content["fields"], LEFT, lacking)
    _choose(article, content["lists"], lacking)
    article.tags.set(_present(Tag, content["lists"]["tags"], lacking))
    for name, rows in content["rows"].items():
        if name == TOLD:
            for row in rows:
                if row["id"] is None:
                    _save(Change(article=article), row, lacking)
        elif name in ROWS:
            _write_rows(article, ROWS[name], rows, lacking)
    _settle(article, by, lacking)
    return list(dict.fromkeys(lacking))


def _settle(article: Article, by, lacking: list[str]) -> None:
    article = Article.objects.select_related("publication").get(pk=article.pk)
    if article.status != Status.PUBLISHED:
        services.refresh(article)
        return
    try:
        services.publish(article, by=by)
    except PublicationRefused as refusal:
        lacking.extend(gap.message for gap in refusal.gaps)
        services.refresh(article)


def _write_rows(article: Article, model: type[Model], rows: list[dict], lacking: list[str]) -> None:
    parent = PARENTS[model._meta.model_name]
    present = {row.pk: row for row in model.objects.filter(**{parent: article})}
    wanted = {row["id"] for row in rows if row["id"]}
    for key, row in present.items():
        if key not in wanted:
            _take_away(row, lacking)
    withdrawn = _withdrawn(article) if model is Quote else {}
    for row in rows:
        if row["id"] in withdrawn:
            lacking.append(f"La citation «\u00a0{withdrawn[row['id']]}\u00a0» est retirée, et le reste.")
            continue
        record = present.get(row["id"]) or model(**{parent: article})
        if record.pk is None and row["id"] and not model._base_manager.filter(pk=row["id"]).exists():
            record.pk = row["id"]
        setattr(record, parent, article)
        _save(record, row, lacking)


def _withdrawn(article: Article) -> dict[int, Quote]:
    """Taken from readers for a reason that was told: no older state of the article brings their words back."""
    return {quote.pk: quote for quote in Quote.objects.filter(withdrawn_from=article)}


def _take_away(row: Model, lacking: list[str]) -> None:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        lacking.append(f"«\u00a0{row}\u00a0» reste\u00a0: d’autres fiches s’en servent.")


def _save(record: Model, values: dict, lacking: list[str]) -> None:
    try:
        with transaction.atomic():
            _write(record, values, set(), lacking)
            _choose(record, values, lacking)
    except IntegrityError:
        lacking.append(f"Un bloc n’a pas pu revenir ({record._meta.verbose_name})\u00a0: ce qu’il montre a disparu.")


def _write(record: Model, values: dict, left: set[str], lacking: list[str]) -> None:
    for column in fields_of(type(record)):
        if column.name in left or column.name not in values:
            continue
        value = moment(column, values[column.name])
        if column.is_relation and value is not None:
            found = _present(column.related_model, [value], lacking)
            value = found[0].pk if found else None
        setattr(record, column.attname, value)
    record.save()


def _choose(record: Model, values: dict, lacking: list[str]) -> None:
    for column in many_of(type(record)):
        if column.name in values:
            getattr(record, column.name).set(_present(column.related_model, values[column.name], lacking))


def _present(model: type[Model], keys: Iterable[int], lacking: list[str]) -> list[Model]:
    """These records, or those into which they were merged since."""
    found = []
    for key in keys:
        record = model._base_manager.filter(pk=_followed(model, key)).first()
        if record is None:
            lacking.append(f"{model._meta.verbose_name} disparue ou disparu depuis (n°\u00a0{key}).")
        elif record not in found:
            found.append(record)
    return found


def _followed(model: type[Model], key: int) -> int:
    seen = set()
    while key not in seen and not model._base_manager.filter(pk=key).exists():
        seen.add(key)
        merge = Merge.objects.filter(model=model._meta.label, merged_pk=key, undone_at=None).order_by("-pk").first()
        if merge is None:
            break
        key = merge.kept_pk
    return key

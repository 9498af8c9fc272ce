"""What a published article must have, and what it had better have."""

from dataclasses import dataclass

from articles.models import Article, Figure, Quote
from articles.rendering.body import PLUGINS


@dataclass(frozen=True)
class Gap:
    """Something missing: what to tell the editor, and where to mend it.

    `field` is a field of the form or the name of a set of blocks, `record` the block’s primary key.
    """

    message: str
    field: str
    is_blocking: bool = True
    record: int | None = None


def publication_gaps(article: Article) -> list[Gap]:
    """Everything that a saved article lacks, blocking gaps first. An empty list means ready."""
    gaps = [*_identity(article), *_body(article), *_quotes(article), *_pictures(article), *_advice(article)]
    return sorted(gaps, key=lambda gap: not gap.is_blocking)


def _identity(article: Article) -> list[Gap]:
    gaps = []
    if not article.title.strip():
        gaps.append(Gap("Le titre manque.", "title"))
    if article.type_id is None:
        gaps.append(Gap("Le type d’article manque.", "type"))
    return gaps


def _body(article: Article) -> list[Gap]:
    blocks = (plugin.objects.filter(parent=article, region="body") for plugin in PLUGINS)
    if article.standfirst.strip() or any(found.exists() for found in blocks):
        return []
    return [Gap("L’article est vide : ni chapô, ni bloc dans le corps.", "standfirst")]


def _quotes(article: Article) -> list[Gap]:
    nameless = Quote.objects.filter(
        parent=article, speaker=None, organisation=None, speaker_label="", is_unnamed=False, kind=Quote.Kind.FULL
    )
    return [
        Gap(
            f"La citation « {quote} » n’a pas d’intervenant·e (ou cochez « source non nommée »).",
            "articles_quote_set",
            record=quote.pk,
        )
        for quote in nameless
    ]


def _pictures(article: Article) -> list[Gap]:
    gaps = []
    for figure in Figure.objects.filter(parent=article).select_related("image"):
        image = figure.image
        lacks = [
            (not image.credit.strip(), "de crédit", True),
            (not (image.has_alternative or figure.caption or figure.alt), "de texte de remplacement", False),
            (not image.file, "de fichier", False),
            (image.is_lapsed, "de droits en cours, et ne sera pas montrée", False),
        ]
        gaps += [
            Gap(f"L’image « {image} » n’a pas {what}.", "articles_figure_set", is_blocking, figure.pk)
            for is_lacking, what, is_blocking in lacks
            if is_lacking
        ]
    return gaps


def _advice(article: Article) -> list[Gap]:
    gaps = []
    if article.rubrique_id is None:
        gaps.append(Gap("L’article n’a pas de rubrique.", "rubrique", False))
    if not article.tags.exists():
        gaps.append(Gap("L’article n’a pas de thème : il ne sera pas proposé dans « À lire ».", "tags", False))
    if len(article.standfirst) > 400:
        gaps.append(Gap("Le chapô dépasse 400 caractères.", "standfirst", False))
    return gaps

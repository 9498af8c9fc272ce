"""What a published article must have, and what it had better have: the house decides (see `gaps`)."""

from dataclasses import dataclass

from django.conf import settings

from articles.gaps import VITAL
from articles.models import Article, Figure, Quote
from articles.quote_checks import quote_faults
from articles.rendering.body import PLUGINS
from articles.to_fill import blocks_to_fill
from portal.core.house import between_marks

LONGEST_STANDFIRST = 400
SHOWN = 5  # words to fill, of each block


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
    gaps = [
        *_identity(article),
        *_body(article),
        *_left_of_template(article),
        *_quotes(article),
        *_words(article),
        *_pictures(article),
        *_classing(article),
    ]
    return sorted(gaps, key=lambda gap: not gap.is_blocking)


def _gap(kind: str, message: str, field: str, record: int | None = None) -> Gap:
    return Gap(message, field, kind in VITAL or kind in settings.PUBLICATION_BLOCKING, record)


def _identity(article: Article) -> list[Gap]:
    gaps = []
    if not article.title.strip():
        gaps.append(_gap("titre", "Le titre manque.", "title"))
    if article.type_id is None:
        gaps.append(_gap("type", "Le type d’article manque.", "type"))
    return gaps


def _body(article: Article) -> list[Gap]:
    blocks = (plugin.objects.filter(parent=article, region="body") for plugin in PLUGINS)
    if article.standfirst.strip() or any(found.exists() for found in blocks):
        return []
    return [_gap("texte", "L’article est vide : ni chapô, ni bloc dans le corps.", "standfirst")]


def _left_of_template(article: Article) -> list[Gap]:
    said = "Il reste des mots du modèle à remplir\u00a0: {}."
    return [
        _gap(
            "modele",
            said.format(", ".join(words[:SHOWN])),
            f"{block._meta.label_lower.replace('.', '_')}_set",
            block.pk,
        )
        for block, words in blocks_to_fill(article)
    ]


def _quotes(article: Article) -> list[Gap]:
    nameless = Quote.objects.filter(
        parent=article, speaker=None, organisation=None, speaker_label="", is_unnamed=False, kind=Quote.Kind.FULL
    )
    said = "La citation {} n’a pas d’intervenant·e (ou cochez «\u00a0source non nommée\u00a0»)."
    return [
        _gap("intervenant", said.format(between_marks(str(quote))), "articles_quote_set", quote.pk)
        for quote in nameless
    ]


def _words(article: Article) -> list[Gap]:
    return [Gap(*fault) for fault in quote_faults(article)]


def _pictures(article: Article) -> list[Gap]:
    gaps = []
    for figure in Figure.objects.filter(parent=article).select_related("image"):
        image = figure.image
        lacks = [
            (not image.credit.strip(), "credit", "de crédit"),
            (not (image.has_alternative or figure.alt), "alternative", "de texte de remplacement"),
            (not image.file, "fichier", "de fichier"),
            (image.is_lapsed, "droits", "de droits en cours, et ne sera pas montrée"),
        ]
        gaps += [
            _gap(kind, f"L’image {between_marks(str(image))} n’a pas {what}.", "articles_figure_set", figure.pk)
            for is_lacking, kind, what in lacks
            if is_lacking
        ]
    return gaps


def _classing(article: Article) -> list[Gap]:
    gaps = []
    if article.rubrique_id is None:
        gaps.append(_gap("rubrique", "L’article n’a pas de rubrique.", "rubrique"))
    if not article.tags.exists():
        gaps.append(_gap("theme", "L’article n’a pas de thème : il ne sera pas proposé dans « À lire ».", "tags"))
    if len(article.standfirst) > LONGEST_STANDFIRST:
        gaps.append(_gap("chapo", f"Le chapô dépasse {LONGEST_STANDFIRST} caractères.", "standfirst"))
    return gaps

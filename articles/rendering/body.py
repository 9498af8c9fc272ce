"""From the blocks of an article to the HTML that readers’ pages print as it is."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from content_editor.contents import contents_for_item
from django.template.loader import render_to_string

from articles.models import Article, Attachment, Box, Embed, Figure, Intervention, Quote, RichText
from articles.rendering.headings import Heading, number_headings
from articles.rendering.interventions import quotes_elsewhere
from articles.rendering.languages import language_marks
from articles.rendering.links import internal_numbers, resolve_links
from articles.rendering.mentions import accepted_mentions, mark_mentions
from articles.rendering.quotes import anchor_marks, days_to_tell, ndlr_marks, page_links, stands_in_title
from articles.rendering.spans import insert, masked_text, text_of, wrap
from articles.rendering.withdrawn import without_withdrawn
from portal.core.markup import plain_text, serialise, tokenise, without

PLUGINS = [RichText, Quote, Figure, Box, Intervention, Attachment, Embed]

_TEMPLATES = {
    Quote: "articles/blocks/_quote.html",
    Figure: "articles/blocks/_figure.html",
    Box: "articles/blocks/_box.html",
    Intervention: "articles/blocks/_intervention.html",
    Attachment: "articles/blocks/_attachment.html",
    Embed: "articles/blocks/_embed.html",
}
ASIDE = re.compile(
    r'aria-hidden="true"|class="[^"]*\b(?:visually-hidden|quote__speaker|intervention__quotes|picture__note)\b'
)
LABELS = re.compile(r'class="[^"]*\bquote__speaker\b')  # as printed that day: nothing is added to them
_LIST_END = re.compile(r"(?:\s*</li>\s*</[uo]l>)+\s*$")


@dataclass
class RenderedBody:
    """What rendering found. `missing_quotes` are noted quotes whose words are not in the text."""

    html: str
    text: str
    headings: list[Heading]
    linked_numbers: set[int]
    targets: dict[int, Article]
    missing_quotes: list[Quote] = field(default_factory=list)


def render_body(article: Article, *, moment: datetime) -> RenderedBody:
    """Renders as readers will see it at `moment`, when the article is or becomes public."""
    contents = contents_for_item(article, PLUGINS)
    pieces: list[str] = []
    noted = [quote for quote in contents["noted"] if not stands_in_title(quote, article.title)]
    elsewhere, days = quotes_elsewhere(contents["body"], noted), days_to_tell(contents["body"])
    first = next((block for block in contents["body"] if isinstance(block, Figure)), None)
    for position, block in enumerate(contents["body"]):
        said = {"moment": moment, "is_lead": position == 0, "day": days.get(position), "is_eager": block is first}
        said["quotes_elsewhere"] = elsewhere.get(position, [])
        html = _render_block(block, article, said)
        if isinstance(block, Figure) and block.placement == Figure.Placement.IN_LIST and pieces:
            pieces[-1] = _into_last_item(pieces[-1], html)
        else:
            pieces.append(html)
    html = without_withdrawn("\n".join(piece for piece in pieces if piece), article.withdrawn_quotes.order_by("pk"))
    numbers = internal_numbers(html)
    targets = _public_targets(numbers, article, moment)
    html = resolve_links(html, targets)
    html, headings = number_headings(html)
    text = text_of(html)
    anchors, missing = anchor_marks(text, noted)
    html = wrap(html, [*anchors, *ndlr_marks(text), *language_marks(masked_text(html, LABELS))])
    html = insert(html, page_links(text, anchors, noted))
    html = mark_mentions(html, accepted_mentions(article))
    return RenderedBody(html, readable_text(html), headings, numbers, targets, missing)


def _render_block(block, article: Article, said: dict) -> str:
    if isinstance(block, RichText):
        return block.text
    context = {"block": block, "article": article, "publication": article.publication, **said}
    return render_to_string(_TEMPLATES[type(block)], context).strip()


def _into_last_item(html: str, figure: str) -> str:
    """Puts the figure at the end of the last, innermost item of the list that ends `html`."""
    match = _LIST_END.search(html)
    if match is None:
        return f"{html}\n{figure}"
    return f"{html[: match.start()]}{figure}{html[match.start() :]}"


def _public_targets(numbers: set[int], article: Article, moment: datetime) -> dict[int, Article]:
    """The linked articles that readers can open at `moment`. An article may link to a place of its own."""
    found = Article.objects.filter(number__in=numbers).defer("body_html", "body_text", "outline")
    public = {target.number: target for target in found if target.is_published_at(moment)}
    return public | ({article.number: article} if article.number in numbers else {})


def readable_text(html: str) -> str:
    """The words of the article: no drawn initials, no caption of a quote, nothing meant for screen readers alone."""
    return plain_text(serialise(without(tokenise(html), ASIDE)))
